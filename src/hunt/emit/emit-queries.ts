import { isSought } from '../index/indicator-index.ts';
import type { ValueTable } from '../sieve/value-table.ts';
import { indicatorAt } from '../sieve/value-table.ts';
import { esql } from './esql.ts';
import type { Group } from './group.ts';
import { groupOf } from './group.ts';
import { kql } from './kql.ts';
import { isPlain } from './literals.ts';
import { spl } from './spl.ts';
import { sql } from './sql.ts';

export const LANGUAGES = ['spl', 'kql', 'esql', 'sql'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Queries of a language for many indicators, and how many values no query asks for, by type. */
export interface Emitted {
  readonly queries: readonly string[];
  readonly left: ReadonlyMap<string, number>;
}

/** Values of one query: engines bound the length of a query. */
const MOST_VALUES = 500;

/**
 * Asks for the same, where logs are elsewhere. What a query finds is less than a hunt does: names, addresses as they are
 * usually written, and no wrapping undone.
 */
export function emitQueries(language: Language, values: ValueTable): Emitted {
  const groups = new Map<Group, Set<string>>();
  const left = new Map<string, number>();
  for (let number = 0; number < values.count; number++) {
    const indicator = indicatorAt(values, number);
    const group =
      indicator !== undefined && isSought(indicator) ? groupOf(indicator.type, indicator.value) : undefined;
    if (indicator === undefined || group === undefined || !isPlain(indicator.value)) {
      const type = indicator?.type ?? 'other';
      left.set(type, (left.get(type) ?? 0) + 1);
      continue;
    }
    const there = groups.get(group) ?? new Set();
    groups.set(group, there.add(indicator.value));
  }
  const lists = [...groups].map(([group, all]) => [group, [...all]] as const);
  const queries = lists.flatMap(([group, all]) =>
    Array.from({ length: Math.ceil(all.length / MOST_VALUES) }, (_, at) =>
      WRITERS[language](group, all.slice(at * MOST_VALUES, (at + 1) * MOST_VALUES)),
    ),
  );
  return { queries, left };
}

const WRITERS: Readonly<Record<Language, (group: Group, values: readonly string[]) => string>> = {
  spl,
  kql,
  esql,
  sql,
};
