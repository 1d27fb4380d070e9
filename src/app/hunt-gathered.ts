import type { Sighting } from '../hunt/index.ts';
import type { KeptSighting, Problem, SightedLine, UtcInstant } from '../model/index.ts';
import { derivedId, problem } from '../model/index.ts';
import type { NewSighting, StoredIndicator } from '../store/index.ts';

/** Sightings of one log or table; further ones are told of and not kept. */
export const MOST_SIGHTINGS = 100_000;
const MOST_LINES = 3;
const LONGEST_LINE = 1_024;

/** A hit that is to be kept: in a line of a log, or in a row of a table, which has no number. */
export type KeptHit = Omit<Sighting<unknown>, 'lineNumber' | 'offset'> &
  Partial<Pick<Sighting<unknown>, 'lineNumber' | 'offset'>>;

/** Hits of one indicator on one host and day in one log, so far. */
export interface Gathered {
  readonly id: string;
  readonly named: StoredIndicator;
  readonly place: Pick<KeptSighting, 'file' | 'host' | 'day'>;
  count: number;
  first: string | undefined;
  last: string | undefined;
  assumed: Set<'year' | 'zone'>;
  lines: SightedLine[];
}

/** Nothing yet, of the sighting that a hit belongs to. */
export function gathering({ file, host, time }: KeptHit, named: StoredIndicator): Gathered {
  const { reportId, type, value } = named;
  const day = time?.when.slice(0, 10);
  const id = derivedId('sighting', JSON.stringify([reportId, type, value, file, host, day]));
  const place = { file, ...(host !== undefined && { host }), ...(day !== undefined && { day }) };
  return { id, named, place, ...nothing() };
}

export function nothing(): Omit<Gathered, 'id' | 'named' | 'place'> {
  return { count: 0, first: undefined, last: undefined, assumed: new Set(), lines: [] };
}

export function gather(gathered: Gathered, hit: KeptHit): void {
  gathered.count += 1;
  const when = hit.time?.when;
  if (when !== undefined && (gathered.first === undefined || when < gathered.first)) gathered.first = when;
  if (when !== undefined && (gathered.last === undefined || when > gathered.last)) gathered.last = when;
  for (const each of hit.time?.assumed ?? []) gathered.assumed.add(each);
  if (gathered.lines.length < MOST_LINES) gathered.lines.push(lineOf(hit));
}

/** The line, or where it is long the stretch of it around what matched. */
function lineOf({ line, lineNumber, offset, form, matched, at, lineIsCut }: KeptHit): SightedLine {
  const from = Math.max(0, Math.min(at - LONGEST_LINE / 4, line.length - LONGEST_LINE));
  const text = line.slice(from, from + LONGEST_LINE);
  const isCut = lineIsCut || text.length < line.length;
  return {
    ...(lineNumber !== undefined && { lineNumber }),
    ...(offset !== undefined && { offset }),
    text,
    ...(isCut && { isCut }),
    form,
    matched: matched.slice(0, LONGEST_LINE),
  };
}

export function keptAs(gathered: Gathered, mark: string, at: UtcInstant): NewSighting {
  const { id, named, place, count, first, last, assumed, lines } = gathered;
  const { findingId, span, captureId, readingId, role, reportId, type, value } = named;
  const origin = { findingId, span, captureId, readingId, role, reportId, indicator: { type, value } };
  const times = {
    ...(first !== undefined && { first: first as UtcInstant }),
    ...(last !== undefined && { last: last as UtcInstant }),
    ...(assumed.size > 0 && { assumed: [...assumed] }),
  };
  return {
    mark,
    sighting: {
      kind: 'sighting',
      id,
      ...origin,
      ...place,
      ...times,
      count,
      lines,
      keptAt: at,
      addedAt: at,
    },
  };
}

/** What goes beyond what is kept of one log. */
export function tooManyIn(file: string | undefined, left: number): Problem {
  const message = `this has more than ${MOST_SIGHTINGS} sightings; ${left} hits beyond them are not kept`;
  const where = file === undefined ? {} : { where: file };
  return problem('too-large', message, { ...where, hint: 'Hunt for one report at a time: --report.' });
}

/** A list names no span, so nothing can be kept of it. */
export function listIsNoReport(list: string): Problem {
  return problem('bad-usage', 'sightings are kept of what a report names, and a list is no report', {
    where: list,
    hint: 'Leave out --indicators or --keep-sightings.',
  });
}
