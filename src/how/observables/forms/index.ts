import { DIGIT, LETTER } from '../char-class.ts';
import type { Mention } from '../mention.ts';
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

/** Asked in this order; the first that knows the word decides. */
const FORMS: readonly ((word: string) => Formed | undefined)[] = [
  macAddr,
  autonomousSystem,
  catalogueEntry,
  fuzzyHash,
  wallet,
  cpe,
  arn,
  awsKeyId,
  iban,
  phoneNumber,
];

const SHORTEST = 5;
/** An ARN may be as long as its resource's path. */
const LONGEST = 400;
const OPENING = '([{';
const CLOSING = '.,;:)]}!?\u2019';
/** Emphasis in Markdown; it stands on both sides, while a resource's name may end in `*`. */
const EMPHASIS = '*_';

/**
 * The word of a stretch without delimiters, when its form alone says what it is: a checksum, a prefix,
 * a fixed shape. Nothing that merely looks like it.
 *
 * @param mask the classes of its characters
 */
export function formedIn(text: string, start: number, end: number, mask: number): Mention | undefined {
  if ((mask & DIGIT) === 0 || ((mask & LETTER) === 0 && text[start] !== '+')) return undefined;
  if (end - start < SHORTEST || end - start > LONGEST) return undefined;
  let from = start;
  let to = end;
  while (from < to && OPENING.includes(text[from] ?? '')) from++;
  while (to > from && CLOSING.includes(text[to - 1] ?? '')) to--;
  while (to > from + 1 && EMPHASIS.includes(text[from] ?? ' ') && text[to - 1] === text[from]) {
    from++;
    to--;
  }
  const word = text.slice(from, to);
  for (const form of FORMS) {
    const formed = form(word);
    if (formed === undefined) continue;
    const steps = formed.value === word ? [] : ['normal form'];
    return { ...formed, start: from, end: to, steps, defanged: false };
  }
  return undefined;
}
