import { classOf, DIGIT, LETTER } from '../char-class.ts';
import type { Labelled } from './kinds.ts';
import { LABELLED } from './kinds.ts';

/** A label in the text. UTF-16 offsets, `end` exclusive. */
export interface Label {
  readonly kind: Labelled;
  readonly start: number;
  readonly end: number;
}

/** All labels in one pattern, one group a kind, tried only where a word begins like one of them. */
const ANY = new RegExp(`(?:${LABELLED.map(({ label }) => `(${label})`).join('|')})\\b`, 'iy');

/** The labels that begin in a stretch, in order; `anti-mutex` has none. */
export function findLabels(text: string, from: number, to: number, labels: Label[]): void {
  let wasInWord = false;
  for (let i = from; i < to; i++) {
    const inWord = isWord(text.charCodeAt(i));
    if (inWord && !wasInWord) findLabel(text, i, labels);
    wasInWord = inWord;
  }
}

/** The label that begins with the word at a position, unless it stands inside the one before. */
export function findLabel(text: string, at: number, labels: Label[]): void {
  if (!mayBegin(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2))) return;
  if ((labels.at(-1)?.end ?? 0) > at || isWord(text.charCodeAt(at - 1))) return;
  ANY.lastIndex = at;
  const match = ANY.exec(text);
  if (match === null || text[at - 1] === '-') return;
  const kind = LABELLED.find((_, group) => match[group + 1] !== undefined);
  if (kind !== undefined) labels.push({ kind, start: at, end: at + match[0].length });
}

/** As `\w` and `\b` see it. */
function isWord(code: number): boolean {
  return (classOf(code) & (LETTER | DIGIT)) !== 0 || code === 95;
}

/**
 * Whether a label may begin with three characters, by the five lowest bits of each: letters of both cases
 * are equal in them, and what else is equal the pattern tells apart.
 */
const BEGINNINGS: Uint8Array = new Uint8Array(1 << 15);
for (const { begins } of LABELLED) {
  for (const letters of begins.split(' ')) {
    const [first = 0, second = 0, third] = [...letters].map((letter) => letter.charCodeAt(0));
    // Of `tn`, which is all of a label, any character comes third.
    for (const last of third === undefined ? Array(32).keys() : [third])
      BEGINNINGS[keyOf(first, second, last)] = 1;
  }
}

function mayBegin(first: number, second: number, third: number): boolean {
  return BEGINNINGS[keyOf(first, second, third)] === 1;
}

function keyOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}
