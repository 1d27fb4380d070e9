import type { TaskHit } from '../hunt/index.ts';
import type { KeptSighting, Problem, Result, SightedLine, UtcInstant } from '../model/index.ts';
import { derivedId, ok, problem, sha256, utcInstant } from '../model/index.ts';
import type { NewSighting, StoredIndicator } from '../store/index.ts';
import type { Desk } from './desk.ts';

/** Sightings of one log; further ones are told of and not kept. */
const MOST = 100_000;
const MOST_LINES = 3;
const LONGEST_LINE = 1_024;

interface Gathered {
  readonly sighting: Pick<
    KeptSighting,
    'id' | 'findingId' | 'span' | 'captureId' | 'readingId' | 'role' | 'reportId' | 'indicator' | 'file'
  > &
    Pick<KeptSighting, 'host' | 'day'>;
  count: number;
  first: string | undefined;
  last: string | undefined;
  assumed: Set<'year' | 'zone'>;
  lines: SightedLine[];
  mark: string;
}

/**
 * Adds hits up to sightings: an indicator of a report, on a host, on a day, in a log. Hits of a log come in its order,
 * so where the line comes that was counted last, all before it were counted, too, and are taken off again: searching a
 * log anew adds nothing, searching one that has grown adds what is new.
 */
export class HuntSightings {
  readonly #desk: Pick<Desk, 'store' | 'keep'>;
  readonly #marks: ReadonlyMap<string, string>;
  readonly #found: Map<string, Gathered> = new Map();
  #left = 0;

  private constructor(desk: Pick<Desk, 'store' | 'keep'>, marks: ReadonlyMap<string, string>) {
    this.#desk = desk;
    this.#marks = marks;
  }

  static async over(desk: Pick<Desk, 'store' | 'keep'>): Promise<Result<HuntSightings>> {
    const marks = await desk.store.sightingMarks();
    return marks.ok ? ok(new HuntSightings(desk, marks.value)) : marks;
  }

  note(hit: TaskHit, named: StoredIndicator): void {
    const { file, host, time } = hit;
    const { findingId, span, captureId, readingId, role, reportId, type, value } = named;
    const day = time?.when.slice(0, 10);
    const id = derivedId('sighting', JSON.stringify([reportId, type, value, file, host, day]));
    const found = this.#found.get(id);
    if (found === undefined && this.#found.size >= MOST) {
      this.#left += 1;
      return;
    }
    const origin = { findingId, span, captureId, readingId, role, reportId, indicator: { type, value } };
    const place = { file, ...(host !== undefined && { host }), ...(day !== undefined && { day }) };
    const gathered = found ?? { sighting: { id, ...origin, ...place }, ...nothing() };
    this.#found.set(id, gathered);
    add(gathered, hit);
    gathered.mark = `${hit.offset}:${sha256(hit.line).slice(0, 16)}`;
    if (gathered.mark === this.#marks.get(id)) Object.assign(gathered, nothing());
  }

  /** Stores what the log that has just been searched came to. @returns why not all of it was kept */
  async keep(tally: { sightings: number | undefined }): Promise<readonly Problem[]> {
    const at = utcInstant(this.#desk.keep.now());
    const added = [...this.#found.values()].filter(({ count }) => count > 0).map((each) => made(each, at));
    const kept = added.length === 0 ? ok(undefined) : await this.#desk.store.addSightings(added);
    const tooMany = this.#left === 0 ? [] : [tooManyIn(added[0]?.sighting.file, this.#left)];
    this.#found.clear();
    this.#left = 0;
    tally.sightings = (tally.sightings ?? 0) + (kept.ok ? added.length : 0);
    return kept.ok ? tooMany : [kept.problem];
  }
}

function tooManyIn(file: string | undefined, left: number): Problem {
  const message = `this log has more than ${MOST} sightings; ${left} hits beyond them are not kept`;
  const where = file === undefined ? {} : { where: file };
  return problem('too-large', message, { ...where, hint: 'Hunt for one report at a time: --report.' });
}

function nothing(): Omit<Gathered, 'sighting' | 'mark'> & { readonly mark: string } {
  return { count: 0, first: undefined, last: undefined, assumed: new Set(), lines: [], mark: '' };
}

function add(
  gathered: Gathered,
  { time, line, lineNumber, offset, form, matched, at, lineIsCut }: TaskHit,
): void {
  gathered.count += 1;
  const when = time?.when;
  if (when !== undefined && (gathered.first === undefined || when < gathered.first)) gathered.first = when;
  if (when !== undefined && (gathered.last === undefined || when > gathered.last)) gathered.last = when;
  for (const each of time?.assumed ?? []) gathered.assumed.add(each);
  if (gathered.lines.length >= MOST_LINES) return;
  const from = Math.max(0, Math.min(at - LONGEST_LINE / 4, line.length - LONGEST_LINE));
  const text = line.slice(from, from + LONGEST_LINE);
  const isCut = lineIsCut || text.length < line.length;
  gathered.lines.push({
    lineNumber,
    offset,
    text,
    ...(isCut && { isCut }),
    form,
    matched: matched.slice(0, LONGEST_LINE),
  });
}

function made(gathered: Gathered, at: UtcInstant): NewSighting {
  const { sighting, count, first, last, assumed, lines, mark } = gathered;
  const times = {
    ...(first !== undefined && { first: first as UtcInstant }),
    ...(last !== undefined && { last: last as UtcInstant }),
    ...(assumed.size > 0 && { assumed: [...assumed] }),
  };
  return {
    mark,
    sighting: { kind: 'sighting', ...sighting, ...times, count, lines, keptAt: at, addedAt: at },
  };
}
