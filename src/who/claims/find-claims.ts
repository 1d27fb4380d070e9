import type { ActorName, Claim, Reading } from '../../model/index.ts';
import type { WhoContext } from '../context.ts';
import type { ActorMention } from '../names/actor-mention.ts';
import { actorMentionsIn } from '../names/actor-mentions.ts';
import { learnedFrom } from '../names/learned-names.ts';
import { namesIn } from '../names/names-in.ts';
import type { Sentence } from '../sentences.ts';
import { sentencesOf } from '../sentences.ts';
import { claimFrom } from './claim-from.ts';
import type { Scene } from './deeds/deed.ts';
import { deedsIn } from './deeds/index.ts';
import { onlyTitleIn } from './deeds/report-title.ts';
import { framesIn } from './frames/index.ts';
import { selfReferences } from './self-reference.ts';
import type { Speakers } from './speakers/chain.ts';
import type { Register } from './speakers/register.ts';
import { emptyRegister, learnNames } from './speakers/register.ts';

/** Who says that who did what, sentence by sentence, in the order of the text. */
export function findClaims(
  reading: Reading,
  names: readonly ActorName[],
  context: WhoContext,
): readonly Claim[] {
  const sentences = sentencesOf(reading);
  const reportTitle = onlyTitleIn(reading);
  const register = emptyRegister(sentences);
  const doers = doersIn(reading, sentences, names);
  let spoken: { readonly sentence: Sentence; readonly claims: readonly Claim[] } | undefined;
  return sentences.flatMap((sentence, at) => {
    learnNames(sentence, register);
    if (isQuestion(reading, sentence)) return [];
    const before = sentences.slice(Math.max(0, at - 2), at);
    const named = doers[at] ?? [];
    const mentions = [...named, ...selfReferences(sentence.tokens, named)];
    const scene: Scene = { reading, sentence, names, reportTitle, mentions, before };
    const follows = spoken?.sentence === before.at(-1) && spoken?.sentence.block === sentence.block;
    const said = follows ? (spoken?.claims ?? []).flatMap(({ claimants }) => claimants) : [];
    const speakers: Speakers = { register, context, before: said };
    const claims = claimsIn(scene, speakers, sentences[at + 1]);
    register.organisation = organisationIn(claims, register) ?? register.organisation;
    spoken = { sentence, claims };
    return claims;
  });
}

/** Who may have done it, sentence by sentence; a name that one sentence introduces is known in all of them. */
function doersIn(
  reading: Reading,
  sentences: readonly Sentence[],
  names: readonly ActorName[],
): readonly (readonly ActorMention[])[] {
  const first = sentences.map((sentence) => actorMentionsIn(reading, sentence, namesIn(names, sentence)));
  const learned = learnedFrom(first);
  if (learned.size === 0) return first;
  return sentences.map((sentence) => actorMentionsIn(reading, sentence, namesIn(names, sentence), learned));
}

function claimsIn(scene: Scene, speakers: Speakers, next: Sentence | undefined): readonly Claim[] {
  const deeds = deedsIn(scene);
  const frames = deeds.length === 0 ? [] : framesIn(scene.sentence.tokens);
  return deeds.flatMap((deed) => claimFrom(scene, deed, frames, speakers, next) ?? []);
}

/** Of those who spoke, the last that the text has not introduced as a person. */
function organisationIn(claims: readonly Claim[], register: Register): string | undefined {
  const entities = claims
    .flatMap((claim) => claim.claimants)
    .flatMap(({ entity, span }) => (entity && span ? [entity] : []));
  return entities.findLast((entity) => !register.fullNames.has(entity));
}

/** A headline that asks does not say; closing quotation marks and markup may follow its mark. */
function isQuestion(reading: Reading, sentence: Sentence): boolean {
  const ending = reading.text.slice(Math.max(sentence.start, sentence.end - 12), sentence.end);
  return /\?[*_”"’')\]\s]*$/u.test(ending);
}
