import type { Key, WordCome } from './key.ts';

/** A run of what the kernel takes for parts of words; bytes beyond ASCII join it and divide it into pieces. */
const RUN = /[\w.\u0080-\uFFFF-]+/g;
/** What the kernel asks for: two dots end a word, joints at its ends are not its own. */
const PIECE = /[a-z\d](?:[\w-]|\.(?!\.))*/gi;
/** Of a word without dots that is worth more than a longer one before it, characters. */
const TELLING = 4;

interface Word {
  readonly text: string;
  readonly come: WordCome;
}

/**
 * The word of a value by which lines are asked for it: the last, if it has a dot or is not tiny, for what is before
 * it (folders, hives) is common to many values; else the longest.
 */
export function anchorWord(value: string): Key {
  const words = wordsOf(value);
  const last = words.at(-1);
  if (last === undefined) return { kind: 'beyond-ascii' };
  const isTelling = last.come === 'dotted' || last.text.length >= TELLING;
  const best = isTelling ? last : words.reduce((a, b) => (rank(b) > rank(a) ? b : a));
  return { kind: 'word', text: best.text, come: best.come, isHost: false };
}

/** Words that are cheap to come by before those that are not; then by length. */
function rank({ text, come }: Word): number {
  return text.length + (come === 'any' ? 0 : 100);
}

function wordsOf(value: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: run, index } of value.matchAll(RUN)) {
    const isSeparated = '\\/'.includes(value.charAt(index - 1)) && index > 0;
    const come: WordCome = run.includes('.') ? 'dotted' : isSeparated ? 'separated' : 'any';
    for (const { 0: piece } of run.matchAll(PIECE)) {
      const text = withoutJoints(piece).toLowerCase();
      if (text !== '') words.push({ text, come });
    }
  }
  return words;
}

function withoutJoints(piece: string): string {
  let end = piece.length;
  while ('._-'.includes(piece.charAt(end - 1)) && end > 0) end--;
  return piece.slice(0, end);
}
