import type { ObservableType } from '../../model/index.ts';
import type { Mention } from './mention.ts';
import { isDefanged, offsetOf, stepsWithin, type Token } from './token.ts';

/** What most mentions have: one array for all of them. */
const NO_STEPS: readonly string[] = [];

/**
 * The mention that a stretch of a token is.
 * @param own steps besides the refanging, e.g. of the scheme; they count as defanging
 * @param change what to call a difference that no step explains
 */
export function mentionIn(
  token: Token,
  type: ObservableType,
  from: number,
  to: number,
  value: string,
  { own = [], change = 'lower case' }: { readonly own?: readonly string[]; readonly change?: string } = {},
): Mention {
  if (token.marks.length === 0 && own.length === 0) {
    const steps = value === token.text.slice(from, to) ? NO_STEPS : [change];
    return { type, start: token.offset + from, end: token.offset + to, value, steps, defanged: false };
  }
  const steps = [...own, ...stepsWithin(token, from, to)];
  const defanged = own.length > 0 || isDefanged(token, from, to);
  if (steps.length === 0 && value !== token.text.slice(from, to)) steps.push(change);
  return { type, start: offsetOf(token, from), end: offsetOf(token, to), value, steps, defanged };
}
