/** What a hostile archive may cost. Beyond a limit it is broken: nothing is said of what was not read. */
export interface Limits {
  /** Files in the ZIP. */
  readonly entries: number;
  /** Bytes of the ZIP's directory. */
  readonly directoryBytes: number;
  /** Bytes of a JSON file that is read whole. */
  readonly jsonBytes: number;
  /** Records, all WARCs together. */
  readonly records: number;
  /** Lines of an index or a page list. */
  readonly lines: number;
  /** Bytes of a WARC header, an HTTP header, a line of an index or a page list. */
  readonly headBytes: number;
  /** Bytes after inflating, the whole archive together: this many, or twenty times its size. */
  readonly inflatedBytes: number;
}

export const LIMITS: Limits = {
  entries: 10_000,
  directoryBytes: 16 * 1024 * 1024,
  lines: 1_000_000,
  jsonBytes: 4 * 1024 * 1024,
  records: 200_000,
  headBytes: 4 * 1024 * 1024,
  inflatedBytes: 4 * 1024 * 1024 * 1024,
};

/** Something in the archive is wrong so that reading on makes no sense; the message says what. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** The ZIP itself is wrong about one of its files, whoever was reading it. */
export class DamagedMember extends Unreadable {}

/** Bytes that may still be inflated. */
export class Budget {
  #left: number;
  readonly #total: number;

  constructor(limits: Limits, fileBytes: number) {
    this.#total = Math.max(limits.inflatedBytes, 20 * fileBytes);
    this.#left = this.#total;
  }

  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0)
      throw new Unreadable(`inflates to more than ${this.#total} bytes and was not read further`);
  }
}
