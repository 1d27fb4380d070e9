import { isAlphanumeric } from '../char-class.ts';
import type { Labelled } from './kinds.ts';
import { LABELLED } from './kinds.ts';

/** A label in the text. UTF-16 offsets, `end` exclusive. */
export interface Label {
  readonly kind: Labelled;
  readonly start: number;
  readonly end: number;
}

/** The labels that begin in a stretch, in order; `anti-mutex` has none. */
export function findLabels(text: string, from: number, to: number, labels: Label[]): void {
  let wasInWord = 0;
  for (let i = from; i < to; i++) {
    const inWord = WORD_CHARS[text.charCodeAt(i)] ?? 0;
    if (inWord > wasInWord) findLabel(text, i, labels);
    wasInWord = inWord;
  }
}

/** The label that begins with the word at a position, unless it stands inside the one before. */
export function findLabel(text: string, at: number, labels: Label[]): void {
  const key = keyOf(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2));
  const group = BY_KEY[key] ?? 0;
  if (group !== 0) readLabel(text, at, BEGINNINGS[group] ?? [], labels);
}

function readLabel(text: string, at: number, beginnings: readonly Beginning[], labels: Label[]): void {
  for (const { letters, pattern, kind } of beginnings) {
    if (!beginsWith(text, at, letters)) continue;
    if ((labels.at(-1)?.end ?? 0) > at || (at > 0 && WORD_CHARS[text.charCodeAt(at - 1)] === 1)) return;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    if (text[at - 1] !== '-') labels.push({ kind, start: at, end: at + match[0].length });
    return;
  }
}

/** In any case. */
function beginsWith(text: string, at: number, letters: string): boolean {
  for (let i = 0; i < letters.length; i++)
    if ((text.charCodeAt(at + i) | 32) !== letters.charCodeAt(i)) return false;
  return true;
}

/** As `\w` and `\b` see it. */
const WORD_CHARS: Uint8Array = Uint8Array.from({ length: 0x1_0000 }, (_, code) =>
  isAlphanumeric(code) || code === 95 ? 1 : 0,
);

/**
 * Three characters as one number, by the five lowest bits of each: letters of both cases are equal in them, and
 * what else is equal the pattern tells apart.
 */
function keyOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}

interface Beginning {
  /** What a label of the kind begins with, in lower case. */
  readonly letters: string;
  readonly pattern: RegExp;
  readonly kind: Labelled;
}

/** Most keys begin no label: they lead to the first of these, which is empty. */
const BEGINNINGS: (readonly Beginning[])[] = [[]];
/** By key, which of those to try. */
const BY_KEY: Uint8Array = new Uint8Array(1 << 15);

for (const [key, group] of beginningsByKey()) BY_KEY[key] = BEGINNINGS.push(group) - 1;

function beginningsByKey(): ReadonlyMap<number, Beginning[]> {
  const groups = new Map<number, Beginning[]>();
  for (const kind of LABELLED) {
    const pattern = new RegExp(`(?:${kind.label})\\b`, 'iy');
    for (const letters of kind.begins.split(' ')) {
      for (const key of keysOf(letters))
        groups.set(key, [...(groups.get(key) ?? []), { letters, pattern, kind }]);
    }
  }
  return groups;
}

/** Of `tn`, which is all of a label, any character comes third. */
function keysOf(letters: string): readonly number[] {
  const [first = 0, second = 0, third] = [...letters].map((letter) => letter.charCodeAt(0));
  const thirds = third === undefined ? [...Array(32).keys()] : [third];
  return thirds.map((last) => keyOf(first, second, last));
}
