/** A run of letters, a run of digits, or one other character; names are compared word by word. */
export interface NameWord {
  readonly start: number;
  readonly end: number;
  /** Lower case; empty for a run too long to be in a name. */
  readonly key: string;
  /** What stands before it: nothing, ` ` for white space, `-` for a hyphen. */
  readonly gap: string;
}

/** In UTF-16 code units. The longest run in the shipped names has 26. */
const LONGEST_WORD = 40;

const WORD = /[\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{M}\p{N}\p{Pd}]/gu;
/** At most one line break: a blank line ends what was being said. */
const NEXT = /([^\S\n]{0,20}\n?[^\S\n]{0,20}|\p{Pd})([\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{M}\p{N}\p{Pd}])/uy;

/** The first word at or after a position. */
export function firstWordAt(text: string, from: number): NameWord | undefined {
  let at = from;
  while (isBetween(text.charCodeAt(at))) at += 1;
  const end = plainEnd(text, at);
  if (end !== undefined) return { start: at, end, key: plainKey(text, at, end), gap: '' };
  WORD.lastIndex = at;
  const found = WORD.exec(text);
  if (found === null) return undefined;
  return { start: found.index, end: WORD.lastIndex, key: keyOf(found[0]), gap: '' };
}

/** ASCII white space and the hyphen. */
function isBetween(code: number): boolean {
  return code === 32 || code === 45 || (code >= 9 && code <= 13);
}

function isLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * Where the word ends that begins at `at`, if it and what follows are ASCII, as most are; only for others the
 * expression is asked, which is several times slower.
 */
function plainEnd(text: string, at: number): number | undefined {
  const code = text.charCodeAt(at);
  if (!(code < 128)) return undefined;
  const same = isLetter(code) ? isLetter : isDigit(code) ? isDigit : undefined;
  let end = at + 1;
  while (same?.(text.charCodeAt(end)) === true) end += 1;
  return text.charCodeAt(end) >= 128 ? undefined : end;
}

function plainKey(text: string, start: number, end: number): string {
  return end - start > LONGEST_WORD ? '' : text.slice(start, end).toLowerCase();
}

/** The word that follows a word, over a space, a line break, a hyphen or nothing. */
export function nextWordAt(text: string, end: number): NameWord | undefined {
  NEXT.lastIndex = end;
  const found = NEXT.exec(text);
  if (found === null) return undefined;
  const [, gap = '', word = ''] = found;
  return { start: NEXT.lastIndex - word.length, end: NEXT.lastIndex, key: keyOf(word), gap: gapOf(gap) };
}

/** Every word of a name, or none when it holds something that cannot stand between two words. */
export function wordsOf(name: string): readonly NameWord[] {
  const words: NameWord[] = [];
  let word = firstWordAt(name, 0);
  let end = 0;
  while (word !== undefined) {
    words.push(word);
    end = word.end;
    word = nextWordAt(name, end);
  }
  return end === name.length ? words : [];
}

function keyOf(word: string): string {
  return word.length > LONGEST_WORD ? '' : word.toLowerCase().normalize('NFC');
}

function gapOf(written: string): string {
  if (written === '') return '';
  return written.trim() === '' ? ' ' : '-';
}
