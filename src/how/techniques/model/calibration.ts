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

const NEARLY = 1e-9;
