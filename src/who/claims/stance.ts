import type { Claim } from '../../model/index.ts';
import type { Token } from '../tokens.ts';
import type { Deed } from './deeds/deed.ts';
import type { Frame } from './frames.ts';
import { words } from './words.ts';

const DENYING = words(
  'deny denies denied denying reject rejects rejected dismiss dismisses dismissed dispute disputes disputed',
);
const DOUBTING = words(
  'doubt doubts doubted question questions questioned sceptical skeptical unconvinced doubtful unclear',
);
const NEGATIONS = words("not no nothing never neither nobody none cannot n't without");

/** Whether the claimant asserts the deed, denies it or doubts it. */
export function stanceOf(tokens: readonly Token[], deed: Deed, frame: Frame | undefined): Claim['stance'] {
  if (deed.stance !== undefined) return deed.stance;
  const verb = tokens[frame?.verb ?? -1]?.lower ?? '';
  const reach = tokens.slice(
    Math.max(0, Math.min(frame?.verb ?? deed.anchor - 6, deed.anchor - 6)),
    deed.anchor + 1,
  );
  if (DENYING.has(verb) || reach.some((token) => DENYING.has(token.lower))) return 'denies';
  if (DOUBTING.has(verb) || reach.some((token) => DOUBTING.has(token.lower))) return 'doubts';
  return isNegated(tokens, deed) ? 'denies' : 'asserts';
}

/**
 * A negation close before the deed, in the same clause: "nothing that ties the intrusion to X". The "no"
 * of "no data has been provided beyond …" lies outside the clause and negates nothing here.
 */
function isNegated(tokens: readonly Token[], deed: Deed): boolean {
  for (let at = deed.anchor; at >= Math.max(0, deed.anchor - 8); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (['beyond', ',', ';', 'but', 'although', 'while', 'because'].includes(word)) return false;
    if (NEGATIONS.has(word) || word.endsWith("n't")) return true;
  }
  return false;
}
