import { abbreviationOf, opensSentence } from './abbreviations.ts';

/** A run of stops in its surroundings. */
export interface Stop {
  /** Up to 64 code units of the same sentence before the run. */
  readonly before: string;
  /** The run itself, e.g. `.`, `?!`, `...`. */
  readonly marks: string;
  /** Quotation marks, brackets and note marks right after the run. */
  readonly closers: string;
  /** Up to 64 code units after the white space that follows. */
  readonly after: string;
}

const OPENING_MARKS = /^["'“‘«([{]+/;

/**
 * Whether a run of stops ends its sentence. A stop inside an address, host, URL, file name, version
 * or defanged form never comes here, since no white space follows it; what is left to tell apart is
 * abbreviations, initials, numbering, spaced-out defanging and paths that hold spaces.
 */
export function endsSentence(stop: Stop): boolean {
  if (isDefanged(stop) || isInsidePath(stop)) return false;
  const next = stop.after.replace(OPENING_MARKS, '');
  if (next === '') return stop.after === '' || !isNumbering(stop);
  if (/^[\p{Ll},;:–—-]/u.test(next) && !isNameLike(next)) return false;
  if (!stop.marks.startsWith('.')) return !/\bYahoo$/.test(stop.before);
  if (stop.marks.length > 1 || stop.closers !== '') return true;
  return endsAfterWord(stop, next);
}

function endsAfterWord(stop: Stop, next: string): boolean {
  if (isNumbering(stop)) return false;
  const word = /[\p{L}\p{N}.&]{1,20}$/u.exec(stop.before)?.[0].replace(/^\.+/, '') ?? '';
  const nextWord = /^[\p{L}’']{1,20}/u.exec(next)?.[0] ?? '';
  const abbreviation = abbreviationOf(word, next);
  if (abbreviation === 'never' || abbreviation === 'before-number') return false;
  if (abbreviation === 'may') return endsAfterAbbreviation(word, nextWord, next);
  if (isInitial(word)) return opensSentence(nextWord);
  return true;
}

function endsAfterAbbreviation(word: string, nextWord: string, next: string): boolean {
  if (/^no$/i.test(word)) return true;
  if (/^[ap]\.m$/i.test(word)) return !/^(?:[ECMP][DS]T|[ECMP]T|GMT|UTC|BST|CES?T|MSK|on|local)\b/.test(next);
  if (/^etc$/i.test(word)) return /^\p{Lu}/u.test(next);
  return opensSentence(nextWord);
}

/** One capital, or capitals joined by stops: `J`, `A.B`, `U.S`. */
function isInitial(word: string): boolean {
  return /^\p{Lu}(?:\.\p{L}){0,5}$/u.test(word);
}

/** `1.` or `a.` or `IV.` at the start of a sentence numbers it. */
function isNumbering(stop: Stop): boolean {
  return (
    stop.marks === '.' &&
    stop.before.length < 8 &&
    /^\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxIVX]{1,4})$/.test(stop.before)
  );
}

/** `[.]`, `(.)`, `{.}` with white space around them. */
function isDefanged(stop: Stop): boolean {
  return stop.marks === '.' && /[[({]$/.test(stop.before) && /^[\])}]/.test(stop.closers);
}

/** `C:\Users\J. Smith\x.exe`: the word after the stop carries the path on. */
function isInsidePath(stop: Stop): boolean {
  const path = stop.before.slice(Math.max(0, stop.before.search(/(?:[A-Z]:|%)\\/i)));
  return /^(?:[A-Z]:|%)\\[^"<>|]*$/i.test(path) && /^[^\s\\:]{1,40}\\/.test(stop.after);
}

/** A sentence may open with a lower-case name: an indicator, a file, `njRAT`, `iOS`. */
function isNameLike(next: string): boolean {
  const token = /^\S{1,64}/.exec(next)?.[0] ?? '';
  return (
    /^\p{Ll}/u.test(token) &&
    /[\p{L}\p{N}](?:[./\\_@:]|\[[.:]|\(\.)[\p{L}\p{N}/\\\])]|^\p{Ll}{1,3}\p{Lu}|^\p{Ll}+\d/u.test(token)
  );
}
