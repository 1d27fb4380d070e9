import type { MapSegment, Reading, ReportLink } from '../model/index.ts';
import { spanIn } from '../model/index.ts';

/** Links that one page may have; what has more is a list and cites nothing. */
const MOST = 5_000;
/** UTF-16 code units of a tag and of what stands between `<a>` and `</a>`. */
const LONGEST_TAG = 2_000;
const LONGEST_ANCHOR = 5_000;

/**
 * Where an HTML report links to, each link with the words that carry it, found again in the reading
 * through its map. A link without words, or whose words are not in the reading, has no span and is left
 * out; so is every link of other formats, whose addresses stand in the text.
 *
 * @param source the decoded source that the reading's map counts in
 */
export function linksIn(source: string, reading: Reading, base: string | undefined): readonly ReportLink[] {
  if (!reading.extractor.startsWith('html')) return [];
  const links: ReportLink[] = [];
  for (let at = source.indexOf('<a'); at >= 0 && links.length < MOST; at = source.indexOf('<a', at + 2)) {
    const end = source.slice(at, at + LONGEST_TAG).indexOf('>');
    if (end < 0 || !/\s/u.test(source.charAt(at + 2))) continue;
    const url = addressIn(source.slice(at, at + end), base);
    if (url === undefined) continue;
    const from = at + end + 1;
    const length = source.slice(from, from + LONGEST_ANCHOR).search(/<\/a/iu);
    const span = length < 0 ? undefined : spanBetween(reading, from, from + length);
    if (span !== undefined) links.push({ url, span });
  }
  return links;
}

const ADDRESS = /\shref\s{0,5}=\s{0,5}(?:"([^"]{1,1500})"|'([^']{1,1500})'|([^\s"'>]{1,1500}))/iu;

function addressIn(tag: string, base: string | undefined): string | undefined {
  const [, double, single, bare] = ADDRESS.exec(tag) ?? [];
  const href = (double ?? single ?? bare)?.replaceAll('&amp;', '&');
  if (href === undefined || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  url.hash = '';
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

/** The text that was made from a stretch of the source. */
function spanBetween(reading: Reading, from: number, to: number): ReportLink['span'] | undefined {
  const first = reading.map.findIndex((segment) => isWithin(segment, from, to));
  if (first < 0) return undefined;
  let last = first;
  while (last + 1 < reading.map.length && isWithin(reading.map[last + 1], from, to)) last++;
  const [start, end] = [reading.map[first]?.start, reading.map[last]?.end];
  return start === undefined || end === undefined || start >= end ? undefined : spanIn(reading, start, end);
}

function isWithin(segment: MapSegment | undefined, from: number, to: number): boolean {
  const at = segment?.at;
  return at?.kind === 'source-range' && at.start < to && at.end > from;
}
