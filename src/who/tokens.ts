import type { TextRange } from '../model/index.ts';

/** A word or a punctuation mark; offsets are UTF-16 code units of the reading's text. */
export interface Token extends TextRange {
  readonly text: string;
  readonly lower: string;
}

/** Hex dumps and `data:` runs are no words; anything longer is one opaque token without letters. */
const LONGEST_WORD = 60;

const WORD = /[\p{L}\p{N}]/u;
const JOINER = new Set(['.', '-', '_', '/', '&', '’', "'", '‑', '@', ':']);

/**
 * Splits a sentence into tokens in one pass. A possessive `’s` is a token of its own, so that
 * "Northgate’s analysts" begins with the name. Dots, hyphens and slashes stay inside a word only
 * between letters or digits: `U.S`, `APT-28`, `hxxp://a.example/b`.
 */
export function tokensOf(text: string, range: TextRange): readonly Token[] {
  const tokens: Token[] = [];
  let shouted: boolean | undefined;
  let at = range.start;
  while (at < range.end) {
    const point = text.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(point);
    if (character.trim() === '') at += character.length;
    else {
      const end = WORD.test(character) ? endOfWord(text, at, range.end) : at + character.length;
      const plain = end - at > 3 ? undefined : ACRONYMS.get(text.slice(at, end));
      if (plain !== undefined) shouted ??= !SMALL.test(text.slice(range.start, range.end));
      if (plain !== undefined && shouted === false)
        tokens.push({ text: text.slice(at, end), lower: plain, start: at, end });
      else tokens.push(...withPossessiveApart(text, at, end));
      at = end;
    }
  }
  return tokens;
}

/** In capitals among small letters these are a state, a trade and an agency, and no pronouns. */
const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['US', 'u.s'],
  ['IT', 'i.t'],
  ['WHO', 'w.h.o'],
]);
const SMALL = /\p{Ll}/u;

function endOfWord(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (WORD.test(character)) at += character.length;
    else if (character === '/' && isSlashOfNames(text, start, at, limit)) break;
    else if (JOINER.has(character) && at + 1 < limit && WORD.test(text[at + 1] ?? '')) at += 1;
    else break;
  }
  // "U.S." keeps its last full stop, unless the sentence ends there.
  const shortened = text[at] === '.' && at + 1 < limit && INITIALS.test(text.slice(start, at));
  return shortened ? at + 1 : at;
}

const INITIALS = /^(?:\p{Lu}\.){1,3}\p{Lu}$/u;

/** "Fancy Bear/Sofacy": two names; paths and addresses stay whole. */
function isSlashOfNames(text: string, start: number, at: number, limit: number): boolean {
  if (at + 2 >= limit || !NAMED.test(text.slice(at + 1, at + 3))) return false;
  return /^\p{Lu}[\p{L}\p{N}-]*$/u.test(text.slice(Math.max(start, at - LONGEST_WORD), at));
}

const NAMED = /^\p{Lu}[\p{L}\p{N}]$/u;

function withPossessiveApart(text: string, start: number, end: number): Token[] {
  const word = text.slice(start, end);
  if (end - start > LONGEST_WORD) return [{ text: '#', lower: '#', start, end }];
  const ending = CONTRACTED.exec(word)?.[0].length ?? 0;
  const stem = word.length > ending ? end - ending : end;
  return stem === end ? [token(text, start, end)] : [token(text, start, stem), token(text, stem, end)];
}

/** "Northgate’s", "they’re", "we’ve", "it’ll", "he’d"; "don’t" stays one word. */
const CONTRACTED = /(?<=[\p{L}\p{N}])['’](?:[sdm]|re|ve|ll)$/u;

function token(text: string, start: number, end: number): Token {
  const word = text.slice(start, end);
  const lower = word.toLowerCase().replaceAll('’', "'");
  return {
    text: word,
    lower: word.length > 1 && word.endsWith('.') ? lower.slice(0, -1) : lower,
    start,
    end,
  };
}

const CAPITAL = /^\p{Lu}/u;

export function isCapitalised(token: Token | undefined): boolean {
  if (token === undefined) return false;
  const code = token.text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(token.text);
}

export function isWord(token: Token | undefined): boolean {
  if (token === undefined) return false;
  const code = token.text.charCodeAt(0) | 32;
  return (code >= 97 && code <= 122) || WORD.test(token.text.charAt(0));
}
