import { findIds, type IdMention } from '../ids.ts';
import { matchTechniqueNames, type TechniqueNameMatch } from '../names.ts';
import { tellingOf } from '../telling-names.ts';
import type { Given } from './signs.ts';

/** The techniques that a text says in so many words: by id, and by a name that is no everyday phrase. */
export function givenIn(text: string): Given {
  return givenBy(findIds(text), matchTechniqueNames(text));
}

export function givenBy(ids: readonly IdMention[], names: readonly TechniqueNameMatch[]): Given {
  return {
    byId: new Set(ids.map(({ technique }) => technique.id)),
    byName: new Set(
      names.flatMap(({ entries }) => {
        const [entry, second] = entries;
        const tells = entry !== undefined && second === undefined && tellingOf(entry.name) !== 'never';
        return tells ? [entry.technique.id] : [];
      }),
    ),
  };
}
