import { makeCalibrator } from '../src/how/techniques/model/calibration.ts';
import type { Candidate } from '../src/how/techniques/model/signs.ts';
import type { Calibration } from '../src/vocab/technique-pack.ts';
import { foldsOf } from './folds.ts';
import { fitLogistic } from './logistic.ts';
import type { Judged } from './measures.ts';
import type { AnnotatedReport } from './reports.ts';

/** A report with what a model that never saw it makes of it. */
export interface Held {
  readonly report: AnnotatedReport;
  readonly candidates: readonly Candidate[];
}

/** A calibration before its tiers are set. */
export type Fit = Pick<Calibration, 'labels' | 'weights' | 'bias' | 'ofLabel'>;

const PENALTY = 3;
const LABEL_PENALTY = 10;

/** Fits on the best sentence of each label in each report. */
export function calibrate(held: readonly Held[], labels: readonly string[]): Fit {
  const examples = held.flatMap(({ report, candidates }) =>
    leads(candidates).map(({ label, signs }) => ({
      features: signs,
      label,
      isTrue: report.gold.has(labels[label]!),
    })),
  );
  const { weights, bias, ofLabel } = fitLogistic(examples, labels.length, PENALTY, LABEL_PENALTY);
  return {
    labels: labels.join(' '),
    weights: weights.map(rounded),
    bias: rounded(bias),
    ofLabel: ofLabel.map(rounded),
  };
}

/** The chances of each report, by a calibration that was fitted on others. */
export function judgeHeldOut(
  held: readonly Held[],
  labels: readonly string[],
  folds: number,
  seed: number,
): readonly Judged[] {
  const foldOf = foldsOf(
    held.map(({ report }) => report.group),
    folds,
    seed,
  );
  const judged = new Map<string, Judged>();
  for (let fold = 0; fold < folds; fold++) {
    const isOut = ({ report }: Held): boolean => foldOf.get(report.group) === fold;
    const calibration = calibrate(
      held.filter((each) => !isOut(each)),
      labels,
    );
    for (const each of held.filter(isOut)) {
      judged.set(each.report.group, judge(each, labels, calibration));
    }
  }
  return held.flatMap(({ report }) => judged.get(report.group) ?? []);
}

export function judge({ report, candidates }: Held, labels: readonly string[], calibration: Fit): Judged {
  const chanceOf = makeCalibrator(calibration);
  const chances = new Map<string, number>();
  const sure = new Map<string, number>();
  for (const { label, signs, isDoubtful } of candidates) {
    const id = labels[label]!;
    const chance = chanceOf(id, signs);
    chances.set(id, Math.max(chances.get(id) ?? 0, chance));
    if (!isDoubtful) sure.set(id, Math.max(sure.get(id) ?? 0, chance));
  }
  return { gold: report.gold, chances, sure };
}

function leads(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<number>();
  return candidates.filter(({ label }) => !seen.has(label) && seen.add(label));
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
