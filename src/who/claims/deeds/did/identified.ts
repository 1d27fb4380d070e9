import { ACTOR_NOUNS } from '../../../lexicon/actors.ts';
import { BE } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { find, findBack, isAdverb, sequence } from '../../phrases.ts';
import { couldUtter } from '../../speakers/could-speak.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, phraseStartOf } from './did-deed.ts';

/** "It was X", "the attackers were probably X", "X is the prime suspect", "my money is on X". */
export const findIdentified: DidFinder = (scene, mention) =>
  equated(scene, mention) ?? apposed(scene, mention) ?? suspect(scene, mention) ?? bet(scene, mention);

const CULPRITS = new Set([
  ...ACTOR_NOUNS,
  ...words('perpetrator perpetrators culprit culprits thieves hackers it'),
]);
const BETWEEN = words('not n’t likely most very in indeed almost none other than fact');

/** A form of "be" between whoever did it and a name with which the clause ends. */
function equated(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  if (mention.object.kind !== 'actor' && mention.object.kind !== 'state') return undefined;
  const start = phraseStartOf(tokens, mention);
  let be = start - 1;
  while (be > 0 && start - be < 5 && isBetween(tokens[be]?.lower ?? '')) be -= 1;
  const subject = tokens[be - 1]?.lower ?? '';
  if (!PAST.has(tokens[be]?.lower ?? '') || !CULPRITS.has(subject) || !endsClause(tokens[mention.to]))
    return undefined;
  if (subject !== 'it' && !isDefinite(tokens, be - 1)) return undefined;
  return didDeed(scene, mention, { anchor: start - 1, from: be - 1, to: mention.to }, undefined);
}

/** Deeds are past; "it is X" explains a word as often as it accuses. */
const PAST = words('was were been be');

function isBetween(word: string): boolean {
  return BETWEEN.has(word) || isAdverb(word);
}

function isDefinite(tokens: readonly Token[], noun: number): boolean {
  return find(tokens, noun - 3, noun, (word) => ['the', 'these', 'those', 'our', 'this'].includes(word)) >= 0;
}

function endsClause(token: Token | undefined): boolean {
  return (
    token === undefined ||
    /^\p{P}$/u.test(token.text) ||
    ['that', 'who', 'which', 'and', 'but'].includes(token.lower)
  );
}

const LIKELY = words('likely probably possibly presumably apparently allegedly certainly perhaps');

/** "The attackers, likely X, left": a name set beside whoever did it, with a word that says how surely. */
function apposed(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const surely = mention.from - 1;
  const comma = findBack(tokens, surely, 2, (word) => word === ',');
  const culprits = comma > 0 && CULPRITS.has(tokens[comma - 1]?.lower ?? '') && isDefinite(tokens, comma - 1);
  if (!culprits || !LIKELY.has(tokens[surely]?.lower ?? '') || !endsClause(tokens[mention.to]))
    return undefined;
  return didDeed(scene, mention, { anchor: surely, from: surely, to: mention.to }, undefined);
}

const RANKED = words('prime main chief likely leading obvious');

/** "X is the prime suspect", "the prime suspect is X". */
function suspect(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const after = find(tokens, mention.to, mention.to + 6, (word) => word === 'suspect' || word === 'suspects');
  const before = BE.has(tokens[mention.from - 1]?.lower ?? '') ? mention.from - 2 : -1;
  const noun = after >= 0 && BE.has(tokens[mention.to]?.lower ?? '') ? after : before;
  const isSuspect = ['suspect', 'suspects'].includes(tokens[noun]?.lower ?? '');
  if (!isSuspect || !RANKED.has(tokens[noun - 1]?.lower ?? '')) return undefined;
  const range = { anchor: noun, from: Math.min(noun - 1, mention.from), to: Math.max(noun + 1, mention.to) };
  return didDeed(scene, mention, range, undefined);
}

/** "My money is on X"; "S would bet on X", which is S's own bet. */
function bet(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const on = mention.from - 1;
  if (tokens[on]?.lower !== 'on') return undefined;
  const deed = didDeed(scene, mention, { anchor: on - 1, from: on - 2, to: mention.to }, undefined);
  if (sequence(tokens, on - 2, 'money', 'is')) return deed;
  const who = tokens[on - 1]?.lower === 'bet' ? subjectOf(tokens, on - 1) : undefined;
  return who !== undefined && couldUtter(tokens, who) ? { ...deed, claimant: who } : undefined;
}
