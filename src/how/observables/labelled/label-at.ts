import { codeAt, isAlphanumeric } from '../char-class.ts';
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
  const words = WORD_CHARS;
  for (let i = from; i < to; i++) {
    const inWord = words[text.charCodeAt(i)] ?? 0;
    if (wasInWord === 0 && (inWord & MAY_BEGIN) !== 0) findLabel(text, i, labels);
    wasInWord = inWord & IN_WORD;
  }
}

/** The label that begins with the word at a position, unless it stands inside the one before. */
export function findLabel(text: string, at: number, labels: Label[]): void {
  if (((WORD_CHARS[text.charCodeAt(at)] ?? 0) & MAY_BEGIN) === 0) return;
  const key = keyOf(text.charCodeAt(at), codeAt(text, at + 1), codeAt(text, at + 2));
  const group = BY_KEY[key] ?? 0;
  if (group !== 0) readLabel(text, at, BEGINNINGS[group] ?? [], labels);
}

function readLabel(text: string, at: number, beginnings: readonly Beginning[], labels: Label[]): void {
  for (const { letters, pattern, kind } of beginnings) {
    if (!beginsWith(text, at, letters)) continue;
    if ((labels.at(-1)?.end ?? 0) > at || WORD_CHARS[codeAt(text, at - 1)] !== 0) return;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    if (codeAt(text, at - 1) !== HYPHEN) labels.push({ kind, start: at, end: at + match[0].length });
    return;
  }
}

/** In any case. */
function beginsWith(text: string, at: number, letters: string): boolean {
  if (at + letters.length > text.length) return false;
  for (let i = 0; i < letters.length; i++)
    if ((text.charCodeAt(at + i) | 32) !== letters.charCodeAt(i)) return false;
  return true;
}

const HYPHEN = 45;

/** What `\w` and `\b` see as a part of a word, and what a label begins with besides. */
const IN_WORD = 1;
const MAY_BEGIN = 2;
const WORD_CHARS: Uint8Array = Uint8Array.from({ length: 0x1_0000 }, (_, code) =>
  isAlphanumeric(code) || code === 95 ? IN_WORD : 0,
);
for (const { begins } of LABELLED)
  for (const letters of begins.split(' '))
    for (const first of [letters.charCodeAt(0), letters.toUpperCase().charCodeAt(0)])
      WORD_CHARS[first] = IN_WORD | MAY_BEGIN;

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
