import { ACTOR_NOUNS, TOOLS } from '../../../lexicon/actors.ts';
import { ACTS } from '../../../lexicon/acts.ts';
import { BE } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';
import { findBack } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed } from '../deed.ts';
import { attributer } from './attributer.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, prepositionBefore } from './did-deed.ts';
import { isRelationNoun } from './relation-noun.ts';

const TO = words(`
  attributed attribute attributes attributing attribution linked link links linking tied tie ties tying traced trace
  traces connected connect connects ascribed ascribe ascribes`);
const ON = words('blamed blame blames pinned pin pins');

/** "S attributes the intrusion to X"; "the intrusion was blamed on X (by S)". */
export const findAttributedTo: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const to = prepositionBefore(tokens, mention, ['to', 'on']);
  const verbs = tokens[to]?.lower === 'on' ? ON : TO;
  const verb =
    to < 0
      ? -1
      : findBack(
          tokens,
          to,
          16,
          (word) => verbs.has(word),
          (word) => word === ';' || word === 'for',
        );
  if (verb < 0 || isRelationNoun(tokens, verb) || isAboutSomethingElse(tokens, verb, mention))
    return undefined;
  const deed = didDeed(
    scene,
    mention,
    { anchor: verb, from: verb, to: mention.to },
    incident(tokens, verb, to),
  );
  if (tokens[verb]?.lower === 'attribution') return deed;
  const wrong = MISTAKEN.has(tokens[verb - 1]?.lower ?? '');
  return wrong ? { ...deed, stance: 'denies' } : attributer(scene, deed, to);
};

/** "wrongly attributed to X": whoever writes so denies it. */
const MISTAKEN = words('mistakenly incorrectly wrongly falsely erroneously');

function incident(tokens: readonly Token[], verb: number, to: number): Deed['grounds'] {
  const participle = tokens[verb]?.lower.endsWith('ed') === true;
  const passive = participle && (to === verb + 1 || findBack(tokens, verb, 3, (word) => BE.has(word)) >= 0);
  return passive ? subjectOf(tokens, verb) : { from: verb + 1, to };
}

/** "firms linked to the United States" are what a state has; "linked to X malware" speaks of the malware. */
export function isAboutSomethingElse(tokens: readonly Token[], verb: number, mention: ActorMention): boolean {
  const next = tokens[mention.to];
  const own = next?.lower === "'s" && [1, 2, 3].some((on) => TOOLS.has(tokens[mention.to + on]?.lower ?? ''));
  if (own) return true;
  if (TOOLS.has(next?.lower ?? '') || (isCapitalised(next) && mention.object.kind === 'actor')) return true;
  if (mention.object.kind !== 'state' || ATTRIBUTION.has(tokens[verb]?.lower ?? '')) return false;
  if (
    /^(?:infrastructure|servers|domains|addresses|accounts|wallets|email|emails)$/u.test(
      tokens[verb - 1]?.lower ?? '',
    )
  )
    return true;
  const bare = !BE.has(tokens[verb - 1]?.lower ?? '') && tokens[verb]?.lower.endsWith('ed') === true;
  if (bare && /s$/.test(tokens[verb - 1]?.lower ?? '')) return !isHostile(tokens[verb - 1]);
  return !tokens.slice(0, mention.from).some((token) => isHostile(token));
}

const ATTRIBUTION = words(
  'attributed attribute attributes attributing attribution ascribed ascribe ascribes blamed',
);

function isHostile(token: Token | undefined): boolean {
  const word = token?.lower ?? '';
  return ACTS.has(word) || ACTOR_NOUNS.has(word) || TOOLS.has(word);
}
