import { isTld } from '../../vocab/tlds.ts';
import {
  classOf,
  codeAt,
  DELIMITER,
  isAlphanumeric,
  isCloser,
  isLetter,
  isOpener,
  tableOf,
} from './char-class.ts';
import { spacedMarkerFollows } from './refang.ts';

/** After ` dot `, endings that are English words do not make a host of a sentence. */
const WORDS: ReadonlySet<string> = new Set(
  'in is it to me my no so as at be by do us am an he she the one now here new are how you today call top can'.split(
    ' ',
  ),
);
/** @param ending lower case */
export function isWordEnding(ending: string): boolean {
  return WORDS.has(ending);
}

const NOT_A_NAME: ReadonlySet<string> = new Set(
  'the a an polka red blue green black white each every this that'.split(' '),
);

/**
 * Whether a token may go on behind the space at its end, by the characters around the space alone: every
 * token of a text is asked.
 */
export function mayGoOn(text: string, end: number): boolean {
  if (end + 1 >= text.length || text.charCodeAt(end) !== 32) return false;
  const next = text.charCodeAt(end + 1);
  if (isOpener(next) || isCloser(codeAt(text, end - 1))) return true;
  return next === 100 && codeAt(text, end + 2) === 111;
}

/**
 * Where a token ends that was defanged with spaces: `evil [.] example`, `evil[.] example`, `evil dot com`.
 * The last is joined only when what follows the last ` dot ` is a top-level domain that is no word.
 */
export function spacedTokenEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at < text.length && text.charCodeAt(at) === SPACE) {
    if (spacedMarkerFollows(text, at)) at = tokenEnd(text, skipMarkerSpaces(text, at));
    else if (namedMarkerFollows(text, start, at)) at = tokenEnd(text, skipMarkerSpaces(text, at + 4));
    else if (isAlphanumeric(codeAt(text, at + 1)) && endsInMarker(text, start, at))
      at = tokenEnd(text, at + 1);
    else if (dotFollows(text, start, at)) at = tokenEnd(text, at + 5);
    else break;
  }
  return at;
}

/** From the space before a marker to the first character after it and its space. */
function skipMarkerSpaces(text: string, space: number): number {
  let i = space + 1;
  while (i < text.length && classOf(text.charCodeAt(i)) !== DELIMITER) i++;
  return codeAt(text, i) === SPACE && isAlphanumeric(codeAt(text, i + 1)) ? i + 1 : i;
}

function tokenEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && classOf(text.charCodeAt(i)) !== DELIMITER) i++;
  return i;
}

function endsInMarker(text: string, start: number, end: number): boolean {
  return (
    end - start > 3 &&
    isCloser(text.charCodeAt(end - 1)) &&
    MARK_INSIDE[text.charCodeAt(end - 2)] === 1 &&
    /[^\s\])}][[({](?:\.|dot)[\])}]$/i.test(text.slice(Math.max(start, end - 7), end))
  );
}

const LONGEST_ENDING = 24;

const SPACE = 32;
/** What the inside of a marker for a full stop ends in. */
const MARK_INSIDE: Uint8Array = tableOf('.tT');

function dotFollows(text: string, start: number, space: number): boolean {
  return (
    codeAt(text, space + 1) === 100 &&
    text.startsWith(' dot ', space) &&
    isNamed(text, start, space) &&
    endingFollows(text, space + 5)
  );
}

/** ` dot (.) `: the word and the sign. */
function namedMarkerFollows(text: string, start: number, space: number): boolean {
  if (
    codeAt(text, space + 1) !== 100 ||
    !text.startsWith(' dot ', space) ||
    !spacedMarkerFollows(text, space + 4)
  )
    return false;
  return isNamed(text, start, space) && endingFollows(text, skipMarkerSpaces(text, space + 4));
}

function isNamed(text: string, start: number, space: number): boolean {
  const before = text.slice(Math.max(start, space - 64), space);
  const word = before.slice(before.lastIndexOf(' ') + 1);
  return /^[\w.@-]+$/.test(word) && !NOT_A_NAME.has(word.toLowerCase());
}

function endingFollows(text: string, from: number): boolean {
  let end = from;
  while (end - from < LONGEST_ENDING && isLetter(codeAt(text, end))) end++;
  const word = text.slice(from, end).toLowerCase();
  if (text.startsWith(' dot ', end)) return word.length > 1;
  return word.length > 1 && isTld(word) && !WORDS.has(word) && !isAlphanumeric(codeAt(text, end));
}
