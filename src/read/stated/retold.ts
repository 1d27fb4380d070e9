import type { Finding, Reading } from '../../model/index.ts';

/**
 * Where the words of a desk's own claims come again: its export repeats a claim as a line, a comment, an opinion, a
 * relationship, and none of these is another claim. Of an event that is whatever stands at the claim's attribute, and
 * comments; what others added to the event is theirs.
 *
 * @param records what the source states as records
 * @returns whether a pointer of `pointerAt` leads to such a place
 */
export function retoldIn(reading: Reading, records: readonly Finding[]): (pointer: string) => boolean {
  const attributes = new Set<string>();
  const events = new Set<string>();
  const bundles = new Set<string>();
  for (const each of records) {
    const pointer = each.kind === 'claim' ? pointerAt(reading, each.span.start) : undefined;
    if (pointer === undefined) continue;
    if (/\/Note\/\d{1,9}\/note$/u.test(pointer)) {
      attributes.add(upTo('/Note/', pointer));
      events.add(upTo('/Attribute/', upTo('/Object/', pointer)));
    } else if (/\/objects\/\d{1,9}\/content$/u.test(pointer)) bundles.add(upTo('/objects/', pointer));
  }
  return (pointer) =>
    attributes.has(upTo('/Note/', pointer)) ||
    attributes.has(upTo('/Opinion/', pointer)) ||
    attributes.has(pointer.slice(0, pointer.lastIndexOf('/'))) ||
    (pointer.endsWith('/comment') && events.has(upTo('/Attribute/', upTo('/Object/', pointer)))) ||
    bundles.has(upTo('/objects/', pointer));
}

function upTo(step: string, pointer: string): string {
  const at = pointer.indexOf(step);
  return at < 0 ? pointer : pointer.slice(0, at);
}

/**
 * The JSON pointer of what stands at a place, behind the file's name in an archive; undefined outside of records: of
 * an archive only some of the files are such.
 */
export function pointerAt({ extractor, map }: Reading, position: number): string | undefined {
  let low = 0;
  let high = map.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  const at = map[low]?.at;
  if (at?.kind !== 'part') return undefined;
  if (!extractor.startsWith('zip@')) return at.path;
  return at.at?.kind === 'part' && at.at.path.startsWith('/') ? `${at.path}:${at.at.path}` : undefined;
}
