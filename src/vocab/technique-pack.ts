/** Weights as `train/` writes them, still packed. */
export interface PackTable {
  /** Rises with every training, e.g. `base-1`. */
  readonly version: string;
  /** Technique ids, space-separated, sorted. */
  readonly labels: string;
  /** Hashes of n-grams are cut to so many bits. */
  readonly bits: number;
  /** The share of a sentence's length that words have; the rest is the letters'. */
  readonly wordShare: number;
  /** Of each label: what one step of its packed weights is worth, and its bias. */
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly calibrations: readonly Calibration[];
  /** SHA-256 of `data` as it stands here, in hexadecimal. */
  readonly sha256: string;
  /**
   * Base64. The numbers of n-grams and of weights; then for each n-gram, in the order of hashes: how far
   * its hash is from the one before, its rareness in steps of 1/20, how many labels it speaks for, and for
   * each its distance from the one before and its weight as a signed byte. Numbers other than weights are
   * LEB128.
   */
  readonly data: string;
}

/** Turns signs into a probability: how often the annotators of the training reports agreed, given such signs. */
export interface Calibration {
  /** Technique ids that it was fitted on, space-separated, sorted. */
  readonly labels: string;
  /** Whether it may speak for labels that it was not fitted on. */
  readonly forOthers: boolean;
  readonly weights: readonly number[];
  readonly bias: number;
  /** What each label adds to the bias, shrunk towards 0: what is rarely annotated needs more. */
  readonly ofLabel: readonly number[];
  /** The lowest probability of each tier. */
  readonly confident: number;
  readonly review: number;
  /** Labels that few of the reports show, space-separated, with a lowest probability of the confident tier of their own. */
  readonly rare?: { readonly labels: string; readonly confident: number };
}
