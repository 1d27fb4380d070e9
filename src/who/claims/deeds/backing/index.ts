import type { Deed, Scene } from '../deed.ts';
import { commands } from './commands.ts';
import { culpritTie } from './culprit-tie.ts';
import { served } from './served.ts';
import { couldHire, couldSponsor } from './sides.ts';
import { standsBehind } from './stands-behind.ts';
import { tiedTo } from './tied-to.ts';

/** A sponsor and the one who acts for it in one clause, whatever the wording: "X takes its orders from Y". */
export function backings(scene: Scene): readonly Deed[] {
  const all = [...scene.mentions, ...scene.others].sort((a, b) => a.from - b.from);
  return all
    .filter((mention) => couldSponsor(mention) || (scene.affair && couldHire(mention)))
    .flatMap((sponsor) => [
      ...(culpritTie(scene, sponsor) ??
        served(scene, sponsor, all) ??
        tiedTo(scene, sponsor, all) ??
        commands(scene, sponsor, all) ??
        (couldSponsor(sponsor) ? standsBehind(scene, sponsor, all) : undefined) ??
        []),
    ]);
}
