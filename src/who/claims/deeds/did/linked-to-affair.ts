import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { BE } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { verbGroupAt } from '../../clauses/verb-group.ts';
import type { TokenRange } from '../../phrases.ts';
import { find } from '../../phrases.ts';
import { couldUtter } from '../../speakers/could-speak.ts';
import type { Deed, Scene } from '../deed.ts';
import { agentAfter, type DidFinder, didDeed } from './did-deed.ts';

const TIED = words('linked tied connected traced implicated associated');
const LINKS = words('to with in');
const UNDER = words('fell fallen came come is was are were remains been');
const REACH = 9;

/** "X has been linked [by S] to the attack", "X was implicated in the theft", "X fell under suspicion". */
export const findLinkedToAffair: DidFinder = (scene, mention) => {
  if (mention.basis === 'open' || mention.basis === 'kind') return undefined;
  const { tokens } = scene.sentence;
  for (const start of starts(tokens, mention)) {
    const group = verbGroupAt(tokens, start);
    if (group === undefined || group.unreal) continue;
    const deed = tied(scene, mention, group.head) ?? suspected(scene, mention, group.head);
    if (deed !== undefined) return group.negated ? { ...deed, stance: 'denies' } : deed;
  }
  return undefined;
};

function starts(tokens: readonly Token[], mention: ActorMention): readonly number[] {
  const { to } = phraseAround(tokens, mention);
  const relative = (at: number) => ['which', 'who', 'that'].includes(tokens[at]?.lower ?? '');
  const inside = tokens[mention.to]?.text === ',' && relative(mention.to + 1) ? [mention.to + 2] : [];
  return [...inside, relative(to) ? to + 1 : to];
}

function tied(scene: Scene, mention: ActorMention, verb: number): Deed | undefined {
  const { tokens } = scene.sentence;
  const be = find(tokens, verb - 3, verb, (word) => BE.has(word)) >= 0;
  if (!be || !TIED.has(tokens[verb]?.lower ?? '')) return undefined;
  const link = find(tokens, verb + 1, verb + 9, (word) => LINKS.has(word));
  const affair =
    link < 0 ? -1 : find(tokens, link + 1, link + REACH, (word) => AFFAIRS.has(word) || END.test(word));
  if (affair < 0 || !AFFAIRS.has(tokens[affair]?.lower ?? '')) return undefined;
  // "Linked to Varnia's army, which led the operation": a tie to somebody.
  const other = [...scene.mentions, ...scene.others].some(
    ({ from, object }) =>
      from > link && from - link <= 2 && object.kind !== 'person' && affair - from > POSSESSED,
  );
  if (other) return undefined;
  const by = find(tokens, verb + 1, link, (word) => word === 'by');
  const agent: TokenRange | undefined = by < 0 ? agentAfter(tokens, affair + 1) : { from: by + 1, to: link };
  const deed = didDeed(
    scene,
    mention,
    { anchor: verb, from: mention.from, to: affair + 1 },
    { from: link + 1, to: affair + 1 },
  );
  return agent !== undefined && couldUtter(tokens, agent)
    ? { ...deed, claimant: agent }
    : { ...deed, hidesClaimant: true };
}

const END = /^(?:[.;:,]|that|which|who|and|but)$/u;

/** "The Sony hack", "Russia's 2016 campaign": so near before the affair a name only says which. */
const POSSESSED = 3;

function suspected(scene: Scene, mention: ActorMention, verb: number): Deed | undefined {
  const { tokens } = scene.sentence;
  const under = find(tokens, verb, verb + 2, (word) => word === 'under');
  const noun = under < 0 ? -1 : find(tokens, under + 1, under + 3, (word) => word === 'suspicion');
  if (noun < 0 || !(under === verb || UNDER.has(tokens[verb]?.lower ?? ''))) return undefined;
  const deed = didDeed(scene, mention, { anchor: verb, from: mention.from, to: noun + 1 }, undefined);
  return { ...deed, hidesClaimant: true };
}
