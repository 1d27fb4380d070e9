import { isSought } from '../index/indicator-index.ts';
import { tailForms } from '../index/tails.ts';
import type { Key } from '../sieve/key.ts';
import { keysOf } from '../sieve/keys.ts';
import type { ValueTable } from '../sieve/value-table.ts';
import { indicatorAt } from '../sieve/value-table.ts';
import type { Indicator } from '../sighting.ts';
import type { TokenHash } from './token-hash.ts';
import {
  ADDRESS,
  BEYOND,
  DIGEST,
  hashOfNumber,
  hashOfPrefix6,
  hashOfText,
  STRONG,
  WEAK,
  WORD,
} from './token-hash.ts';

/** What must be in a block before an indicator can be: all tokens of a group, of any one of the groups. */
export type Needs = readonly (readonly TokenHash[])[];

/** More indicators are not worth asking for one by one: every block is searched. */
const MOST_ASKED = 50_000;

/** Of all indicators of a hunt. Undefined where no index can tell: every block is searched. */
export function needsFor(values: ValueTable): Needs | undefined {
  if (values.count > MOST_ASKED) return undefined;
  const needs: (readonly TokenHash[])[] = [];
  for (let number = 0; number < values.count; number++) {
    const indicator = indicatorAt(values, number);
    const own = indicator === undefined ? [] : needsOf(indicator);
    if (own === undefined) return undefined;
    for (const group of own) needs.push(group);
  }
  return needs;
}

function needsOf(indicator: Indicator<unknown>): Needs | undefined {
  if (!isSought(indicator)) return [];
  if (indicator.type === 'user-agent') return wordsOf(indicator);
  const groups: (readonly TokenHash[])[] = [];
  for (const key of keysOf(indicator)) {
    const own = hashesOf(key);
    if (own === undefined) return undefined;
    for (const hash of own) groups.push([hash]);
  }
  return groups;
}

/** Any of them is enough; undefined of what no index tells. */
function hashesOf(key: Key): readonly TokenHash[] | undefined {
  switch (key.kind) {
    case 'word': {
      const hash = wordHash(key.text);
      return hash === undefined ? undefined : [hash];
    }
    case 'hash':
      return [hashOfText(key.text.slice(0, 16), DIGEST + key.text.length, STRONG)];
    case 'network':
      return networkHashes(key.network.address.kind, key.network.address.digits, key.network.bits);
    case 'beyond-ascii':
      return [hashOfNumber(0, BEYOND, WEAK)];
    case 'context':
      return undefined;
  }
}

/** Words of digits alone are in every log, and not in the index. */
function wordHash(written: string): TokenHash | undefined {
  const text = withoutJoints(written);
  if (!/[a-z]/i.test(text)) return undefined;
  return hashOfText(text, WORD, text.includes('.') ? STRONG : WEAK);
}

function withoutJoints(text: string): string {
  let end = text.length;
  while (end > 0 && '._-'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Lengths of the networks by which addresses are indexed. */
const PREFIXES4 = [32, 24, 16] as const;
const PREFIXES6 = [128, 64, 48, 32, 16] as const;
/** Of a network that lies between two of them; addresses of it that are asked for one by one. */
const MOST_PARTS = 256;

function networkHashes(kind: 4 | 6, digits: string, bits: number): readonly TokenHash[] | undefined {
  if (kind === 6) {
    const prefix = PREFIXES6.find((length) => length <= bits);
    return prefix === undefined ? undefined : [hashOfPrefix6(digits, prefix)];
  }
  const address = Number.parseInt(digits, 16);
  const longest = bits >= 28 ? 32 : bits >= 24 ? 24 : bits >= 16 ? 24 : 16;
  const length = PREFIXES4.find((each) => each === longest) ?? 16;
  const count = 2 ** Math.max(0, length - bits);
  if (count > MOST_PARTS) return undefined;
  const size = 2 ** (32 - Math.min(bits, length));
  const first = (Math.floor(address / size) * size) / 2 ** (32 - length);
  return Array.from({ length: count }, (_, n) => hashOfNumber(first + n, ADDRESS + length, STRONG));
}

/**
 * A user agent fills its field, so each of its words stands between what is no part of a word, and all of them must be
 * there: one alone is most browsers'. Undefined where it has no word of ASCII letters.
 */
function wordsOf(indicator: Indicator<unknown>): Needs | undefined {
  const all = tailForms(indicator).map(({ value }) =>
    [...value.matchAll(/[\w.-]+/g)]
      .filter(({ 0: word, index }) => isAlone(value, index, word.length) && !word.includes('..'))
      .flatMap(({ 0: word }) => wordHash(word.replace(/^[._-]+/, '')) ?? []),
  );
  return all.some((needs) => needs.length === 0) ? undefined : all;
}

/** What touches a letter beyond ASCII, an escape or the field's own end may stand otherwise in a log. */
function isAlone(value: string, at: number, length: number): boolean {
  const before = value.charAt(at - 1);
  return !/[\\%\u0080-\uffff]/.test(before + value.charAt(at + length));
}
