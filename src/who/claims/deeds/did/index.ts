import { ARTICLES, BE } from '../../../lexicon/grammar.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { DeedFinder, Scene } from '../deed.ts';
import { findAccused } from './accused.ts';
import { findAttributedTo } from './attributed-to.ts';
import { findBehind } from './behind.ts';
import { findClaimedIt } from './claimed-it.ts';
import type { DidFinder } from './did-deed.ts';
import { findDoneBy } from './done-by.ts';
import { findFits } from './fits.ts';
import { findIdentified } from './identified.ts';

const FINDERS: readonly DidFinder[] = [
  findClaimedIt,
  findBehind,
  findFits,
  findAttributedTo,
  findDoneBy,
  findAccused,
  findIdentified,
];

/** "X did it", in the active, the passive, the nominal and the attributing form; the first that fits. */
export const findDid: DeedFinder = (scene) =>
  scene.mentions.flatMap((mention) => {
    if (isDescription(scene, mention)) return [];
    for (const finder of FINDERS) {
      const deed = finder(scene, mention);
      if (deed !== undefined) return [deed];
    }
    return [];
  });

/** "X, a Norwegian group,": the description of a named one is not a second doer. */
function isDescription(scene: Scene, mention: ActorMention): boolean {
  if (mention.object.kind !== 'actor') return false;
  const { tokens } = scene.sentence;
  const article = mention.from - 1;
  const link = tokens[article - 1];
  if (!ARTICLES.has(tokens[article]?.lower ?? '')) return false;
  if (link?.text !== ',' && !BE.has(link?.lower ?? '')) return false;
  return scene.mentions.some((other) => other.to === article - 1 && other.object.kind === 'actor');
}
