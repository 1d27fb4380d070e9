import { codeAt, DIGIT, isOpener, LETTER, tableOf } from '../char-class.ts';
import { type Mention, mentionOf, NO_STEPS } from '../mention.ts';
import { arn } from './arn.ts';
import { autonomousSystem } from './autonomous-system.ts';
import { awsKeyId } from './aws-key-id.ts';
import { catalogueEntry } from './catalogue-entry.ts';
import { cpe } from './cpe.ts';
import type { Formed } from './formed.ts';
import { fuzzyHash } from './fuzzy-hash.ts';
import { iban } from './iban.ts';
import { macAddr } from './mac-addr.ts';
import { phoneNumber } from './phone-number.ts';
import { wallet } from './wallets/index.ts';

type Form = (word: string) => Formed | undefined;

const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdefABCDEF`;
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
interface Shape {
  readonly form: Form;
  readonly begins: string;
  readonly shortest: number;
  readonly longest: number;
}

const SHORTEST = 5;
/** An ARN may be as long as its resource's path. */
const LONGEST = 400;

/** Every form with what its words begin with and how long they are. In this order; the first that knows the word decides. */
const FORMS: readonly Shape[] = [
  { form: macAddr, begins: HEX, shortest: 14, longest: 17 },
  { form: autonomousSystem, begins: 'A', shortest: SHORTEST, longest: 13 },
  { form: catalogueEntry, begins: 'CcGg', shortest: SHORTEST, longest: 19 },
  { form: fuzzyHash, begins: `${DIGITS}Tt`, shortest: 12, longest: LONGEST },
  { form: wallet, begins: `${DIGITS}${UPPER}${UPPER.toLowerCase()}`, shortest: 26, longest: 120 },
  { form: cpe, begins: 'c', shortest: SHORTEST, longest: LONGEST },
  { form: arn, begins: 'a', shortest: SHORTEST, longest: LONGEST },
  { form: awsKeyId, begins: 'A', shortest: SHORTEST, longest: LONGEST },
  { form: iban, begins: UPPER, shortest: 15, longest: 31 },
  { form: phoneNumber, begins: '+', shortest: SHORTEST, longest: LONGEST },
];
const NONE: readonly Shape[] = [];
const BY_FIRST: readonly (readonly Shape[])[] = Array.from({ length: 128 }, (_, code) =>
  FORMS.filter(({ begins }) => begins.includes(String.fromCharCode(code))),
);

/**
 * The word of a stretch without delimiters, when its form alone says what it is: a checksum, a prefix,
 * a fixed shape. Nothing that merely looks like it.
 *
 * @param mask the classes of its characters
 */
export function formedIn(text: string, start: number, end: number, mask: number): Mention | undefined {
  if ((mask & DIGIT) === 0 || ((mask & LETTER) === 0 && text.charCodeAt(start) !== PLUS)) return undefined;
  if (end - start < SHORTEST || end - start > LONGEST) return undefined;
  let from = start;
  let to = end;
  while (from < to && isOpener(text.charCodeAt(from))) from++;
  while (to > from && isClosing(text.charCodeAt(to - 1))) to--;
  while (
    to > from + 1 &&
    isEmphasis(text.charCodeAt(from)) &&
    text.charCodeAt(to - 1) === text.charCodeAt(from)
  ) {
    from++;
    to--;
  }
  const length = to - from;
  const first = codeAt(text, from);
  for (const { form, shortest, longest } of first < 128 ? (BY_FIRST[first] ?? NONE) : NONE) {
    if (length < shortest || length > longest) continue;
    const word = text.slice(from, to);
    const formed = form(word);
    if (formed === undefined) continue;
    const { type, value } = formed;
    return mentionOf(type, from, to, value, value === word ? NO_STEPS : ['normal form']);
  }
  return undefined;
}

const PLUS = 43;
const CLOSING: Uint8Array = tableOf('.,;:)]}!?\u2019');

function isClosing(code: number): boolean {
  return CLOSING[code] === 1;
}

/** Emphasis in Markdown; it stands on both sides, while a resource's name may end in `*`. */
function isEmphasis(code: number): boolean {
  return code === 42 || code === 95;
}
