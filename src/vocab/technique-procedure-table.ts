/** Which words ATT&CK's procedure examples are made of, as hashes; not the examples themselves. */
export interface ProcedureTable {
  /** Technique ids and ids of those who use them, each space-separated. */
  readonly techniques: string;
  readonly sources: string;
  /** Hashes of words are cut to so many bits. */
  readonly bits: number;
  /**
   * Base64 of LEB128 numbers. The number of words, and for each, in the order of hashes, how far its hash
   * is from the one before and its rareness in steps of 1/20; then for each technique its number of
   * procedures, and for each of these its source, its number of words, and for each, in order, how far its
   * number is from the one before.
   */
  readonly data: string;
}
