import type { ObservableType } from '../../model/index.ts';
import { type Mention, mentionOf, NO_STEPS } from './mention.ts';
import { isDefanged, offsetOf, stepsWithin, type Token } from './token.ts';

/**
 * The mention that a stretch of a token is.
 * @param change what to call a difference that no step explains
 * @param own a step besides the refanging, e.g. of the scheme, which counts as defanging; none where it is empty
 */
export function mentionIn(
  token: Token,
  type: ObservableType,
  from: number,
  to: number,
  value: string,
  change = 'lower case',
  own = '',
): Mention {
  if (token.marks.length === 0 && own === '') {
    const { offset } = token;
    const steps = isWritten(token.text, from, to, value) ? NO_STEPS : [change];
    return mentionOf(type, offset + from, offset + to, value, steps);
  }
  const refanged = stepsWithin(token, from, to);
  const steps = own === '' ? refanged : [own, ...refanged];
  const defanged = own !== '' || isDefanged(token, from, to);
  if (steps.length === 0 && !isWritten(token.text, from, to, value)) steps.push(change);
  return mentionOf(type, offsetOf(token, from), offsetOf(token, to), value, steps, defanged);
}

function isWritten(text: string, from: number, to: number, value: string): boolean {
  return value.length === to - from && text.startsWith(value, from);
}
