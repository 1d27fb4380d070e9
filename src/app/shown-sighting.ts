/** A hit ready to be shown: for a pipe, and for a person. */
export interface ShownSighting {
  readonly json: string;
  readonly lines: readonly string[];
}
