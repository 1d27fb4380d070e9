import { findAboutReport } from './about-report.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { findDid } from './did/index.ts';
import { findFalseFlag } from './false-flag.ts';
import { findSameAs } from './same-as.ts';
import { findSponsored } from './sponsored.ts';
import { findUsedFrom } from './used-from.ts';

const FINDERS: readonly DeedFinder[] = [
  findUsedFrom,
  findDid,
  findSponsored,
  findSameAs,
  findFalseFlag,
  findAboutReport,
];

/** What a sentence says was done, one deed per predicate and object. */
export function deedsIn(scene: Scene): readonly Deed[] {
  const seen = new Set<string>();
  return FINDERS.flatMap((finder) => finder(scene)).filter((deed) => {
    const key = `${deed.predicate} ${deed.object.entity ?? deed.object.as}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
