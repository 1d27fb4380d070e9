import type { WordGroup } from './keys.ts';
import { literal } from './literals.ts';

/** What a condition is made of, beside the text it is about. */
export interface Lookup {
  /** The kinds of keys of this hunt. */
  readonly kinds: ReadonlySet<string>;
  /** A subquery of the keys of one kind. */
  readonly keys: (kind: string, as?: string) => string;
  readonly ipv4: string;
  readonly ipv6: string;
}

/*
 * Words as the local hunt has them (src/hunt/forms/words.ts): runs of letters and digits, joined by dots, underscores and
 * hyphens, without two dots in a row. The pattern is RE2's, so it takes time in proportion to the text.
 */
const ALPHANUMERIC =
  '[0-9a-z\\x{c0}-\\x{1fff}\\x{2070}-\\x{2fff}\\x{3040}-\\x{fefe}\\x{ff00}-\\x{ffef}\\x{10000}-\\x{10ffff}]+';
const WORD = `${ALPHANUMERIC}(?:\\.?(?:[_-]+\\.?)*${ALPHANUMERIC})*`;
const ASCII_WORD = '[0-9a-z]+(?:\\.?(?:[_-]+\\.?)*[0-9a-z]+)*';
const BEYOND_ASCII = literal('[^\\x00-\\x7f]');
const RUN_BEYOND_ASCII = literal('[^\\x00-\\x7f]+');

/** Host names by their last labels; one with letters beyond ASCII may be any name (UTS #46), and is sent. */
export function hostCondition(text: string, { kinds, keys }: Lookup): string | undefined {
  const labels = numbers(kinds, 'domain/');
  const mayBeNamed = labels.length > 0 || kinds.has('url') || kinds.has('url-host') || kinds.has('mailbox');
  if (!mayBeNamed) return undefined;
  const dotted = `arrayFilter(w -> position(w, '.') > 0, ${wordsIn(text)})`;
  const beyond = `arrayExists(w -> match(w, ${BEYOND_ASCII}), ${dotted})`;
  const isAscii = `NOT match(${text}, ${BEYOND_ASCII})`;
  const parts = [`(NOT (${isAscii}) AND ${beyond})`];
  if (labels.length > 0) {
    const own = labels.map((count) => {
      const last = `arrayStringConcat(arraySlice(l, -${count}), '.')`;
      return `${last} GLOBAL IN ${keys(`domain/${count}`)}`;
    });
    parts.push(`arrayExists(l -> (${own.join(' OR ')}), arrayMap(w -> splitByChar('.', w), ${dotted}))`);
  }
  return parts.join(' OR ');
}

/** IPv4 addresses by number, cut to each prefix length that is sought. */
export function ipv4Condition(text: string, { kinds, keys, ipv4 }: Lookup): string | undefined {
  const lengths = numbers(kinds, 'ipv4/');
  if (lengths.length === 0) return undefined;
  const number = `${ipv4}(a)`;
  const any = lengths.map((bits) => {
    if (bits === 0) return '1';
    const cut = bits === 32 ? number : `intDiv(${number}, ${2 ** (32 - bits)})`;
    return `toUInt32(${cut}) GLOBAL IN ${keys(`ipv4/${bits}`, 'toUInt32(key)')}`;
  });
  const found = `extractAll(${text}, ${literal('\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}')})`;
  return `arrayExists(a -> (${any.join(' OR ')}), ${found})`;
}

/**
 * IPv6 addresses by value, and by value without what stands before their first colon, which may be the end of a word
 * (`src:2001:db8::1`). What looks like an address and cannot be read is sent.
 */
export function ipv6Condition(text: string, { kinds, keys, ipv6 }: Lookup): string | undefined {
  const lengths = numbers(kinds, 'ipv6/');
  if (lengths.length === 0) return undefined;
  const unread = `(hex(${ipv6}(a)) = '${'0'.repeat(32)}' AND a != '::')`;
  const any = lengths.map((count) => {
    const set = keys(`ipv6/${count}`);
    return `substring(hex(${ipv6}(a)), 1, ${count}) GLOBAL IN ${set} OR substring(hex(${ipv6}(substring(a, position(a, ':') + 1))), 1, ${count}) GLOBAL IN ${set}`;
  });
  const runs = `extractAll(${text}, ${literal('[\\da-f:.]*:[\\da-f:.]*')})`;
  const like = `arrayFilter(r -> match(r, ${literal('::|(?:[^:]*:){6}')}), ${runs})`;
  const bare = `replaceRegexpOne(replaceRegexpOne(replaceRegexpAll(r, ${literal('^\\.+|\\.+$')}, ''), ${literal('([^:]):$')}, '\\\\1'), ${literal('^:([^:])')}, '\\\\1')`;
  return `arrayExists(a -> (${[unread, ...any].join(' OR ')}), arrayMap(r -> ${bare}, ${like}))`;
}

/** A host that is written otherwise than as four decimal numbers, as browsers take it; few are, and they are sent. */
export function numberHostCondition(text: string, { kinds }: Lookup): string | undefined {
  if (numbers(kinds, 'ipv4/').length === 0) return undefined;
  return `match(${text}, ${literal('(?i)://(?:\\d{8,10}|(?:[\\da-fx]+\\.){0,3}0[\\dx]|\\d+(?:\\.\\d+){1,2}(?:[^\\d.]|$))')})`;
}

/** Host and first part of the path, on either side of a slash; or a host whatever the path. */
export function urlCondition(text: string, { kinds, keys }: Lookup): string | undefined {
  const parts: string[] = [];
  if (kinds.has('url-host'))
    parts.push(
      `arrayExists(w -> w GLOBAL IN ${keys('url-host')}, extractAll(${text}, ${literal(ASCII_WORD)}))`,
    );
  if (kinds.has('url')) {
    const host = `extract(a, ${literal(`(${ASCII_WORD})(?::[0-9]{1,5})?$`)})`;
    const part = `replaceRegexpOne(extract(b, ${literal('^[\\da-z._~-]*')}), ${literal('\\.+$')}, '')`;
    const key = `concat(${host}, '/', ${part})`;
    parts.push(`arrayExists((a, b) -> ${key} GLOBAL IN ${keys('url')}, ${neighbours(text, '/')})`);
  }
  return parts.length === 0 ? undefined : parts.join(' OR ');
}

export function mailboxCondition(text: string, { kinds, keys }: Lookup): string | undefined {
  if (!kinds.has('mailbox')) return undefined;
  const local = `extract(a, ${literal('([\\da-z._%+~-]*)$')})`;
  const host = `extract(b, ${literal(`^(${ASCII_WORD})`)})`;
  const key = `concat(${local}, '@', ${host})`;
  return `arrayExists((a, b) -> ${key} GLOBAL IN ${keys('mailbox')}, ${neighbours(text, '@')})`;
}

export function hashCondition(text: string, { kinds, keys }: Lookup): string | undefined {
  if (!kinds.has('hash')) return undefined;
  return `arrayExists(h -> h GLOBAL IN ${keys('hash')}, extractAll(${text}, ${literal('[\\da-f]{32,}')}))`;
}

/** The words of a text; where it has no letters beyond ASCII, and nearly none has, by the shorter pattern. */
function wordsIn(text: string): string {
  const [all, ascii] = [WORD, ASCII_WORD].map((pattern) => `extractAll(${text}, ${literal(pattern)})`);
  return `if(match(${text}, ${BEYOND_ASCII}), ${all}, ${ascii})`;
}

/** A number for each word, with nothing but the places of letters beyond ASCII, whose case engines do not agree on. */
function wordNumbers(text: string): string {
  // The two letters beyond ASCII whose lower case is in it (Unicode, SpecialCasing.txt and UnicodeData.txt).
  const lower = `replaceAll(replaceAll(${text}, '\u212A', 'k'), '\u0130', 'i')`;
  const skeleton = `arrayMap(w -> replaceRegexpAll(w, ${RUN_BEYOND_ASCII}, '?'), extractAll(${lower}, ${literal(WORD)}))`;
  const words = `if(match(${text}, ${BEYOND_ASCII}), ${skeleton}, extractAll(${text}, ${literal(ASCII_WORD)}))`;
  return `arrayMap(w -> cityHash64(w), ${words})`;
}

/**
 * Names, paths, keys and agents by their last words. A run of words is told by the sum of its words' numbers, which is
 * the difference of two sums from the beginning of the text: one step for a run of any length. That takes the words in
 * any order; what is not in the indicator's is no hit when it is read closely.
 */
export function wordsCondition(group: WordGroup, text: string, { kinds, keys }: Lookup): string | undefined {
  const conditions = numbers(kinds, `${group}/`).map((count) => {
    const sum = `arraySum(arrayMap(w -> cityHash64(w), splitByChar(' ', key)))`;
    const rest = `greatest(length(s) - ${count}, 0)`;
    const ends = `arraySlice(s, ${count + 1}, ${rest}), arraySlice(s, 1, ${rest})`;
    return `arrayExists((a, b) -> toUInt64(a - b) GLOBAL IN ${keys(`${group}/${count}`, sum)}, ${ends})`;
  });
  if (conditions.length === 0) return undefined;
  const sums = `arrayConcat([toUInt64(0)], arrayCumSum(${wordNumbers(text)}))`;
  return `arrayExists(s -> (${conditions.join(' OR ')}), [${sums}])`;
}

/** Two arrays: what stands before each sign, and what after it. */
function neighbours(text: string, sign: string): string {
  const parts = `splitByChar(${literal(sign)}, ${text})`;
  return `arrayPopBack(${parts}), arrayPopFront(${parts})`;
}

function numbers(kinds: ReadonlySet<string>, prefix: string): readonly number[] {
  const own = [...kinds].filter((kind) => kind.startsWith(prefix));
  return own.map((kind) => Number(kind.slice(prefix.length))).sort((a, b) => a - b);
}
