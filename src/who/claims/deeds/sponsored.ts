import type { ActorMention } from '../../names/actor-mentions.ts';
import type { Token } from '../../tokens.ts';
import { find } from '../phrases.ts';
import { words } from '../words.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';

const BACKING = words('sponsored backed directed supported tasked funded controlled');
const SERVING = words('behalf service orders direction employ payroll');

/** "X is backed by a state", "on behalf of", "the state-backed group X": who is said to stand behind the doer. */
export const findSponsored: DeedFinder = (scene) =>
  scene.mentions.flatMap((mention) => sponsor(scene, mention) ?? []);

function sponsor(scene: Scene, mention: ActorMention): Deed[] | undefined {
  if (mention.object.kind !== 'state') return undefined;
  const { tokens } = scene.sentence;
  const cue = find(
    tokens,
    mention.from - 5,
    mention.from,
    (word, at) => BACKING.has(word) || (SERVING.has(word) && isServing(tokens, at)),
  );
  if (cue < 0) return undefined;
  const link =
    tokens[mention.from - 1]?.lower === 'the' || tokens[mention.from - 1]?.lower === 'a'
      ? mention.from - 2
      : mention.from - 1;
  if (!['by', 'of', 'for'].includes(tokens[link]?.lower ?? '')) return undefined;
  const doer = scene.mentions.findLast((other) => other.to <= cue && other !== mention);
  const deed: Deed = {
    predicate: 'sponsored',
    anchor: cue,
    from: doer?.from ?? cue,
    to: mention.to,
    object: mention.object,
  };
  return [doer === undefined ? deed : { ...deed, subject: doer.object }];
}

/** "on behalf of", "in the service of", "under orders of"; "the Security Service of" is an office. */
function isServing(tokens: readonly Token[], at: number): boolean {
  return [at - 1, at - 2].some((index) => ['on', 'in', 'under', 'at'].includes(tokens[index]?.lower ?? ''));
}
