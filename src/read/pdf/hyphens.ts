import { isHashLength } from './hash-joins.ts';
import type { Piece } from './piece.ts';
import { LINE_END_HYPHEN } from './piece.ts';

/** The words that a document writes inside its lines, lower case: how it spells what is broken elsewhere. */
export interface Vocabulary {
  has(word: string): boolean;
}

/** Few documents break words: theirs are gathered when the first one is asked for. */
export function vocabularyOf(lines: () => Iterable<Piece>): Vocabulary {
  let words: ReadonlySet<string> | undefined;
  return {
    has: (word) => {
      words ??= wordsIn(lines());
      return words.has(word);
    },
  };
}

function wordsIn(pieces: Iterable<Piece>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const piece of pieces) {
    const { length } = piece.words;
    piece.words.forEach((word, index) => {
      // Words at the ends of a line may be halves; they are left out unless the line is that word.
      if (length > 2 && (index === 0 || index === length - 1)) return;
      const bare = bareWord(word.text);
      if (bare !== '') words.add(bare);
    });
  }
  return words;
}

/** The word without its punctuation, lower case; empty for what is no word. */
function bareWord(text: string): string {
  if (text.length > 40) return '';
  const word = text.toLowerCase();
  if (/^[a-z]+$/.test(word)) return word;
  return /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u.exec(word)?.[0] ?? '';
}

/** What becomes of the hyphen at the end of a line, and of the line end. */
export type HyphenFate = 'drop' | 'keep' | 'keep-and-space';

/**
 * Judges the hyphen between the last word of a line and the first of the next. It is the typesetter's, and
 * goes, when the document writes the word without it elsewhere or nothing speaks for it; it is the author's,
 * and stays, in addresses, file names, numbers, names and compounds.
 */
export function hyphenFate(last: string, first: string, vocabulary: Vocabulary): HyphenFate {
  const stem = last.slice(0, -1);
  const start = /^\p{L}+/u.exec(first)?.[0] ?? '';
  if (stem === '' || !/[\p{L}\p{N}]$/u.test(stem) || !/^[\p{L}\p{N}]/u.test(first)) {
    return /^[/?=&%]/.test(first) ? 'keep' : 'keep-and-space';
  }
  if (/^(?:and|or|to|und|oder|bis)$/i.test(first)) return 'keep-and-space';
  if (isHash(stem, first)) return 'drop';
  if (/[\p{N}/\\:.@_=-]/u.test(stem) || start === '' || start !== start.toLowerCase()) return 'keep';
  if (/[/\\:@_=]|\.\p{L}/u.test(first) || first.includes('-')) return 'keep';
  const head = (stem.split(/\P{L}/u).at(-1) ?? '').toLowerCase();
  if (vocabulary.has(head + start)) return 'drop';
  if (vocabulary.has(`${head}-${start}`)) return 'keep';
  const bothAreWords = head.length > 2 && start.length > 2 && vocabulary.has(head) && vocabulary.has(start);
  return bothAreWords ? 'keep' : 'drop';
}

/** Some word processors hyphenate even hashes. */
function isHash(stem: string, first: string): boolean {
  const rest = /^([0-9a-f]+)[).,;:\]]*$/i.exec(first)?.[1] ?? '';
  if (rest === '' || isHashLength(rest.length) || isHashLength(stem.length)) return false;
  return isHashLength(stem.length + rest.length) && /^[0-9a-f]+$/i.test(stem);
}

export function endsInHyphen(text: string): boolean {
  return text.length > 1 && (text.endsWith(LINE_END_HYPHEN) || text.endsWith('-'));
}
