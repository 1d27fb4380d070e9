import { words } from '../../lexicon/words.ts';
import { find, findBack } from '../phrases.ts';
import { aliasesAfter, aliasObject } from './aliases.ts';
import type { Deed, Scene } from './deed.ts';

const PERSONAS = words('persona personas personae moniker monikers alias aliases pseudonym pseudonyms');
const BEHIND = words('using used under through via behind as with by');
const REACH = 14;

/** "Officers of X using the persona Y", "X released them through the online personas Y and Z": masks of whoever acts. */
export function personas(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return tokens.flatMap(({ lower }, noun): Deed[] => {
    if (!PERSONAS.has(lower)) return [];
    const link = findBack(
      tokens,
      noun,
      4,
      (word) => BEHIND.has(word),
      (word) => /^\p{P}$/u.test(word),
    );
    const actor = scene.mentions.findLast(
      ({ to, object, basis }) =>
        to <= link &&
        link - to <= REACH &&
        basis === undefined &&
        object.kind !== 'person' &&
        object.entity !== undefined,
    );
    if (link < 0 || actor === undefined) return [];
    if (
      find(tokens, actor.to, link, (word) => /^[.;:]$/u.test(word) || word === 'that' || word === 'who') >= 0
    )
      return [];
    const from = tokens[noun + 1]?.text === ',' ? noun + 2 : noun + 1;
    return aliasesAfter(tokens, from).map((range) => ({
      predicate: 'same-as',
      anchor: noun,
      from: link,
      to: range.to,
      object: aliasObject(scene, range),
      subject: actor.object,
    }));
  });
}
