import { ACTOR_NOUNS } from '../../../lexicon/actors.ts';
import { BE } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import { objectOf } from '../deed.ts';
import { backed, couldSponsor } from './sides.ts';

const TIES = words(
  'associated linked tied connected affiliated aligned ties links link connections relationship relations',
);
const HAVING = words('has have had maintains maintain');
const CULPRITS = new Set([...ACTOR_NOUNS, ...words('organization organisation people person attackers')]);
const DEFINITE = words('the this these those');

/**
 * "The group behind the attacks is associated with Y", "these hackers have ties to Y": who did it has no name there, and
 * the words say whose they are, not that Y did it.
 */
export function culpritTie(scene: Scene, sponsor: ActorMention): readonly Deed[] | undefined {
  if (!couldSponsor(sponsor) || sponsor.object.entity === undefined) return undefined;
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, sponsor);
  const link = ['to', 'with'].includes(tokens[from - 1]?.lower ?? '') ? from - 1 : -1;
  const tie = TIES.has(tokens[link - 1]?.lower ?? '') ? link - 1 : -1;
  if (link < 2 || tie < 0) return undefined;
  const verb = find(tokens, tie - 4, tie, (word) => BE.has(word) || HAVING.has(word));
  const subject = verb < 0 ? undefined : subjectOf(tokens, verb);
  if (subject === undefined) return undefined;
  const culprit = find(tokens, subject.from, subject.to, (word) => CULPRITS.has(word));
  const named = [...scene.mentions, ...scene.others].some(
    (mention) => mention.basis !== 'open' && mention.from < subject.to && subject.from < mention.to,
  );
  if (culprit < 0 || named || !DEFINITE.has(tokens[subject.from]?.lower ?? '')) return undefined;
  const deed = backed(sponsor, undefined, tie, subject.from, sponsor.to);
  return [{ ...deed, subject: objectOf(scene, subject, 'actor') }];
}
