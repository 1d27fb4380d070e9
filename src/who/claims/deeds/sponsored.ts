import type { ActorMention } from '../../names/actor-mentions.ts';
import type { Token } from '../../tokens.ts';
import { words } from '../words.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';

/** What a state does for those who act for it. */
export const BACKING: ReadonlySet<string> = words(
  'sponsored backed directed supported tasked funded controlled',
);

const SERVING = words('behalf service orders direction employ payroll');

/** "X is backed by a state", "on behalf of": who is said to stand behind the doer. */
export const findSponsored: DeedFinder = (scene) =>
  scene.mentions.flatMap((mention) => sponsor(scene, mention) ?? []);

function sponsor(scene: Scene, mention: ActorMention): Deed | undefined {
  if (mention.object.kind !== 'state') return undefined;
  const { tokens } = scene.sentence;
  const article = ['the', 'a', 'an'].includes(tokens[mention.from - 1]?.lower ?? '');
  const link = article ? mention.from - 2 : mention.from - 1;
  const cue = link - 1;
  if (!isBacking(tokens, cue, link) && !isServing(tokens, cue, link)) return undefined;
  const doer = scene.mentions.findLast((other) => other.to <= cue && other !== mention);
  const deed: Deed = {
    predicate: 'sponsored',
    anchor: cue,
    from: doer?.from ?? cue,
    to: mention.to,
    object: mention.object,
  };
  return doer === undefined ? deed : { ...deed, subject: doer.object };
}

function isBacking(tokens: readonly Token[], cue: number, link: number): boolean {
  return BACKING.has(tokens[cue]?.lower ?? '') && tokens[link]?.lower === 'by';
}

/** "on behalf of", "in the service of", "under orders of"; "the Security Service of" is an office. */
function isServing(tokens: readonly Token[], cue: number, link: number): boolean {
  if (!SERVING.has(tokens[cue]?.lower ?? '') || tokens[link]?.lower !== 'of') return false;
  return [cue - 1, cue - 2].some((at) => ['on', 'in', 'under', 'at'].includes(tokens[at]?.lower ?? ''));
}
