import type { ActorName, ClaimObject, Reading, TextRange } from '../../src/model/index.ts';
import type { Scene } from '../../src/who/claims/deeds/deed.ts';
import { wordedDeeds } from '../../src/who/claims/deeds/index.ts';
import { scenesOf } from '../../src/who/claims/scenes.ts';
import { registerOf } from '../../src/who/claims/speakers/register.ts';
import { featuresOf } from '../../src/who/claims/weigh/features.ts';
import { sentencesOf } from '../../src/who/sentences.ts';
import { sameThing } from './same-thing.ts';

export interface Mention {
  /** The sentence. */
  readonly range: TextRange;
  readonly object: ClaimObject;
  readonly features: readonly string[];
  /** A wording of the finder says something of this one. */
  readonly worded: boolean;
}

/** Everybody mentioned in a reading, as the weigher would see them. */
export function mentionsIn(reading: Reading, names: readonly ActorName[]): readonly Mention[] {
  const sentences = sentencesOf(reading);
  return scenesOf(reading, sentences, names, registerOf(sentences).people).flatMap((scene) =>
    scene === undefined ? [] : mentionsOf(scene),
  );
}

function mentionsOf(scene: Scene): readonly Mention[] {
  const found = wordedDeeds(scene);
  return [...scene.mentions, ...scene.others].map((mention) => ({
    range: { start: scene.sentence.start, end: scene.sentence.end },
    object: mention.object,
    features: featuresOf(scene, mention),
    worded: found.some(
      ({ object, from, to }) => sameThing(object, mention.object) || (from < mention.to && mention.from < to),
    ),
  }));
}
