/** What was made of the last few places of a log, since hits often stand near one another. */
export class Memo<Made> {
  readonly #made: Map<number, Made> = new Map();

  /** @param offset of the place @param make undefined where it cannot be told yet, which is not remembered */
  of(offset: number, make: () => Made | undefined): Made | undefined {
    const known = this.#made.get(offset);
    if (known !== undefined) return known;
    const made = make();
    if (made === undefined) return undefined;
    if (this.#made.size >= MOST) this.#made.clear();
    this.#made.set(offset, made);
    return made;
  }
}

const MOST = 16;
