import type { Finding } from '../../model/index.ts';
import type { FindAgain, Likeness } from '../anchoring/place.ts';
import { mapSpans } from './spans.ts';

/** A finding of one reading as it stands in another, or nothing where any of its words are lost there. */
export function anchorIn(findAgain: FindAgain, finding: Finding): Finding | undefined {
  let lost = false;
  const moved = mapSpans(finding, (span) => {
    const found = findAgain(span, likenessOf(finding));
    lost ||= found === undefined;
    return found ?? span;
  });
  return lost ? undefined : moved;
}

/** A claim or a technique stays the same when a word of it is written differently; a value does not. */
function likenessOf({ kind }: Finding): Likeness {
  return kind === 'claim' || kind === 'technique' ? 'prose' : 'value';
}
