import type { TextRange } from '../../model/index.ts';
import { UNSPACED } from './indexed-text.ts';
import type { Phrase } from './sought.ts';

/** Where one of the phrases stands. */
export interface Mark extends TextRange {
  /** Which of those that were sought. */
  readonly phrase: number;
}

/** Places of one phrase that are marked in one passage. */
const MOST_MARKS = 20;
/** UTF-16 code units of a passage that are looked through. */
const LONGEST = 100_000;

/**
 * Where in a passage the words stand, in the order of the text; offsets are those of the reading.
 *
 * @param passage starts at `from` in the reading
 */
export function marksIn(passage: string, from: number, sought: readonly Phrase[]): readonly Mark[] {
  const text = folded(passage.slice(0, LONGEST));
  const marks = sought.flatMap((each, phrase) =>
    [...text.matchAll(patternOf(each))].slice(0, MOST_MARKS).map(({ index, 0: match }) => ({
      phrase,
      start: from + index,
      end: from + index + match.length,
    })),
  );
  return marks.sort((a, b) => a.start - b.start || a.end - b.end);
}

const UNSPACED_END = new RegExp(`[${UNSPACED}]$`, 'u');
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, 'u');

function patternOf({ words, isOpen }: Phrase): RegExp {
  const parts = words.map((word, at) => {
    const before = words[at - 1];
    const touches = UNSPACED_START.test(word) || (before !== undefined && UNSPACED_END.test(before));
    const gap = before === undefined ? (touches ? '' : '(?<![\\p{L}\\p{N}])') : touches ? GAP_OR_NONE : GAP;
    return gap + folded(word).replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
  });
  const last = words.at(-1) ?? '';
  return new RegExp(parts.join('') + (isOpen || UNSPACED_END.test(last) ? '' : '(?![\\p{L}\\p{N}])'), 'gu');
}

const GAP = '[^\\p{L}\\p{N}]+';
const GAP_OR_NONE = '[^\\p{L}\\p{N}]*';

/** Without letter case and accents, as the index compares; every unit stays where it was. */
function folded(text: string): string {
  return text
    .replace(/[^\0-\u007F]/gu, (character) => {
      const plain = (character.normalize('NFD')[0] ?? character).toLowerCase();
      return plain.length === character.length ? plain : character.toLowerCase().slice(0, character.length);
    })
    .toLowerCase();
}
