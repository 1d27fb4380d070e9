import { listingsOf } from '../../../vocab/actor-names.ts';
import { stateOf } from '../../../vocab/states.ts';
import type { ActorMention } from '../../names/actor-mention.ts';
import { isSoftwareName } from '../../names/actor-names.ts';
import type { Deed, Scene } from './deed.ts';

/** "Forest Blizzard (STRONTIUM)": two names of actors, and the one in brackets stands there alone. */
export function bracketedAliases(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return scene.mentions.flatMap((right): Deed[] => {
    if (tokens[right.from - 1]?.text !== '(' || tokens[right.to]?.text !== ')' || !isListed(right)) return [];
    const left = scene.mentions.find(({ to }) => to === right.from - 1 || to === right.from - 2);
    if (left === undefined || !isListed(left) || left.object.entity === right.object.entity) return [];
    const range = { anchor: right.from, from: left.from, to: right.to };
    // Whatever the sentence denies or doubts, the bracket does not.
    return [
      {
        predicate: 'same-as',
        ...range,
        object: right.object,
        subject: left.object,
        stance: 'asserts',
        unhedged: true,
      },
    ];
  });
}

/** Programs stand in brackets behind whoever uses them as often. */
function isListed({ object, basis }: ActorMention): boolean {
  const { entity, kind } = object;
  if (basis !== undefined || kind !== 'actor' || entity === undefined) return false;
  return stateOf(entity) === undefined && !isSoftwareName(entity) && listingsOf(entity).length > 0;
}
