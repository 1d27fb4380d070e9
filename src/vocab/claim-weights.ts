import { CLAIM_WEIGHTS } from './tables/claim-weights.ts';

/** By feature how much it speaks for "did", "sponsored" and "same-as" rather than for no claim; '' is the bias. */
export type ClaimWeights = ReadonlyMap<string, readonly [did: number, sponsored: number, sameAs: number]>;

let parsed: ClaimWeights | undefined;

/** A logistic model's weights, in natural logarithms of odds. */
export function claimWeights(): ClaimWeights {
  parsed ??= new Map(
    CLAIM_WEIGHTS.split('\n').map((line) => {
      const [feature = '', did, sponsored, sameAs] = line.split('\t');
      return [feature, [Number(did) / 100, Number(sponsored) / 100, Number(sameAs) / 100]];
    }),
  );
  return parsed;
}
