import { ACTS, INTRUDED, INTRUDING } from '../../../lexicon/acts.ts';
import { BE } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { find, isAdverb } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import type { DidFinder } from './did-deed.ts';
import { agentAfter, didDeed, phraseStartOf, withClaimant } from './did-deed.ts';

/** "blames X", "accused X of", "suspects X of", "named X as the perpetrator"; "X was accused of". */
export const findAccused: DidFinder = (scene, mention) =>
  accusing(scene, mention) ?? beingAccused(scene, mention);

const BLAMING = words('blame blames blamed blaming accuse accuses accused accusing');
const COUNTS = words('two three four five six seven eight nine ten several dozen');
const SUSPECTING = words('suspect suspects suspected suspecting');
const CHARGING = words('charge charges charged charging indict indicts indicted indicting');
const NAMING = words('name names named naming identify identifies identified identifying fingered called');
const CULPRITS = words(
  'perpetrator perpetrators culprit culprits attacker attackers party group actor source mastermind',
);

function accusing(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const start = phraseStartOf(tokens, mention) - 1;
  // "charged two Varnian officers with the theft".
  const verb = COUNTS.has(tokens[start]?.lower ?? '') ? start - 1 : start;
  if (verb < 0 || !accuses(tokens, verb, mention.to)) return undefined;
  const deed = didDeed(scene, mention, { anchor: verb, from: verb, to: mention.to }, undefined);
  return withClaimant(
    tokens,
    deed,
    BE.has(tokens[verb - 1]?.lower ?? '') ? undefined : subjectOf(tokens, verb),
  );
}

/** Some of these verbs accuse by themselves, others by what follows them and the one they speak of. */
function accuses(tokens: readonly Token[], verb: number, after: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  const next = tokens[after]?.lower ?? '';
  if (BLAMING.has(word)) return true;
  if (SUSPECTING.has(word)) return next === 'of' || next === 'in';
  if (CHARGING.has(word))
    return (next === 'with' || next === 'over' || next === 'for') && hostile(tokens, after);
  return (
    NAMING.has(word) && next === 'as' && find(tokens, after + 1, after + 5, (next) => CULPRITS.has(next)) > 0
  );
}

function hostile(tokens: readonly Token[], from: number): boolean {
  return (
    find(tokens, from, from + 8, (word) => ACTS.has(word) || INTRUDED.has(word) || INTRUDING.has(word)) >= 0
  );
}

/** "X was accused of hacking the port (by S)", "X has been blamed for the outage". */
function beingAccused(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const verb = find(tokens, mention.to, mention.to + 6, (word) => !isBetween(word));
  const passive = verb > mention.to && find(tokens, mention.to, verb, (word) => BE.has(word)) >= 0;
  if (!passive || !hostile(tokens, verb + 1)) return undefined;
  const agent = agentAfter(tokens, verb + 1);
  const link = tokens[agent?.to ?? verb + 1]?.lower ?? '';
  const word = tokens[verb]?.lower ?? '';
  const accused =
    (BLAMING.has(word) && (link === 'for' || link === 'of')) ||
    (SUSPECTING.has(word) && link === 'of') ||
    (CHARGING.has(word) && (link === 'with' || link === 'over' || link === 'for'));
  if (!accused) return undefined;
  const deed = didDeed(scene, mention, { anchor: verb, from: mention.from, to: verb + 1 }, undefined);
  return withClaimant(tokens, deed, agent);
}

function isBetween(word: string): boolean {
  return BE.has(word) || ['has', 'have', 'had', 'also', 'since'].includes(word) || isAdverb(word);
}
