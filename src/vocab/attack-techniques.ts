import { ATTACK_TECHNIQUES } from './tables/attack-techniques.ts';

/** The release that the shipped table was made from. */
export const ATTACK_VERSION: string = 'Enterprise 18.1';

export interface AttackTechnique {
  /** e.g. `T1566.001`. */
  readonly id: string;
  readonly name: string;
  /** ATT&CK short names, e.g. `initial-access`. */
  readonly tactics: readonly string[];
  /** Of a sub-technique, its technique's id. */
  readonly parent?: string;
}

/** What an id means in the shipped release. */
export type TechniqueLookup =
  | { readonly kind: 'active'; readonly technique: AttackTechnique }
  /** `technique` is the active one at the end of the chain of successors. */
  | { readonly kind: 'revoked'; readonly from: string; readonly technique: AttackTechnique }
  | { readonly kind: 'deprecated'; readonly id: string; readonly name: string }
  | { readonly kind: 'unknown' };

/** @param id as ATT&CK writes it, `T1059` or `T1059.001`. */
export function techniqueById(id: string): TechniqueLookup {
  const row = rows().get(id);
  if (row === undefined) return { kind: 'unknown' };
  if (row.state === '') return { kind: 'active', technique: techniqueOf(row) };
  const heir = heirOf(row);
  if (heir === undefined) return { kind: 'deprecated', id, name: row.technique.name };
  return { kind: 'revoked', from: id, technique: techniqueOf(heir) };
}

/** Every active technique and sub-technique, in the order of their ids. */
export function activeTechniques(): readonly AttackTechnique[] {
  return [...rows().values()].filter((row) => row.state === '').map(techniqueOf);
}

interface Row {
  readonly technique: AttackTechnique;
  readonly state: string;
}

let parsed: ReadonlyMap<string, Row> | undefined;

function rows(): ReadonlyMap<string, Row> {
  parsed ??= new Map(ATTACK_TECHNIQUES.trimEnd().split('\n').map(rowOf));
  return parsed;
}

function rowOf(line: string): [string, Row] {
  const [id = '', name = '', tactics = '', state = ''] = line.split('\t');
  const dot = id.indexOf('.');
  const technique = { id, name, tactics: tactics.split(',') };
  return [id, { technique: dot < 0 ? technique : { ...technique, parent: id.slice(0, dot) }, state }];
}

function techniqueOf(row: Row): AttackTechnique {
  return row.technique;
}

/** Follows revocations to their end: three chains of the release have more than one link. */
function heirOf(row: Row): Row | undefined {
  const seen = new Set<string>();
  let heir: Row | undefined = row;
  while (heir !== undefined && heir.state !== '' && !seen.has(heir.state)) {
    seen.add(heir.state);
    heir = rows().get(heir.state);
  }
  return heir?.state === '' ? heir : undefined;
}
