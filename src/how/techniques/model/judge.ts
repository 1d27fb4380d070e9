import { activeTechniques } from '../../../vocab/attack-techniques.ts';
import { techniquePacks } from '../../../vocab/technique-model.ts';
import type { Calibration, PackTable } from '../../../vocab/technique-pack.ts';
import { addedBy, type Feature, featuresOf } from '../local/features.ts';
import type { LocalModel } from '../local/local-model.ts';
import { chanceOf, logOddsOf, lowestChance, makeCalibrator } from './calibration.ts';
import { type Pack, unpack } from './pack.ts';
import { makeScorer, type Scorer } from './scorer.ts';
import type { Given } from './signs.ts';
import { candidatesIn } from './signs.ts';

/** What the model thinks of one sentence and one technique. */
export interface Judgement {
  readonly attackId: string;
  /** Its place among the sentences asked about. */
  readonly sentence: number;
  /** 0 to 1: how often the annotators of the training reports would agree that the report shows it. */
  readonly chance: number;
  readonly tier: 'confident' | 'review' | 'hidden';
  /** Its shape is no account of something done: the tier is lower than the chance alone would make it. */
  readonly isDoubtful: boolean;
  /** The pack that says so. */
  readonly pack: Pack;
  /** The lowest chance of the confident tier, for the technique and the shape of the sentence. */
  readonly confident: number;
  /** A desk's decisions had a part in the chance. */
  readonly isCorrected: boolean;
}

interface Judge {
  readonly pack: Pack;
  readonly scorer: Scorer;
  readonly calibrators: ReadonlyMap<string, Calibrated>;
  readonly gate: ReadonlySet<string>;
}

interface Calibrated {
  readonly calibration: Calibration;
  readonly chanceOf: (attackId: string, signs: readonly number[]) => number;
  readonly confidentOf: (attackId: string) => number;
}

export const LOWERED = { confident: 'review', review: 'hidden', hidden: 'hidden' } as const;

/** What is less likely than this part of the lowest chance for review is not worth keeping. */
const NOT_WORTH = 0.75;

/** Every technique that the sentences of a report, in order, may show; of each technique the likeliest first. */
export type JudgeSentences = (
  sentences: readonly string[],
  given: Given,
  options?: JudgeOptions,
) => readonly Judgement[];

export interface JudgeOptions {
  /** What a desk's decisions add. */
  readonly local?: LocalModel | undefined;
  /** Judge also what is not worth keeping. */
  readonly isAll?: boolean;
}

let usual: JudgeSentences | undefined;

/** The packs that are shipped, unpacked when they are first needed. */
export const judgeSentences: JudgeSentences = (sentences, given, options) => {
  usual ??= makeJudge(techniquePacks());
  return usual(sentences, given, options);
};

export function makeJudge(tables: readonly PackTable[]): JudgeSentences {
  const judges = judgesOf(tables);
  const tactics = new Map(activeTechniques().map(({ id, tactics }) => [id, tactics]));
  const tacticsOf = (id: string): readonly string[] => tactics.get(id) ?? [];
  return (sentences, given, { local, isAll = false } = {}) =>
    judges.flatMap(({ pack, scorer, calibrators, gate }) => {
      const correct = corrector(sentences, pack, local);
      return candidatesIn(sentences, scorer, given, { tacticsOf, gate }).flatMap((candidate) => {
        const { label, sentence, signs, isPlain } = candidate;
        const attackId = pack.labels[label] ?? '';
        const calibrated = calibrators.get(attackId);
        if (calibrated === undefined) return [];
        const { calibration, chanceOf, confidentOf } = calibrated;
        const shipped = chanceOf(attackId, signs);
        const corrected = correct(attackId, sentence, shipped);
        const chance = corrected ?? shipped;
        if (chance < calibration.review * NOT_WORTH && !isAll) return [];
        const confident = lowestChance(confidentOf(attackId), isPlain);
        const { isDoubtful } = candidate;
        const tier = tierOf(chance, isDoubtful, { confident, review: calibration.review });
        const isCorrected = corrected !== undefined;
        return [{ attackId, sentence, chance, tier, isDoubtful, pack, confident, isCorrected }];
      });
    });
}

/** The chance that the desk's decisions make of the shipped model's; undefined where they say nothing. */
type Correct = (attackId: string, sentence: number, chance: number) => number | undefined;

function corrector(sentences: readonly string[], pack: Pack, local: LocalModel | undefined): Correct {
  if (local === undefined) return () => undefined;
  const featured = new Map<number, readonly Feature[]>();
  return (attackId, sentence, chance) => {
    const correction = local.corrections.get(attackId);
    if (correction === undefined) return undefined;
    const features = featured.get(sentence) ?? featuresOf(sentences[sentence] ?? '', pack);
    featured.set(sentence, features);
    return chanceOf(logOddsOf(chance) + addedBy(correction, features));
  };
}

function confidenceOf({ confident, rare }: Calibration): (attackId: string) => number {
  const labels = new Set(rare?.labels.split(' '));
  return (attackId) => (rare !== undefined && labels.has(attackId) ? rare.confident : confident);
}

/** @param isDoubtful see `Judgement` */
function tierOf(
  chance: number,
  isDoubtful: boolean,
  { confident, review }: Pick<Calibration, 'confident' | 'review'>,
): Judgement['tier'] {
  if (chance >= confident) return isDoubtful ? 'review' : 'confident';
  return chance >= review ? 'review' : 'hidden';
}

/**
 * Each label is spoken for once: by the first calibration fitted on it, else by one that may speak for others.
 * A pack keeps only the weights of labels that it speaks for or that it was calibrated on.
 */
function judgesOf(tables: readonly PackTable[]): readonly Judge[] {
  const made = tables
    .filter(({ labels }) => labels !== '')
    .map((table) => ({
      table,
      ids: new Set(table.labels.split(' ')),
      calibrators: new Map<string, Calibrated>(),
    }));
  const spokenFor = new Set<string>();
  const speaks = (forOthers: boolean): void => {
    for (const { table, ids, calibrators } of made) {
      for (const calibration of table.calibrations) {
        if (calibration.forOthers !== forOthers) continue;
        const calibrated = {
          calibration,
          chanceOf: makeCalibrator(calibration),
          confidentOf: confidenceOf(calibration),
        };
        for (const id of forOthers ? ids : calibration.labels.split(' ')) {
          if (spokenFor.has(id) || !ids.has(id)) continue;
          spokenFor.add(id);
          calibrators.set(id, calibrated);
        }
      }
    }
  };
  speaks(false);
  speaks(true);
  return made.map(({ table, calibrators }) => {
    const gate = new Set(
      table.calibrations.filter((each) => !each.forOthers).flatMap((each) => each.labels.split(' ')),
    );
    const pack = unpack(table, (id) => calibrators.has(id) || gate.has(id));
    return { pack, scorer: makeScorer(pack), calibrators, gate };
  });
}
