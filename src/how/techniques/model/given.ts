import { findIds } from '../ids.ts';
import { matchTechniqueNames } from '../names.ts';
import { tellingOf } from '../telling-names.ts';
import type { Given } from './signs.ts';

/** The techniques that a text says in so many words: by id, and by a name that is no everyday phrase. */
export function givenIn(text: string): Given {
  return {
    byId: new Set(findIds(text).map(({ technique }) => technique.id)),
    byName: new Set(
      matchTechniqueNames(text).flatMap(({ entries }) => {
        const [entry, second] = entries;
        const tells = entry !== undefined && second === undefined && tellingOf(entry.name) !== 'never';
        return tells ? [entry.technique.id] : [];
      }),
    ),
  };
}
