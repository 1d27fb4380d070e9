import type { ActorName, Claim, Reading } from '../../model/index.ts';
import { stateOf } from '../../vocab/states.ts';
import type { WhoContext } from '../context.ts';
import type { Sentence } from '../sentences.ts';
import { sentencesOf } from '../sentences.ts';
import { withoutAccusedSpeakers } from './accused-speakers.ts';
import { claimFrom } from './claim-from.ts';
import type { Scene } from './deeds/deed.ts';
import { deedsIn } from './deeds/index.ts';
import { framesIn } from './frames/index.ts';
import { scenesOf } from './scenes.ts';
import type { Speakers } from './speakers/chain.ts';
import type { Register } from './speakers/register.ts';
import { registerOf } from './speakers/register.ts';
import { accusedIn } from './weigh/accused.ts';

/** Who says that who did what, sentence by sentence, in the order of the text. */
export function findClaims(
  reading: Reading,
  names: readonly ActorName[],
  context: WhoContext,
): readonly Claim[] {
  const sentences = sentencesOf(reading);
  const register = registerOf(sentences);
  const first = scenesOf(reading, sentences, names, register.people);
  const accused = accusedIn(first);
  const scenes = accused.size === 0 ? first : scenesOf(reading, sentences, names, register.people, accused);
  let spoken: { readonly at: number; readonly claims: readonly Claim[] } | undefined;
  const found = scenes.flatMap((scene, at) => {
    if (scene === undefined) return [];
    const said = spoken?.at === at - 1 ? spoken.claims.flatMap(({ claimants }) => claimants) : [];
    const speakers: Speakers = { register, context, before: said };
    const claims = claimsIn(scene, speakers, sentences[at + 1]);
    register.organisation = organisationIn(claims, register, scene) ?? register.organisation;
    spoken = { at, claims };
    return claims;
  });
  return withoutAccusedSpeakers(found, names);
}

function claimsIn(scene: Scene, speakers: Speakers, next: Sentence | undefined): readonly Claim[] {
  const deeds = deedsIn(scene);
  const frames = deeds.length === 0 ? [] : framesIn(scene.sentence.tokens);
  return deeds.flatMap((deed) => claimFrom(scene, deed, frames, speakers, next) ?? []);
}

/** Of those who spoke, the last that is neither a person the text has introduced nor a state. */
function organisationIn(claims: readonly Claim[], register: Register, { states }: Scene): string | undefined {
  const entities = claims
    .flatMap((claim) => claim.claimants)
    .flatMap(({ entity, span }) => (entity && span ? [entity] : []));
  return entities.findLast(
    (entity) =>
      !register.fullNames.has(entity) && states?.has(entity) !== true && stateOf(entity) === undefined,
  );
}
