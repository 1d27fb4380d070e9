import { ACTS, DEPLOYED, INTRUDED, PERFORMED, WEAPONS } from '../../../lexicon/acts.ts';
import { BE } from '../../../lexicon/grammar.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';
import { find } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import { isForecast } from '../forecast.ts';
import { BACKING } from '../sponsored.ts';
import { TELLING } from './clause-words.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, prepositionBefore } from './did-deed.ts';

/** "carried out by X", "a breach by X", "the work of X", "the wiper was deployed by X". */
export const findDoneBy: DidFinder = (scene, mention) => workOf(scene, mention) ?? byAgent(scene, mention);

function workOf(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const of = prepositionBefore(tokens, mention, ['of']);
  if (of < 1 || tokens[of - 1]?.lower !== 'work') return undefined;
  return didDeed(scene, mention, { anchor: of - 1, from: of - 1, to: mention.to }, subjectOf(tokens, of - 1));
}

function byAgent(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const by = prepositionBefore(tokens, mention, ['by']);
  if (by < 1 || BACKING.has(tokens[by - 1]?.lower ?? '') || TELLING.has(tokens[by - 1]?.lower ?? ''))
    return undefined;
  const act = [by - 1, by - 2, by - 3].find((at) => isAct(tokens, at));
  if (act === undefined || isForecast(tokens, Math.max(0, act - 4), act)) return undefined;
  if (isTitleCase(tokens, act) || !isHostile(tokens, act)) return undefined;
  const deed = didDeed(
    scene,
    mention,
    { anchor: act, from: act, to: mention.to },
    subjectOf(tokens, act + 1),
  );
  return tokens[by - 1]?.lower === 'claimed'
    ? { ...deed, claimant: { from: mention.from, to: mention.to } }
    : deed;
}

function isAct(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  const deployed = DEPLOYED.has(word) && BE.has(tokens[at - 1]?.lower ?? '');
  return ACTS.has(word) || INTRUDED.has(word) || PERFORMED.has(word) || deployed;
}

/** Of itself, or because an attack or a weapon is what was carried out or put to work. */
function isHostile(tokens: readonly Token[], act: number): boolean {
  const word = tokens[act]?.lower ?? '';
  if (ACTS.has(word) || INTRUDED.has(word)) return true;
  const done = DEPLOYED.has(word) ? WEAPONS : ACTS;
  return find(tokens, act - 8, act, (before) => done.has(before)) >= 0;
}

/** "“Uncovering New Activity by X”": the title of something, not a statement. */
function isTitleCase(tokens: readonly Token[], act: number): boolean {
  return act > 1 && isCapitalised(tokens[act]) && isCapitalised(tokens[act - 1]);
}
