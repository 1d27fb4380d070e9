import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import { verbGroupAt } from '../../clauses/verb-group.ts';
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
  const down = linkedDown(scene, sponsor, all);
  if (down !== undefined) return down;
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

/** "The service Y, which is thought to be linked to X": from the one behind to the one before. */
function linkedDown(
  scene: Scene,
  sponsor: ActorMention,
  all: readonly ActorMention[],
): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const relative = tokens[sponsor.to]?.text === ',' ? sponsor.to + 1 : sponsor.to;
  const start = tokens[relative]?.lower === 'which' ? relative + 1 : sponsor.to;
  const group = verbGroupAt(tokens, start);
  if (group === undefined || !group.be || group.unreal || !DOWN.has(tokens[group.head]?.lower ?? ''))
    return undefined;
  const link = group.head + 1;
  const server = all.find(
    ({ from, object, basis }) =>
      from > link && from - link <= 2 && object.kind === 'actor' && basis === undefined,
  );
  if (!['to', 'with'].includes(tokens[link]?.lower ?? '') || server?.object.entity === undefined)
    return undefined;
  return [backed(sponsor, server, group.head, sponsor.from, server.to)];
}

const DOWN = words('linked tied connected affiliated associated');
