import type { ObservableType } from '../../model/index.ts';
import { codeAt, isAlphanumeric, isDigit, isHex, isLowerCase, tableOf } from './char-class.ts';
import { type Mention, mentionOf } from './mention.ts';

const TYPE_BY_LENGTH: ReadonlyMap<number, ObservableType> = new Map([
  [32, 'file:md5'],
  [40, 'file:sha1'],
  [56, 'file:sha224'],
  [64, 'file:sha256'],
  [96, 'file:sha384'],
  [128, 'file:sha512'],
]);
export const SHORTEST_HASH = 32;

/** Digests that look like a file's but are of something else; the word stands just before. */
const OTHER_DIGEST =
  /(?:imphash|imp hash|import hash|ja3s?|jarm|ssdeep|authentihash|vhash|richhash|rich header|commit|thumbprint|serial(?: number)?|aes key|xor key)[\s"'`:=|()-]*$/i;
const LOOK_BACK = 28;

/** Secrets and digests of words, by what stands before them on the line: `RC4 key: …`, `string hash …`. */
const SECRET =
  /(?<![?&\w])(?:keys?|(?:string|password|api|function|ntlm|lm|name)[- ]hash(?:es)?|iv|nonce|salt|passphrase|password|secret|token)(?: (?:is|was|of|value))?[ \t"'`:=|()\u2018\u201c*-]{0,8}$/i;
/** The same behind them: `… (RC4 key)`, `… as the key`. */
const AS_KEY =
  /^["'`\u2019\u201d]?[ ,]{0,2}(?:\(|(?:used )?as |is )(?:(?:an?|the|its) )?(?:[\w-]{2,14} ){0,2}(?:key|iv|nonce|salt|password)(?=$|[^\w -]| (?:to|for|of|in|and|that|which|used|with|by|from|is|was)\b)/i;
const LOOK_AHEAD = 48;

/**
 * Hashes in a stretch without delimiters: whole runs of hexadecimal digits of a digest's length,
 * touching no other letter or digit. A run of digits alone, or of letters alone, is made up.
 */
export function findHashes(text: string, from: number, to: number, found: Mention[]): void {
  for (let i = from; i + SHORTEST_HASH <= to; ) {
    // From the last character that the shortest digest would have back to its first: most runs are shorter.
    let other = i + SHORTEST_HASH - 1;
    while (other >= i && isHex(text.charCodeAt(other))) other--;
    if (other >= i) {
      i = other + 1;
      continue;
    }
    let end = i + SHORTEST_HASH;
    while (end < to && isHex(text.charCodeAt(end))) end++;
    const type = TYPE_BY_LENGTH.get(end - i);
    if (type !== undefined && standsFree(text, i, end) && isHash(text, i, end) && !isOfAnother(text, i, end))
      found.push(hashMention(text, i, end, type));
    i = end;
  }
}

function hashMention(text: string, start: number, end: number, type: ObservableType): Mention {
  const raw = text.slice(start, end);
  if (isLowerCase(text, start, end)) return mentionOf(type, start, end, raw);
  return mentionOf(type, start, end, raw.toLowerCase(), ['lower case']);
}

function standsFree(text: string, start: number, end: number): boolean {
  return !isAlphanumeric(codeAt(text, start - 1)) && !isAlphanumeric(codeAt(text, end));
}

/** Digits and letters. */
function isHash(text: string, from: number, to: number): boolean {
  let digits = 0;
  for (let i = from; i < to; i++) if (isDigit(text.charCodeAt(i))) digits++;
  return digits > 0 && digits < to - from;
}

/** Whether a word beside it says so, or it is bytes of a rule. Right before most there is only the end of a line. */
function isOfAnother(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  return (
    OTHER_DIGEST.test(before) ||
    SECRET.test(before) ||
    AS_KEY.test(text.slice(end, end + LOOK_AHEAD)) ||
    isInHexString(text, start)
  );
}

/** How far before a run of digits its hex string may begin, in UTF-16 code units and in lines. */
const LONGEST_HEX_STRING = 1024;
const MOST_LINES = 4;
/** What a hex string is made of besides digits: wildcards, jumps, alternatives, negations (YARA, “Hex strings”). */
const IN_HEX_STRING: Uint8Array = tableOf(' \t\r\n?[]()|~-');
const OPEN_CURLY = 123;

/** `$a = { 83 C4 … }`: the bytes that a rule of YARA looks for, written without blanks. */
function isInHexString(text: string, start: number): boolean {
  let lines = 0;
  for (let i = start - 1; i >= 0 && start - i <= LONGEST_HEX_STRING; i--) {
    const code = text.charCodeAt(i);
    if (code === OPEN_CURLY) return RULE_STRING.test(text.slice(Math.max(0, i - LONGEST_NAME), i));
    if (code === 10 && ++lines > MOST_LINES) return false;
    if (!isHex(code) && IN_HEX_STRING[code] !== 1) return false;
  }
  return false;
}

const RULE_STRING = /\$\w{0,128}\s{0,8}=\s{0,8}$/;
const LONGEST_NAME = 150;
