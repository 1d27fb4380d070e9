import type { Indicator } from '../../sighting.ts';
import type { Connection } from './connection.ts';
import { KEYS } from './hunt-query.ts';
import { keysOf, kindsOf } from './keys.ts';
import type { ColumnKind } from './mapping.ts';

/** What a hunt asks an engine for. */
export interface HuntKeys {
  readonly kinds: ReadonlySet<string>;
  /** Indicators that have a key. */
  readonly sought: number;
}

/**
 * Writes the keys of all indicators into a temporary table, which goes with the session and which no other session
 * sees: nothing of a hunt is left on the server.
 */
export async function writeKeys(
  connection: Connection,
  indicators: Iterable<Indicator<unknown>>,
): Promise<HuntKeys> {
  await connection.run(`CREATE TEMPORARY TABLE ${KEYS} (kind String, key String)`);
  const kinds = new Set<string>();
  let sought = 0;
  function* rows(): Generator<readonly string[]> {
    for (const indicator of indicators) {
      const keys = keysOf(indicator);
      if (keys.length > 0) sought += 1;
      for (const { kind, key } of keys) {
        kinds.add(kind);
        yield [kind, key];
      }
    }
  }
  await connection.insert(KEYS, rows());
  return { kinds, sought };
}

/** How many indicators of each type are looked for in no column of these kinds. */
export function notAsked(
  indicators: Iterable<Indicator<unknown>>,
  kinds: ReadonlySet<ColumnKind>,
): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const indicator of indicators) {
    const own = kindsOf(indicator);
    if (own.length === 0 || own.some((kind) => kinds.has(kind))) continue;
    left.set(indicator.type, (left.get(indicator.type) ?? 0) + 1);
  }
  return left;
}
