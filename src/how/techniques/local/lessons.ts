import { chanceOf } from '../model/calibration.ts';
import type { Decided } from './decided.ts';
import { addedBy } from './features.ts';
import { learnCorrection } from './learn.ts';
import type { Correction } from './local-model.ts';
import { FEWEST_DECISIONS, FEWEST_REPORTS, MOST_DECISIONS, MOST_OF_REPORT } from './local-model.ts';

/** What was made of the decisions on one technique. */
export type Lesson = Learnt | Refused;

interface LessonBase {
  readonly attackId: string;
  /** Decisions that count, by what they say. */
  readonly accepted: number;
  readonly rejected: number;
  readonly reports: number;
}

export interface Learnt extends LessonBase {
  readonly kind: 'learnt';
  readonly correction: Correction;
  /** Of the decided sentences: what the confident tier shows, as shipped and as corrected by the other reports. */
  readonly before: Shown;
  readonly after: Shown;
}

export interface Refused extends LessonBase {
  readonly kind: 'refused';
  /**
   * `too-few` decisions or reports; `contradictory`: the same words were accepted and rejected, and without
   * these too few are left; `no-better`: what was learnt from the other reports tells a report's decisions no
   * better than the shipped model does.
   */
  readonly why: 'too-few' | 'contradictory' | 'no-better';
  /** Decisions on words that were decided both ways. */
  readonly contradicted: number;
}

export interface Shown {
  readonly shown: number;
  readonly right: number;
}

/** A report is left out by itself up to so many; more are left out some at a time. */
const MOST_FOLDS = 20;

/** What each technique's decisions teach, by the technique's id. */
export function lessonsOf(decided: readonly Decided[]): readonly Lesson[] {
  const byTechnique = new Map<string, Decided[]>();
  for (const each of decided) {
    const own = byTechnique.get(each.attackId) ?? [];
    byTechnique.set(each.attackId, own);
    own.push(each);
  }
  return [...byTechnique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, own]) => lessonOf(id, own));
}

function lessonOf(attackId: string, all: readonly Decided[]): Lesson {
  const { counted, contradicted } = countedOf(all);
  const reports = [...new Set(counted.map(({ reportId }) => reportId))];
  const accepted = counted.filter(({ isRight }) => isRight).length;
  const base = { attackId, accepted, rejected: counted.length - accepted, reports: reports.length };
  const isEnough = counted.length >= FEWEST_DECISIONS && reports.length >= FEWEST_REPORTS;
  if (!isEnough) {
    const why = contradicted > 0 && all.length >= FEWEST_DECISIONS ? 'contradictory' : 'too-few';
    return { kind: 'refused', ...base, why, contradicted };
  }
  const { before, after, isBetter } = leftOut(counted, reports);
  if (!isBetter) return { kind: 'refused', ...base, why: 'no-better', contradicted };
  return { kind: 'learnt', ...base, correction: learnCorrection(counted), before, after };
}

/** Each sentence once, none that was decided both ways, of each report no more than its share; newest first. */
function countedOf(all: readonly Decided[]): {
  readonly counted: readonly Decided[];
  readonly contradicted: number;
} {
  const verdicts = new Map<string, Set<boolean>>();
  for (const { words, isRight } of all) {
    verdicts.set(words, (verdicts.get(words) ?? new Set()).add(isRight));
  }
  const isBoth = ({ words }: Decided): boolean => verdicts.get(words)?.size === 2;
  const seen = new Set<string>();
  const ofReport = new Map<string, number>();
  const counted = [...all].sort(byNewest).filter((each) => {
    const before = ofReport.get(each.reportId) ?? 0;
    if (isBoth(each) || seen.has(each.words) || before >= MOST_OF_REPORT) return false;
    seen.add(each.words);
    ofReport.set(each.reportId, before + 1);
    return true;
  });
  return { counted: counted.slice(0, MOST_DECISIONS), contradicted: all.filter(isBoth).length };
}

function byNewest(a: Decided, b: Decided): number {
  return compare(b.at, a.at) || compare(a.reportId, b.reportId) || compare(a.words, b.words);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Every report judged by what the others taught. */
function leftOut(
  counted: readonly Decided[],
  reports: readonly string[],
): { readonly before: Shown; readonly after: Shown; readonly isBetter: boolean } {
  const folds = Math.min(MOST_FOLDS, reports.length);
  const foldOf = new Map(reports.map((id, at) => [id, at % folds]));
  const before = tally();
  const after = tally();
  for (let fold = 0; fold < folds; fold++) {
    const isOut = ({ reportId }: Decided): boolean => foldOf.get(reportId) === fold;
    const correction = learnCorrection(counted.filter((each) => !isOut(each)));
    for (const each of counted.filter(isOut)) {
      before.add(each, chanceOf(each.logOdds));
      after.add(each, chanceOf(each.logOdds + addedBy(correction, each.features)));
    }
  }
  const isBetter =
    after.loss() < before.loss() &&
    // What is shown must not be less often right: a desk that teaches wants fewer mistakes, not more finds.
    after.shown.right * before.shown.shown >= before.shown.right * after.shown.shown;
  return { before: before.shown, after: after.shown, isBetter };
}

function tally(): {
  readonly add: (decided: Decided, chance: number) => void;
  readonly loss: () => number;
  readonly shown: Shown;
} {
  const shown = { shown: 0, right: 0 };
  let loss = 0;
  return {
    shown,
    loss: () => loss,
    add({ isRight, isDoubtful, confident }, chance) {
      loss -= Math.log(isRight ? chance : 1 - chance);
      if (isDoubtful || chance < confident) return;
      shown.shown++;
      if (isRight) shown.right++;
    },
  };
}
