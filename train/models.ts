import { activeTechniques } from '../src/vocab/attack-techniques.ts';
import type { Calibration } from '../src/vocab/technique-pack.ts';
import { calibrate, type Held, judgeHeldOut } from './calibrate.ts';
import type { CorpusName, Row } from './corpora.ts';
import { type FitOptions, FOLDS, outOfFold } from './fit.ts';
import { foldsOf } from './folds.ts';
import { labelsOf } from './lessons.ts';
import type { Counts } from './matrix.ts';
import { type Bars, barOf, barsFor, bestThreshold, type Judged, likely } from './measures.ts';
import { candidatesOf, reportsOf } from './reports.ts';

/** Chosen by grouped out-of-fold scores on the training reports, and by nothing else. */
export const BITS = 20;
export const SEED = 7;
const ROUNDS = 6;
const SHARES = [0.7, 0.3] as const;
const PRECISION_OF_CONFIDENT = 0.92;
/** A label that a smaller part of the reports shows has the confident threshold of the rare ones. */
const RARE = 0.12;
const SIGNS_OF_OTHERS = 21;

/** A model of the ones that are shipped: what it learns from, and which reports it is measured on. */
export interface Plan {
  readonly name: string;
  /** Rises with every change of what is shipped. */
  readonly version: string;
  /** The corpus of whole reports that it is calibrated on. */
  readonly reports: CorpusName;
  /** How many of the signs its calibration weighs: the first. More do it no good out of fold. */
  readonly signs: number;
  readonly options: FitOptions;
}

/** MITRE's corpora only: no share-alike text in it. */
export const BASE: Plan = {
  name: 'base',
  version: 'base-4',
  reports: 'tram',
  signs: 26,
  options: {
    costs: [
      {
        byCorpus: { tram: 0.5, annoctr: 0, procedures: 0.15, definitions: 0.15 },
        balance: 0.3,
        loss: 'plain',
      },
    ],
    shares: SHARES,
    rounds: ROUNDS,
    seed: SEED,
  },
};

/** With AnnoCTR (CC BY-SA 4.0), for the techniques that its annotators used: they leave the part out. */
export const ANNOCTR: Plan = {
  name: 'annoctr',
  version: 'annoctr-4',
  reports: 'annoctr',
  signs: 21,
  options: {
    // Two that err differently: their mean is better out of fold than either.
    costs: [
      {
        byCorpus: { tram: 0.3, annoctr: 0.5, procedures: 0.12, definitions: 0.12 },
        balance: 0.5,
        loss: 'plain',
        inTermsOf: 'annoctr',
      },
      {
        byCorpus: { tram: 0.4, annoctr: 0.4, procedures: 0.12, definitions: 0.12 },
        balance: 0.5,
        loss: 'squared',
      },
    ],
    shares: SHARES,
    rounds: ROUNDS,
    seed: SEED,
  },
};

/** Every technique of the shipped release. */
export function allLabels(): readonly string[] {
  return activeTechniques().map(({ id }) => id);
}

/**
 * Each training report as a model sees it that learnt from none of its sentences. One label's function
 * does not hang on the other labels', so that only those annotated need to be learnt for this.
 */
export function heldOutReports(
  rows: readonly Row[],
  counts: Counts,
  { reports, options }: Plan,
  onFold?: (fold: number) => void,
): { readonly labels: readonly string[]; readonly held: readonly Held[] } {
  const labels = [...labelsOf(rows, reports)].sort();
  const asked = Int32Array.from(rows.keys()).filter((row) => rows[row]!.corpus === reports);
  const margins = outOfFold(rows, counts, asked, labels, options, onFold);
  const gate = new Set(labels);
  const held = reportsOf(rows, reports).map((report) => ({
    report,
    candidates: candidatesOf(rows, report, labels, gate, (row) => margins.get(row)!),
  }));
  return { labels, held };
}

/**
 * Fitted on all held-out reports; its tiers come from reports that the fit had not seen.
 *
 * @param signs how many of the signs are weighed
 */
export function calibrationOf(
  all: readonly Held[],
  labels: readonly string[],
  signs: number,
): { readonly calibration: Calibration; readonly judged: readonly Judged[]; readonly bars: Bars } {
  const held = all.map(({ report, candidates }) => ({
    report,
    candidates: candidates.map((candidate) => ({ ...candidate, signs: candidate.signs.slice(0, signs) })),
  }));
  const judged = judgeHeldOut(held, labels, FOLDS, SEED);
  const bars = barsFor(judged, labels, PRECISION_OF_CONFIDENT, RARE);
  const calibration = {
    ...calibrate(held, labels),
    forOthers: false,
    confident: bars.ofOthers,
    review: bestThreshold(judged),
    rare: { labels: [...bars.rare].sort().join(' '), confident: bars.ofRare },
  };
  return { calibration, judged, bars };
}

/**
 * For labels that no annotator used. Later signs compare a label with those that were annotated, or count its
 * sentences: on pages about other things these made the surest of such labels look sure.
 */
export function calibrationForOthers(held: readonly Held[], labels: readonly string[]): Calibration {
  const { calibration, bars } = calibrationOf(held, labels, SIGNS_OF_OTHERS);
  const { rare: _, ...rest } = calibration;
  return { ...rest, forOthers: true, confident: Math.max(bars.ofRare, bars.ofOthers) };
}

/**
 * Precision and recall of the confident tier where its thresholds come from other reports than those it is
 * measured on: what the tier is worth on reports to come.
 */
export function confidentElsewhere(judged: readonly Judged[], labels: readonly string[]): [number, number] {
  const foldOf = foldsOf(
    judged.map((_, at) => String(at)),
    FOLDS,
    SEED,
  );
  let right = 0;
  let said = 0;
  let gold = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const isOut = (_: Judged, at: number): boolean => foldOf.get(String(at)) === fold;
    const others = judged.filter((each, at) => !isOut(each, at));
    const bars = barsFor(others, labels, PRECISION_OF_CONFIDENT, RARE);
    for (const report of judged.filter(isOut)) {
      gold += report.gold.size;
      const sure = likely(report.sure, barOf(bars));
      said += sure.size;
      for (const id of sure) if (report.gold.has(id)) right++;
    }
  }
  return [said === 0 ? 1 : right / said, gold === 0 ? 1 : right / gold];
}
