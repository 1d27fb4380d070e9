import type { Finding, Reading } from '../../model/index.ts';
import { blockAt } from '../../model/index.ts';
import { asRecorded } from './as-recorded.ts';
import { pointerAt, retoldIn } from './retold.ts';

/** Reads what a source of a format states as records; by the extractor that read it. */
const STATED: Readonly<
  Record<string, () => Promise<(bytes: Uint8Array, reading: Reading) => readonly Finding[]>>
> = {
  'stix@3': async () => (await import('../stix/stated.ts')).statedInStix,
  'misp@3': async () => (await import('../misp/stated.ts')).statedInMisp,
  'openioc@1': async () => (await import('../openioc/stated.ts')).statedInOpenIoc,
  'zip@3': async () => (await import('../zip/stated.ts')).statedInZip,
};

/** Findings that the source itself states as records; of a report written in sentences none. */
export async function statedIn(bytes: Uint8Array, reading: Reading): Promise<readonly Finding[]> {
  const load = Object.hasOwn(STATED, reading.extractor) ? STATED[reading.extractor] : undefined;
  return load === undefined ? [] : (await load())(bytes, reading);
}

/**
 * Puts what a source states as records before what was found by its words: of one place and kind the record counts,
 * but for a name of an actor, of which the finder knows who lists it. Outside of prose, the words of records are no
 * sentences: only observables are found there.
 */
export function withStated(
  reading: Reading,
  stated: readonly Finding[],
  found: readonly Finding[],
): readonly Finding[] {
  if (!Object.hasOwn(STATED, reading.extractor)) return found;
  const names = new Set(found.flatMap((each) => (each.kind === 'actor-name' ? [placeOf(each)] : [])));
  const records = stated.filter((each) => each.kind !== 'actor-name' || !names.has(placeOf(each)));
  const { blocks } = reading;
  const taken = records.filter(({ kind }) => kind !== 'claim').sort((a, b) => a.span.start - b.span.start);
  const retold = retoldIn(reading, records);
  // Of a desk's own export: its summary of a report may begin with the sentence of a claim.
  const claimed = records.flatMap(({ kind, span }) =>
    kind === 'claim' && /\/(?:note|content)$/u.test(pointerAt(reading, span.start) ?? '') ? [span.quote] : [],
  );
  const isRepeated = ({ quote }: Finding['span']): boolean =>
    claimed.some((each) => each.includes(quote) || quote.includes(each));
  const isWanted = ({ kind, span }: Finding): boolean => {
    if (kind === 'observable' || kind === 'vulnerability' || kind === 'actor-name') return true;
    const pointer = pointerAt(reading, span.start);
    if (pointer === undefined) return true;
    return (
      blockAt(blocks, span.start)?.kind === 'paragraph' &&
      !(kind === 'claim' && (retold(pointer) || isRepeated(span)))
    );
  };
  const more = found.filter((each) => isWanted(each) && !overlaps(taken, each));
  return [...records, ...asRecorded(reading, records, more)];
}

function placeOf({ span }: Finding): string {
  return `${span.start} ${span.end}`;
}

/** Whether a record of the same kind stands on the same characters; the records are sorted and short. */
function overlaps(records: readonly Finding[], { kind, span }: Finding): boolean {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.span.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < records.length; at++) {
    const record = records[at];
    if (record === undefined || record.span.start >= span.end) return false;
    if (record.kind === kind) return true;
  }
  return false;
}
