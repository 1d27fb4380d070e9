import { lowerCase } from '../forms/lower-case.ts';
import type { Hive } from '../forms/registry-hive.ts';
import { registryKey } from '../forms/registry-hive.ts';
import { lastWord } from '../forms/words.ts';
import type { Indicator } from '../sighting.ts';
import type { Placed, Placing } from './placed.ts';
import { grouped, placed } from './placed.ts';

/** How a value is compared: names and Windows paths without heed of case, keys by hive. */
export type TailKind = 'file-name' | 'windows-path' | 'unix-path' | Hive;

/** File names, paths and registry keys by their last word, which a log has whole wherever it has them. */
export type Tails<Source> = ReadonlyMap<string, readonly Tail<Source>[]>;

export interface Tail<Source> {
  readonly kind: TailKind;
  readonly placed: Placed<Source>;
}

interface Tailing<Source> extends Placing<Source> {
  readonly kind: TailKind;
  readonly word: string;
}

export function tails<Source>(indicators: readonly Indicator<Source>[]): Tails<Source> {
  const byWord = grouped(
    indicators.flatMap((indicator) => tailing(indicator) ?? []),
    ({ word }) => word,
    (found) => found,
  );
  return new Map([...byWord].map(([word, group]) => [word, byKind(group)]));
}

export function hasTail(indicator: Indicator<unknown>): boolean {
  return tailing(indicator) !== undefined;
}

function byKind<Source>(group: readonly Tailing<Source>[]): readonly Tail<Source>[] {
  const kinds = grouped(
    group,
    ({ kind }) => kind,
    (found) => found,
  );
  return [...kinds].map(([kind, ofKind]) => ({ kind, placed: placed(ofKind) }));
}

function tailing<Source>(indicator: Indicator<Source>): Tailing<Source> | undefined {
  const { kind, value } = comparable(indicator);
  const word = lastWord(value);
  if (word === undefined) return undefined;
  return {
    kind,
    value,
    indicator,
    word: lowerCase(value.slice(word.start, word.end)),
    before: word.start,
    length: value.length,
  };
}

/** A folder is the same with and without its final slash, a name with and without a final dot. */
function comparable({ type, value }: Indicator<unknown>): {
  readonly kind: TailKind;
  readonly value: string;
} {
  if (type === 'file-name') return { kind: 'file-name', value: lowerCase(withoutFinal(value, '.')) };
  if (type === 'file-path' && !/\\|^[a-z]:/i.test(value)) {
    return { kind: 'unix-path', value: withoutFinal(value, '/') };
  }
  const path = withoutFinal(lowerCase(value).replaceAll('/', '\\'), '\\');
  const key = type === 'registry-key' ? registryKey(path) : undefined;
  return key === undefined ? { kind: 'windows-path', value: path } : { kind: key.hive, value: key.rest };
}

function withoutFinal(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end--;
  return text.slice(0, end);
}
