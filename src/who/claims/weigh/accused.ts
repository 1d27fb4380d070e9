import { isSoftwareName } from '../../names/actor-names.ts';
import type { Scene } from '../deeds/deed.ts';
import { featuresOf } from './features.ts';
import { isRuledOut } from './ruled-out.ts';
import { weigh } from './weigh.ts';

/** A name is an actor’s for the whole text where one place says so this plainly, or several together. */
const PLAIN = 0.6;
const TOGETHER = 0.9;
/** Sentences: a longer text names many programs and firms in the same places, and most of its actors are in a list. */
const LONG = 60;
/** In a sentence less sure than this nothing is said of the name. */
const LEAST = 0.15;

/**
 * Names without an introduction that the text accuses somewhere, by the words around them: once "Everything points to
 * Copper Vireo" has shown what it is, "Copper Vireo again" is about an actor, too.
 */
export function accusedIn(scenes: readonly (Scene | undefined)[]): ReadonlySet<string> {
  const together = new Map<string, number>();
  const accused = new Set<string>();
  if (scenes.length > LONG) return accused;
  const again = namedAgain(scenes);
  for (const scene of scenes) {
    if (scene?.affair !== true) continue;
    for (const mention of scene.others) {
      const { entity } = mention.object;
      if (entity === undefined || !again.has(entity) || isSoftwareName(entity) || isRuledOut(scene, mention))
        continue;
      const chance = weigh(featuresOf(scene, mention)).reduce((all, each) => all + each, 0);
      if (chance < LEAST) continue;
      const sum = (together.get(entity) ?? 0) + chance;
      together.set(entity, sum);
      if (chance >= PLAIN || sum >= TOGETHER) accused.add(entity);
    }
  }
  return accused;
}

/** Names without an introduction that stand in more than one sentence: to know what another is would change nothing. */
function namedAgain(scenes: readonly (Scene | undefined)[]): ReadonlySet<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const scene of scenes) {
    const names = (scene?.others ?? []).flatMap(({ basis, object: { entity, kind } }) =>
      basis === 'open' && kind === 'actor' && entity !== undefined ? [entity] : [],
    );
    for (const name of new Set(names)) (once.has(name) ? again : once).add(name);
  }
  return again;
}
