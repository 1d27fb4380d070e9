import { codeAt, isAlphanumeric } from './char-class.ts';
import { type Mention, mentionOf } from './mention.ts';

/** The number behind `AS ` or `ASN: `; three digits at least, as nothing but its place says what it is. */
const NUMBER = /^N?(?: ?[:#] ?| )([1-9]\d{2,9})(?![\w-]|[.,:]\d)/;
/** As much as that may take. */
const LONGEST = 16;
/** In a line of capitals, `KNOWN AS 8220 GANG` is a sentence. */
const CAPITALS_BEFORE = /[A-Z]{2}[^a-z\n]{0,4}$/;
const CAPITALS_BEHIND = /^ [A-Z]{2}/;
const UNDERSCORE = 95;
const LARGEST = 4_294_967_295;

/** `AS 64496`, `ASN: 64496` (RFC 5396 writes them without the space). One pass over the text. */
export function findSpacedAsns(text: string, found: Mention[]): void {
  for (let at = text.indexOf('AS'); at >= 0; at = text.indexOf('AS', at + 2)) {
    const before = codeAt(text, at - 1);
    if (isAlphanumeric(before) || before === UNDERSCORE) continue;
    const [raw, digits] = NUMBER.exec(text.slice(at + 2, at + 2 + LONGEST)) ?? [];
    if (raw === undefined || digits === undefined || Number(digits) > LARGEST) continue;
    const end = at + 2 + raw.length;
    if (raw === ' 400' || isInCapitals(text, at, end)) continue;
    found.push(mentionOf('autonomous-system', at, end, `AS${digits}`, ['normal form']));
  }
}

function isInCapitals(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  return (
    (CAPITALS_BEFORE.test(before) && !/[(|:]\s*$/.test(before)) ||
    CAPITALS_BEHIND.test(text.slice(end, end + 3))
  );
}
