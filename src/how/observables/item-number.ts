import { codeAt, isDigit } from './char-class.ts';
import { isDefanged, type Token } from './token.ts';

/**
 * Where a name begins that a list's number was glued to: of `3.host[.]example`, `host.example`. The number
 * has one or two digits, its full stop is as it is, and the next one, which is the name's, is defanged.
 */
export function behindItemNumber(token: Token, from: number, to: number): number {
  const { text, marks } = token;
  if (marks.length === 0 || from !== token.from) return from;
  const first = text.charCodeAt(from);
  if (!isDigit(first) || first === ZERO) return from;
  const dot = isDigit(codeAt(text, from + 1)) ? from + 2 : from + 1;
  if (codeAt(text, dot) !== FULL_STOP || isDefanged(token, dot, dot + 1)) return from;
  const next = text.indexOf('.', dot + 1);
  return next > dot + 1 && next < to && isDefanged(token, next, next + 1) ? dot + 1 : from;
}

const FULL_STOP = 46;
const ZERO = 48;
