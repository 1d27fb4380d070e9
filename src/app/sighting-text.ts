import type { Sighting } from '../hunt/index.ts';
import type { ObservableType } from '../model/index.ts';
import { inMarks } from '../share/in-marks.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import { defang, unclickable } from '../share/lists/defang.ts';
import type { HuntEvent, HuntHit } from './hunt-hit.ts';
import type { HuntSource } from './hunt-sources.ts';

/** A hit in a row of a table, which is at no line and no offset. */
type RowSighting = Omit<Sighting<unknown>, 'lineNumber' | 'offset'>;

/** One hit, for a pipe and for a person, each written when it is asked for; described in docs/reference/hunt.md. */
export function shownHit(
  sighting: Sighting<unknown>,
  source: HuntSource,
): HuntHit & { readonly event: HuntEvent } {
  const place = `${sighting.file}:${sighting.lineNumber}`;
  return {
    ...warnedBy(sighting, source),
    get json() {
      return json(sighting, sighting, source);
    },
    get lines() {
      const { head, named, seen } = this.event;
      return [...head, ...named, ...seen];
    },
    get event() {
      return event(place, sighting, source);
    },
  };
}

/** The same of a row: `lineNumber` and `offset` are null, and one row is not told from another that says the same. */
export function shownRowHit(row: RowSighting, source: HuntSource): HuntHit {
  return {
    ...warnedBy(row, source),
    get json() {
      return json(row, { lineNumber: null, offset: null }, source);
    },
    get lines() {
      const { head, named, seen } = event(row.file, row, source);
      return [...head, ...named, ...seen];
    },
  };
}

function warnedBy(
  { indicator: { type, value } }: RowSighting,
  { warningList }: HuntSource,
): Pick<HuntHit, 'warned'> {
  return warningList === undefined ? {} : { warned: `${type} ${defang(type, value)}` };
}

interface Position {
  readonly lineNumber: number | null;
  readonly offset: number | null;
}

function json(sighting: RowSighting, { lineNumber, offset }: Position, source: HuntSource): string {
  const { indicator, form, matched, file, line, lineIsCut, time, host, recordLines } = sighting;
  return lineSafeJson({
    indicator: { type: indicator.type, value: indicator.value },
    form,
    matched,
    ...named(source),
    file,
    offset,
    lineNumber,
    line,
    ...(lineIsCut && { lineIsCut }),
    ...(time !== undefined && { when: time.when }),
    ...(time?.assumed !== undefined && { whenAssumed: time.assumed }),
    ...(host !== undefined && { host }),
    ...(recordLines !== undefined && { recordLines }),
  });
}

/** Who names the indicator, a sentence of a report or a line of a list; and which warning list has it. */
function named(source: HuntSource): object {
  const { warningList } = source;
  return { ...by(source), ...(warningList !== undefined && { warningList }) };
}

function by(source: HuntSource): object {
  if (source.kind === 'list') return { list: { file: source.file, lineNumber: source.lineNumber } };
  const { reportId: id, reportTitle: title, span, sentence, role, heldBack } = source.indicator;
  const { published } = source;
  const report = { id, title, ...(published !== undefined && { published }) };
  return { report, span, sentence: sentence.text, role, ...(heldBack !== undefined && { heldBack }) };
}

/** Where, what, when, the line, and the sentence of the report that names it. */
function event(place: string, sighting: RowSighting, source: HuntSource): HuntEvent {
  const { indicator, form, matched, line, at } = sighting;
  const how = form === 'exact' ? '' : ` (${form})`;
  const seen = around(indicator.type, line, at, matched);
  const head = `${place}: ${indicator.type} ${defang(indicator.type, indicator.value)}${how}`;
  const { warningList } = source;
  const warned = warningList === undefined ? [] : [`  warned  it stands on “${warningList}”`];
  return {
    place,
    head: [head, `  line    ${seen}`],
    named: [`  ${reference(source)}`, ...warned],
    seen: whenLine(sighting, source),
  };
}

function reference(source: HuntSource): string {
  if (source.kind === 'list') return `list    ${source.file}:${source.lineNumber}`;
  const { type, reportTitle, span, sentence, heldBack } = source.indicator;
  const page = span.page === undefined ? '' : `, p.${span.page}`;
  const named = around(type, sentence.text, span.start - sentence.start, span.quote);
  const held = heldBack === undefined ? '' : '; held back by the default view';
  return `report  ${inMarks(named)} (${reportTitle}${page}${held})`;
}

/** When and on which machine; and how that stands to the day the report was published. */
function whenLine({ time, host, recordLines }: RowSighting, source: HuntSource): readonly string[] {
  const record = recordLines === undefined ? '' : ` (lines ${recordLines.join('–')})`;
  const machine = `${host === undefined ? '' : ` on ${host}`}${record}`;
  if (time === undefined) return host === undefined ? [] : [`  host    ${host}${record}`];
  const since = source.kind === 'report' ? distance(time.when, source.published) : '';
  const assumed = time.assumed === undefined ? '' : ` (${time.assumed.join(' and ')} assumed)`;
  return [`  seen    ${time.when}${assumed}${machine}${since}`];
}

/** `, 14 months before the report`; nothing where either day is not known. */
function distance(when: string, published: string | undefined): string {
  const day = published === undefined ? Number.NaN : Date.parse(published);
  if (Number.isNaN(day)) return '';
  const days = Math.round(
    (Date.parse(when.slice(0, 10)) - Date.parse(new Date(day).toISOString().slice(0, 10))) / 86_400_000,
  );
  if (days === 0) return ', on the day of the report';
  const much = Math.abs(days);
  const count = much < 60 ? `${much} day${much === 1 ? '' : 's'}` : `${Math.round(much / 30.44)} months`;
  return `, ${count} ${days < 0 ? 'before' : 'after'} the report`;
}

/** UTF-16 units shown on either side of the words in question. */
const CONTEXT = 140;
const LONGEST_WORDS = 300;

/** Words in the text they stand in, so that nobody clicks on them by accident. */
function around(type: ObservableType, text: string, start: number, words: string): string {
  const end = start + words.length;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  const shown = words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
  const stretch = `${start > CONTEXT ? '…' : ''}${before}${unclickable(type, shown)}${after}${end + CONTEXT < text.length ? '…' : ''}`;
  return stretch.replace(/\s+/gu, ' ').trim();
}
