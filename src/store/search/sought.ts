import { indexedText } from './indexed-text.ts';

/** Words that stand side by side in this order; `isOpen`: the last may go on. */
export interface Phrase {
  readonly words: readonly string[];
  readonly isOpen: boolean;
}

/** More are ignored: each costs a walk through the index. */
const MOST_PHRASES = 12;

/** What separates words in the index (`unicode61` of SQLite FTS5): all but letters, numbers and private use. */
const WORD = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;

/**
 * What is searched for, as typed: every word must be there. The last may go on (`harbour her` finds `herons`), as
 * it may still be being typed, and so may one that ends in `*`; what stands in quotation marks, or is held together
 * by anything but spaces (`heron-cdn.example`), stands side by side.
 * Everything else is no syntax, so nothing that is typed can be wrong. Empty: no letter or digit was typed.
 */
export function soughtIn(typed: string): readonly Phrase[] {
  const pieces = typed.match(/"[^"]*"?|[^\s"]+/gu) ?? [];
  return pieces
    .map((piece, at) => ({
      words: indexedText(piece).match(WORD) ?? [],
      isOpen: !piece.startsWith('"') && (at === pieces.length - 1 || piece.endsWith('*')),
    }))
    .filter(({ words }) => words.length > 0)
    .slice(0, MOST_PHRASES);
}

/** The same in the language of FTS5, in which a string in quotation marks has no syntax (section 3.1). */
export function matchOf(sought: readonly Phrase[]): string {
  return sought.map(({ words, isOpen }) => `"${words.join(' ')}"${isOpen ? '*' : ''}`).join(' AND ');
}

/** Only what has every word as it is typed. */
export function exactMatchOf(sought: readonly Phrase[]): string {
  return matchOf(sought.map(({ words }) => ({ words, isOpen: false })));
}

/** Only what has all the words side by side, in the order in which they are typed. */
export function sideBySideOf(sought: readonly Phrase[]): string {
  return matchOf([{ words: sought.flatMap(({ words }) => words), isOpen: false }]);
}
