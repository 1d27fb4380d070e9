import type { AttackTechnique } from '../../vocab/attack-techniques.ts';
import { activeTechniques } from '../../vocab/attack-techniques.ts';
import type { IndexedName, NameIndex, NameMatch } from '../../vocab/name-index.ts';
import { makeNameIndex } from '../../vocab/name-index.ts';

/** A technique under its name, or under its technique's name and its own: `Phishing: Spearphishing Link`. */
export interface TechniqueName extends IndexedName {
  readonly technique: AttackTechnique;
  readonly withParent: boolean;
}

export type TechniqueNameMatch = NameMatch<TechniqueName>;

let index: NameIndex<TechniqueName> | undefined;

/** Every place where a technique's name stands, in any letter case; whether it is meant is judged later. */
export function matchTechniqueNames(text: string): readonly TechniqueNameMatch[] {
  index ??= makeNameIndex(namesOf(activeTechniques()));
  return index(text);
}

function namesOf(techniques: readonly AttackTechnique[]): readonly TechniqueName[] {
  const byId = new Map(techniques.map((technique) => [technique.id, technique]));
  return techniques.flatMap((technique) => {
    const alone = nameOf(technique, technique.name, false);
    const parent = technique.parent === undefined ? undefined : byId.get(technique.parent);
    if (parent === undefined) return [alone];
    return [alone, nameOf(technique, `${parent.name}: ${technique.name}`, true)];
  });
}

function nameOf(technique: AttackTechnique, name: string, withParent: boolean): TechniqueName {
  return { technique, name, withParent, letterCase: 'any' };
}
