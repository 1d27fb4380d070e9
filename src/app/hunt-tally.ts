import type { TaskDone, TaskHit } from '../hunt/index.ts';
import type { Problem } from '../model/index.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import { defang } from '../share/lists/defang.ts';
import type { HuntHit } from './hunt-hit.ts';
import type { LeftOfLog } from './hunt-plan.ts';
import type { Hunted, HuntSource } from './hunt-sources.ts';

/** What a hunt was to search, and for what. */
export interface HuntExtent {
  readonly logs: number;
  /** Links in folders that were not followed. */
  readonly links: number;
  readonly sought: number;
  readonly notSought: number;
  readonly heldBack: number;
}

interface Seen {
  readonly type: string;
  readonly value: string;
  readonly number: number;
  readonly host: string | null;
  readonly day: string | null;
  count: number;
  first: string | null;
  last: string | null;
}

/** Indicators by host and day that are told apart; beyond it, further ones are counted together. */
const MOST_SEEN = 200_000;

/** What a hunt has come to so far. */
export class HuntTally {
  readonly #extent: HuntExtent;
  readonly #seen: Map<string, Seen> = new Map();
  readonly #started: number = performance.now();
  #lines = 0;
  #bytes = 0;
  #whole = 0;
  readonly #known: { bytes: number; lines: number } = { bytes: 0, lines: 0 };
  #current = '';
  #summed: Promise<void> | undefined;
  /** The line of the hit before, and which values have been found in it. */
  readonly #line: { place: string; readonly values: Set<string> } = { place: '', values: new Set() };
  /** Hits that tell of a value in a line again, since it is named more than once. */
  #again = 0;
  hits = 0;
  /** Hits of values on a warning list, which `hits` does not count. */
  warned = 0;
  /** Sightings that were kept or added to; undefined where none are to be. */
  sightings: number | undefined;

  constructor(extent: HuntExtent) {
    this.#extent = extent;
  }

  add(hit: TaskHit, isSummed: boolean, isWarned: boolean): void {
    if (isWarned) this.warned += 1;
    else this.hits += 1;
    if (!isWarned && this.#isAgain(hit)) this.#again += 1;
    if (!isSummed) return;
    const { indicator, host = null, time } = hit;
    const day = time?.when.slice(0, 10) ?? null;
    const isFull = this.#seen.size >= MOST_SEEN;
    const key = JSON.stringify(isFull ? [indicator.source] : [indicator.source, host, day]);
    const { type, value, source: number } = indicator;
    const place = isFull ? { host: null, day: null } : { host, day };
    const seen = this.#seen.get(key) ?? { type, value, number, ...place, count: 0, first: null, last: null };
    const when = time?.when ?? null;
    seen.count += 1;
    if (when !== null && (seen.first === null || when < seen.first)) seen.first = when;
    if (when !== null && (seen.last === null || when > seen.last)) seen.last = when;
    this.#seen.set(key, seen);
  }

  /** Hits of one line come one after another; rows of a table have no number. */
  #isAgain({ file, lineNumber, offset, indicator: { type, value } }: TaskHit): boolean {
    if (lineNumber === 0) return false;
    const place = `${offset} ${file}`;
    if (place !== this.#line.place) {
      this.#line.place = place;
      this.#line.values.clear();
    }
    const { values } = this.#line;
    const before = values.size;
    values.add(`${type} ${value}`);
    return values.size === before;
  }

  /** Logs that were searched before count as searched; what a token index says cannot have what is sought is not read. */
  knowsOf(logs: readonly LeftOfLog[]): void {
    for (const { tasks, known } of logs) {
      if (tasks.length === 0) this.#whole += 1;
      this.#known.bytes += known?.bytes ?? 0;
      this.#known.lines += known?.lines ?? 0;
    }
  }

  done(file: string, { lines, bytes }: TaskDone, isWhole: boolean): void {
    this.#lines += lines;
    this.#bytes += bytes;
    this.#current = file;
    if (isWhole) this.#whole += 1;
  }

  /** `3 hits (1 of them again, of values that are named more than once; and 2 of values on a warning list)` */
  found(): string {
    const again =
      this.#again === 0 ? [] : [`${this.#again} of them again, of values that are named more than once`];
    const warned = this.warned === 0 ? [] : [`and ${this.warned} of values on a warning list`];
    const more = [...again, ...warned].join('; ');
    return `${this.hits === 0 ? 'no hit' : counted(this.hits, 'hit')}${more === '' ? '' : ` (${more})`}`;
  }

  /** "No hit" is only as good as what was searched: say how much that was, and for what. */
  verdict(): string {
    const { logs, links, sought, notSought, heldBack } = this.#extent;
    const seconds = (performance.now() - this.#started) / 1000;
    const rate = this.#bytes > 1e8 ? ` at ${(this.#bytes / 1e9 / seconds).toFixed(2)} GB/s` : '';
    const extent = `in ${counted(this.#lines, 'line')} (${counted(this.#bytes, 'byte')}${rate})`;
    const { lines, bytes } = this.#known;
    const known =
      bytes === 0
        ? ''
        : `; ${counted(lines, 'line')} (${counted(bytes, 'byte')}) not read, by their token index`;
    const whole = `${this.#whole} of ${counted(logs, 'log')} searched whole, for ${counted(sought, 'indicator')}`;
    const linked = links === 0 ? '' : `; ${counted(links, 'link')} in folders not followed`;
    // Of some types (services, tasks, command lines) logs may well carry the value: that is not what is said here.
    const left =
      notSought === 0 ? '' : `; ${notSought} not sought, as Howdunit does not search for their types`;
    const held = heldBack === 0 ? '' : `; ${heldBack} held back and not sought (--all)`;
    const kept = this.kept().map((each) => `; ${each}`);
    return `${this.found()} ${extent}; ${whole}${linked}${known}${left}${held}${kept.join('')}`;
  }

  /** `2 sightings kept or added to`; nothing where none are to be kept. */
  kept(): readonly string[] {
    if (this.sightings === undefined) return [];
    const passed = this.warned === 0 ? '' : ', none of values on a warning list';
    return [`${counted(this.sightings, 'sighting')} kept or added to${passed}`];
  }

  interrupted(): string {
    const last = this.#current === '' ? '' : `, the last in ${this.#current}`;
    return `interrupted: ${this.verdict()}${last}`;
  }

  /** Tells of it by indicator, host and day, most frequent first; once, as it is when that is asked for. */
  summarise(source: Hunted['source'], listener: SummaryListener): Promise<void> {
    this.#summed ??= this.#tellSeen(source, listener);
    return this.#summed;
  }

  async #tellSeen(source: Hunted['source'], { onSighting, onProblem }: SummaryListener): Promise<void> {
    const rows = [...this.#seen.values()].map((row) => ({ ...row })).sort((a, b) => b.count - a.count);
    for (const row of rows) {
      const named = await source(row.number);
      if (named.ok) await onSighting(summary(row, named.value));
      else onProblem(named.problem);
    }
  }
}

export interface SummaryListener {
  readonly onSighting: (sighting: HuntHit) => Promise<void>;
  readonly onProblem: (problem: Problem) => void;
}

function summary({ type, value, host, day, count, first, last }: Seen, source: HuntSource): HuntHit {
  const named =
    source.kind === 'list'
      ? { list: { file: source.file, lineNumber: source.lineNumber } }
      : {
          report: { id: source.indicator.reportId, title: source.indicator.reportTitle },
          span: source.indicator.span,
          role: source.indicator.role,
        };
  const { warningList } = source;
  const json = lineSafeJson({
    indicator: { type, value },
    host,
    day,
    count,
    first,
    last,
    ...named,
    ...(warningList !== undefined && { warningList }),
  });
  const what = `${type} ${defang(type as Parameters<typeof defang>[0], value)}`;
  const where = `${host ?? 'host not stated'}  ${day ?? 'day not stated'}`;
  const row = `${String(count).padStart(7)}  ${what}  ${where}`;
  const shown = warningList === undefined ? row : `${row}  (on “${warningList}”)`;
  // Reports that name the same have the same row.
  const event = { place: '', head: [shown], named: [], seen: [] };
  return { json, lines: [shown], event, ...(warningList !== undefined && { warned: what }) };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
