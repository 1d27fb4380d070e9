import type { LogLine } from '../../logs/line-splitter.ts';
import type { LinesAround, NearLine } from './lines-around.ts';
import { BEFORE, BEHIND } from './lines-around.ts';

/** A line with its length in UTF-8, which is what distances are counted in. */
interface SizedLine extends NearLine {
  readonly size: number;
  /** Of a line that is read in pieces: no record goes over it. */
  readonly isPiece: boolean;
}

/** The last lines of a log that is read one line after another. */
export class RecentLines {
  readonly #lines: SizedLine[] = [];
  /** Bytes before the first of the lines, were they all UTF-8 that ends with `\n`. */
  #end = 0;
  /** Numbers of lines begin here. */
  #first = 1;

  /** @param oldest number of the first line that is asked about still */
  add(line: LogLine, oldest: number): void {
    const size = Buffer.byteLength(line.text);
    const last = this.#lines.at(-1);
    const isPiece = line.cutBefore || line.cutAfter;
    if (last !== undefined && line.cutBefore) this.#lines.pop();
    this.#lines.push({ text: line.text, offset: this.#end, size, isPiece });
    this.#end += size + 1;
    const needed = this.#lines[Math.min(oldest, line.number) - this.#first]?.offset ?? this.#end;
    while ((this.#lines[0]?.offset ?? needed) < needed - BEFORE) {
      this.#lines.shift();
      this.#first += 1;
    }
  }

  /** A line as those around it are told. */
  line(number: number): NearLine | undefined {
    return this.#lines[number - this.#first];
  }

  /** @param isEnd no line will come any more */
  around(number: number, isEnd: boolean): LinesAround {
    const at = number - this.#first;
    const own = this.#lines[at];
    const lines = this.#lines;
    const end = this.#end;
    const first = this.#first;
    return {
      lacks: false,
      above(distance) {
        const line = lines[at - distance];
        return own !== undefined && line !== undefined && !line.isPiece && line.offset >= own.offset - BEFORE
          ? line
          : undefined;
      },
      isFirst: (distance) => number - distance === 1 && first === 1,
      below(this: { lacks: boolean }, distance: number) {
        const line = lines[at + distance];
        const from = (own?.offset ?? 0) + (own?.size ?? 0);
        if (line === undefined && !isEnd && end - from <= BEHIND) this.lacks = true;
        return line !== undefined && !line.isPiece && line.offset + line.size - from <= BEHIND
          ? line
          : undefined;
      },
    };
  }
}
