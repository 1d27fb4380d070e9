import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import { find } from '../../phrases.ts';
import type { Deed, Scene } from '../deed.ts';
import { wide } from './cue.ts';
import { backed, couldServe } from './sides.ts';

/** "Behind the hackers stands the army of Y"; "X, Y’s hacking team,". */
export function standsBehind(
  scene: Scene,
  sponsor: ActorMention,
  all: readonly ActorMention[],
): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const { from } = wide(tokens, sponsor);
  const stands = find(
    tokens,
    from - 3,
    from,
    (word) => word === 'stands' || word === 'stood' || word === 'is',
  );
  if (stands > 0 && tokens[0]?.lower === 'behind') {
    const server = all.find((mention) => mention.to <= stands && couldServe(mention));
    return [backed(sponsor, server, stands, 0, sponsor.to)];
  }
  const own =
    tokens[sponsor.to]?.lower === "'s"
      ? find(tokens, sponsor.to + 1, sponsor.to + 5, (word) => TEAMS.has(word))
      : -1;
  const named = all.findLast(
    (mention) =>
      mention.to < from &&
      from - mention.to <= 2 &&
      couldServe(mention) &&
      mention.object.entity !== undefined,
  );
  const apposed = named !== undefined && [',', 'is', 'was'].includes(tokens[named.to]?.lower ?? '');
  return own > 0 && apposed ? [backed(sponsor, named, own, named.from, own + 1)] : undefined;
}

const TEAMS = words('team unit group hackers arm spies');
