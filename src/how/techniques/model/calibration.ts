import type { Calibration } from '../../../vocab/technique-pack.ts';

/** A label that the calibration was not fitted on counts as an average one. */
export function makeCalibrator({
  labels,
  weights,
  bias,
  ofLabel,
}: Pick<Calibration, 'labels' | 'weights' | 'bias' | 'ofLabel'>): (
  attackId: string,
  signs: readonly number[],
) => number {
  const placeOf = new Map(labels.split(' ').map((id, place) => [id, place]));
  return (attackId, signs) => {
    const place = placeOf.get(attackId);
    let sum = bias + (place === undefined ? 0 : (ofLabel[place] ?? 0));
    signs.forEach((sign, at) => {
      sum += sign * (weights[at] ?? 0);
    });
    return chanceOf(sum);
  };
}

export function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Of a chance that a calibration gave, which is never quite 0 or 1. */
export function logOddsOf(chance: number): number {
  const inside = Math.min(Math.max(chance, NEARLY), 1 - NEARLY);
  return Math.log(inside / (1 - inside));
}

/**
 * What a plain sentence adds to the log-odds where the confident tier is drawn. The chance hangs on the whole
 * report's signs, of which a short report or one about many things has few; a short sentence that says the
 * technique outright says it in any report.
 */
const PLAIN = 1.2;

/** The lowest chance of the confident tier, for a sentence of its shape. */
export function lowestChance(confident: number, isPlain: boolean): number {
  return isPlain && confident < 1 ? chanceOf(logOddsOf(confident) - PLAIN) : confident;
}

const NEARLY = 1e-9;
