/**
 * The line of each value of a list, in little memory: where values stand in lines one behind another, as most do, only
 * the first of them is noted.
 */
export class LineNumbers {
  /** Of a value's number and its line, of each value whose line is not the next. */
  #runs: Uint32Array = new Uint32Array(2 * 64);
  #size = 0;
  #count = 0;
  #next = 1;

  /** Of the next value. */
  add(line: number): void {
    if (line !== this.#next) {
      if (this.#size === this.#runs.length) {
        const runs = new Uint32Array(2 * this.#size);
        runs.set(this.#runs);
        this.#runs = runs;
      }
      this.#runs[this.#size++] = this.#count;
      this.#runs[this.#size++] = line;
    }
    this.#count += 1;
    this.#next = line + 1;
  }

  addAll(lines: Uint32Array): void {
    for (const line of lines) this.add(line);
  }

  /** 1-based. @param number of a value, counted from 0 */
  of(number: number): number {
    let from = 0;
    let to = this.#size / 2;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#runs[2 * middle] ?? 0) <= number) from = middle + 1;
      else to = middle;
    }
    if (from === 0) return number + 1;
    return (this.#runs[2 * from - 1] ?? 0) + number - (this.#runs[2 * from - 2] ?? 0);
  }
}
