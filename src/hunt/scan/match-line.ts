import { eachWord } from '../forms/words.ts';
import type { IndicatorIndex } from '../index/indicator-index.ts';
import type { HitForm, Indicator, Match } from '../sighting.ts';
import { isDefanged } from './decode.ts';
import { findHashes } from './find-hashes.ts';
import { findHosts } from './find-hosts.ts';
import { findIpv4 } from './find-ipv4.ts';
import { findIpv6 } from './find-ipv6.ts';
import { findNumberHosts } from './find-number-hosts.ts';
import { findReverseNames } from './find-reverse-names.ts';
import { findTails } from './find-tails.ts';
import type { Relation, Search } from './finder.ts';
import { goOnAbove, inLine, layersOf } from './layers.ts';

/** A line, or a stretch of a long one; what stands near a cut is left to the stretch that overlaps it. */
export interface SearchedText {
  readonly text: string;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** UTF-16 units on either side of a match that may change what it is. */
export const MARGIN = 1_024;

/**
 * Every indicator that a line carries, each once, in the order of the line. The cost is linear in the line's
 * length, whatever stands in it.
 *
 * @param seen what the line's earlier stretches carried; added to
 */
export function matchLine<Source>(
  index: IndicatorIndex<Source>,
  line: SearchedText,
  seen: Set<Indicator<Source>> = new Set(),
): readonly Match<Source>[] {
  const matches: Match<Source>[] = [];
  const layers = layersOf(line.text);
  const from = line.cutBefore ? MARGIN : 0;
  const to = line.text.length - (line.cutAfter ? MARGIN : 0);
  for (const [depth, layer] of layers.entries()) {
    const found: Search<Source>['found'] = (indicators, relation, start, end) => {
      const fresh = indicators?.filter((indicator) => !seen.has(indicator)) ?? [];
      if (fresh.length === 0 || goOnAbove(layers, depth, start, end)) return;
      const place = inLine(layer, start, end);
      if (place.start < from || place.end > to) return;
      const matched = line.text.slice(place.start, place.end);
      const form = formOf(relation, matched, layer.text.slice(start, end));
      for (const indicator of fresh) {
        seen.add(indicator);
        matches.push({ indicator, form, matched, at: place.start });
      }
    };
    searchLayer({ index, layer, found });
  }
  return matches.sort((a, b) => a.at - b.at);
}

function searchLayer<Source>(search: Search<Source>): void {
  const { hasAddresses } = search.index;
  eachWord(search.layer.lower, (start, end, dots) => {
    findHashes(search, start, end);
    findTails(search, start, end);
    if (dots === 0) return;
    if (hasAddresses) {
      findIpv4(search, start, end, dots);
      findReverseNames(search, start, end);
    }
    findHosts(search, start, end);
  });
  if (!hasAddresses) return;
  findIpv6(search);
  findNumberHosts(search);
}

function formOf(relation: Relation, written: string, read: string): HitForm {
  if (relation !== 'exact' || written === read) return relation;
  return isDefanged(written) ? 'defanged' : 'escaped';
}
