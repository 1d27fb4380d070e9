/** A named value of a log record. Names are lower-case; those inside objects follow a dot. */
export interface Field {
  readonly name: string;
  readonly value: string;
  /** Fields of one object or row have the same. */
  readonly group: number;
  /** Of the object around that object. */
  readonly parent?: number;
}
