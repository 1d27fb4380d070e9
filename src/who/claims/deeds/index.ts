import { TOOLS } from '../../lexicon/actors.ts';
import { isSoftwareName } from '../../names/actor-names.ts';
import { weighedDeeds } from '../weigh/index.ts';
import { findAboutReport } from './about-report.ts';
import { backings } from './backing/index.ts';
import { findCorrected } from './corrected.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { findDid } from './did/index.ts';
import { findFalseFlag } from './false-flag.ts';
import { identities } from './identity.ts';
import { inTable } from './in-table.ts';
import { hasNobody } from './long-report.ts';
import { plantedTraces } from './planted.ts';
import { findSameAs } from './same-as.ts';
import { findSponsored } from './sponsored.ts';
import { findUsedFrom } from './used-from.ts';

const FINDERS: readonly DeedFinder[] = [
  findUsedFrom,
  findDid,
  findSponsored,
  backings,
  findSameAs,
  identities,
  findFalseFlag,
  findPlanted,
  findCorrected,
  findAboutReport,
  inTable,
];

/** One planted trace says what the plain wording says, too. */
function findPlanted(scene: Scene): readonly Deed[] {
  return findFalseFlag(scene).length > 0 ? [] : plantedTraces(scene);
}

/** What a sentence says was done, one deed per predicate and object. */
export function deedsIn(scene: Scene): readonly Deed[] {
  const worded = wordedDeeds(scene);
  return [...worded, ...weighedDeeds(scene, worded).filter((deed) => !hasNobody(scene, deed))];
}

/** Those for which a wording is written out. */
export function wordedDeeds(scene: Scene): readonly Deed[] {
  return sifted(
    scene,
    FINDERS.flatMap((finder) => finder(scene)),
  );
}

function sifted(scene: Scene, found: readonly Deed[]): readonly Deed[] {
  const seen = new Set<string>();
  return found.filter((deed) => {
    if (hasNobody(scene, deed)) return false;
    if (deed.predicate === 'did' && (isFramedIn(found, deed) || isTieOfSomebody(found, deed))) return false;
    if (deed.predicate === 'did' && (isTakenBack(found, deed) || isAlias(found, deed))) return false;
    // "X used data stolen from Y in its attacks": one statement.
    if (
      deed.predicate === 'did' &&
      found.some(({ predicate, anchor }) => predicate === 'used-from' && anchor === deed.anchor)
    )
      return false;
    if (deed.predicate === 'same-as' && (isTold(found, deed) || isOfPrograms(scene, deed))) return false;
    if (deed.predicate === 'sponsored' && isForeseen(scene, deed)) return false;
    const key = `${deed.predicate} ${deed.object.entity ?? deed.object.as}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whom traces are planted to blame did not do it in the same breath. */
function isFramedIn(found: readonly Deed[], { anchor, object }: Deed): boolean {
  return found.some(
    ({ predicate, from, to, subject }) =>
      predicate === 'false-flag' &&
      ((from <= anchor && anchor < to) ||
        (subject?.entity !== undefined && subject.entity === object.entity && from <= anchor)),
  );
}

/** "S attributes X to the army", "the group behind it is tied to the army": whose X is, by the same words. */
function isTieOfSomebody(found: readonly Deed[], { anchor, object }: Deed): boolean {
  return found.some(
    ({ predicate, anchor: cue, object: sponsor, subject }) =>
      predicate === 'sponsored' &&
      cue === anchor &&
      subject !== undefined &&
      [sponsor, subject].some(
        (side) => side.span?.start === object.span?.start || (side.entity ?? '') === object.entity,
      ),
  );
}

/** "X will continue to spy on behalf of Y". */
function isForeseen(scene: Scene, { from, anchor }: Deed): boolean {
  const start = Math.max(0, Math.min(from, anchor - 30));
  return scene.sentence.tokens.slice(start, anchor).some(({ lower }) => lower === 'will');
}

/** "An earlier version said that X did it", "no longer blames X": the correction says it, and says it no more. */
function isTakenBack(found: readonly Deed[], { anchor }: Deed): boolean {
  return found.some(({ predicate, anchor: cue }) => predicate === 'corrected' && cue <= anchor);
}

/** "The activity that we call X overlaps with Y": the naming is part of the statement about both. */
function isTold(found: readonly Deed[], { subject, object }: Deed): boolean {
  return (
    subject === undefined &&
    found.some(
      ({ predicate, subject: other }) =>
        predicate === 'same-as' && other?.entity !== undefined && other.entity === object.entity,
    )
  );
}

/** "The botnet X, also known as Y": two names of a program. */
function isOfPrograms({ sentence: { tokens } }: Scene, { subject, object }: Deed): boolean {
  const programs = [subject, object].filter((side) => isSoftwareName(side?.entity ?? ''));
  const named = tokens.some(({ lower }) => TOOLS.has(lower));
  return subject !== undefined && (programs.length === 2 || (isSoftwareName(subject.entity ?? '') && named));
}

/** "X, which S calls Y, did it": Y is X’s name, not a second doer. */
function isAlias(found: readonly Deed[], { object }: Deed): boolean {
  const names = found.filter(
    ({ predicate, object: name, subject }) =>
      predicate === 'same-as' && name.entity === object.entity && subject?.entity !== object.entity,
  );
  return names.some(({ subject }) =>
    found.some(
      ({ predicate, object: doer }) =>
        predicate === 'did' && doer.entity !== undefined && doer.entity === subject?.entity,
    ),
  );
}
