import type { Atom } from './atoms.ts';

/** A source to compile, and whose rules it has. */
export interface Unit {
  readonly source: string;
  readonly owners: ReadonlyMap<string, readonly number[]>;
}

/** As few sources as may be, since each is another pass over a file: identifiers are unique in one. */
export function unitsOf(atoms: readonly Atom[]): readonly Unit[] {
  const joined: { sources: string[]; owners: Map<string, readonly number[]> }[] = [];
  const units: Unit[] = [];
  for (const { source, owners, isShared } of atoms) {
    if (!isShared) {
      units.push({ source, owners });
      continue;
    }
    const names = [...owners.keys()];
    const free = joined.find((each) => !names.some((name) => each.owners.has(name)));
    const room = free ?? { sources: [], owners: new Map<string, readonly number[]>() };
    if (free === undefined) joined.push(room);
    room.sources.push(source);
    for (const [name, numbers] of owners) room.owners.set(name, numbers);
  }
  return [...joined.map(({ sources, owners }) => ({ source: sources.join('\n'), owners })), ...units];
}
