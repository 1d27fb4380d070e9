/** A letter, digit or private sign, and what of them or of marks on them follows. */
const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;

/** UTF-16 code units of a word that tell it from others: a lexeme has less than 2,048 bytes (PostgreSQL 15, 12.11). */
const LONGEST = 500;

/**
 * The words of a text as the index has them, in their order: letter case aside, and the accents of Latin letters, as
 * the index of SQLite has them (`unicode61 remove_diacritics 2`). That one also takes marks of other scripts for spaces.
 */
export function wordsIn(text: string): readonly string[] {
  return (text.normalize('NFC').match(WORD) ?? []).map(plain).filter((word) => word !== '');
}

function plain(word: string): string {
  const unaccented = /^[\0-\u007f]*$/u.test(word)
    ? word
    : word
        .replace(/\p{Script=Latin}/gu, (letter) => letter.normalize('NFD').replace(ACCENTS, ''))
        .replace(ACCENTS, '');
  return unaccented
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/u, '');
}

const ACCENTS = /[\u0300-\u036f]/gu;
