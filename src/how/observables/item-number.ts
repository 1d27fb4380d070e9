import { isDigit } from './char-class.ts';
import { isDefanged, type Token } from './token.ts';

/**
 * Where a name begins that a list's number was glued to: of `3.host[.]example`, `host.example`. The number
 * has one or two digits, its full stop is as it is, and the next one, which is the name's, is defanged.
 */
export function behindItemNumber(token: Token, from: number, to: number): number {
  const { text, marks } = token;
  if (marks.length === 0 || from !== token.from || !isDigit(text.charCodeAt(from)) || text[from] === '0')
    return from;
  const dot = isDigit(text.charCodeAt(from + 1)) ? from + 2 : from + 1;
  if (text[dot] !== '.' || isDefanged(token, dot, dot + 1)) return from;
  const next = text.indexOf('.', dot + 1);
  return next > dot + 1 && next < to && isDefanged(token, next, next + 1) ? dot + 1 : from;
}
