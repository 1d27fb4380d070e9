import { isSought } from '../index/indicator-index.ts';
import { tailForms } from '../index/tails.ts';
import type { Key } from '../sieve/key.ts';
import { keysOf } from '../sieve/keys.ts';
import type { ValueTable } from '../sieve/value-table.ts';
import { indicatorAt } from '../sieve/value-table.ts';
import type { Indicator } from '../sighting.ts';
import type { BlockFilter, Need } from './block-filter.ts';
import { mayMeet } from './block-filter.ts';
import { PREFIXES6 } from './collect-tokens.ts';
import { DIGEST, hashOfText, PREFIX6, WORD } from './token-hash.ts';

/** What a block is asked for all indicators of a hunt: one group of needs for each key; any that is met is enough. */
export type BlockQueries = readonly (readonly Need[])[];

/** More indicators are not worth asking one by one: every block is searched. */
const MOST_ASKED = 50_000;

export function queriesFor(values: ValueTable): BlockQueries | undefined {
  if (values.count > MOST_ASKED) return undefined;
  const queries: (readonly Need[])[] = [];
  for (let number = 0; number < values.count; number++) {
    const indicator = indicatorAt(values, number);
    if (indicator !== undefined) queries.push(...needsOf(indicator));
  }
  return queries;
}

export function mayHave(filter: BlockFilter, queries: BlockQueries): boolean {
  return queries.some((needs) => mayMeet(filter, needs));
}

function needsOf(indicator: Indicator<unknown>): BlockQueries {
  if (!isSought(indicator)) return [];
  const agent = indicator.type === 'user-agent' ? wordsOf(indicator) : undefined;
  if (agent !== undefined) return agent;
  return keysOf(indicator).map((key) => [needOf(key)]);
}

const ANYTHING: Need = { kind: 'anything' };

function needOf(key: Key): Need {
  switch (key.kind) {
    case 'word':
      return wordNeed(key.text);
    case 'hash':
      return { kind: 'token', hash: hashOfText(key.text.slice(0, 16), DIGEST + key.text.length) };
    case 'network':
      return networkNeed(key.network.address.kind, key.network.address.digits, key.network.bits);
    case 'beyond-ascii':
      return { kind: 'beyond-ascii' };
    case 'context':
      return ANYTHING;
  }
}

/** Words of digits alone are in every log, and not in the index. */
function wordNeed(written: string): Need {
  let end = written.length;
  while (end > 0 && '._-'.includes(written.charAt(end - 1))) end--;
  const text = written.slice(0, end);
  if (!/[a-z]/i.test(text)) return ANYTHING;
  return { kind: text.includes('.') ? 'token' : 'word', hash: hashOfText(text, WORD) };
}

function networkNeed(kind: 4 | 6, digits: string, bits: number): Need {
  if (kind === 4) {
    const size = 2 ** (32 - bits);
    const from = Math.floor(Number.parseInt(digits, 16) / size) * size;
    return { kind: 'address', from, to: from + size - 1 };
  }
  const prefix = PREFIXES6.find((length) => length <= bits);
  if (prefix === undefined) return ANYTHING;
  return { kind: 'token', hash: hashOfText(digits.slice(0, prefix / 4), PREFIX6 + prefix) };
}

/**
 * A user agent fills its field, so each of its words stands between what is no part of a word, and all of them must be
 * there: one alone is most browsers'. Undefined where it has no word of ASCII letters.
 */
function wordsOf(indicator: Indicator<unknown>): BlockQueries | undefined {
  const all = tailForms(indicator).map(({ value }) =>
    [...value.matchAll(/[\w.-]+/g)]
      .filter(({ 0: word, index }) => isAlone(value, index, word.length) && !word.includes('..'))
      .map(({ 0: word }) => wordNeed(word.replace(/^[._-]+/, '')))
      .filter(({ kind }) => kind !== 'anything'),
  );
  return all.some((needs) => needs.length === 0) ? undefined : all;
}

/** What touches a letter beyond ASCII, an escape or the field's own end may stand otherwise in a log. */
function isAlone(value: string, at: number, length: number): boolean {
  const before = value.charAt(at - 1);
  return !/[\\%\u0080-\uffff]/.test(before + value.charAt(at + length));
}
