import { ByteQueue } from '../byte-queue.ts';
import type { Limits } from '../limits.ts';
import type { Records } from '../warc/records.ts';
import { differences } from './compare-line.ts';
import { parseLine } from './index-line.ts';
import { textLines } from './text-lines.ts';

/** Index files taken together: every line must be of a record, and every record must have its line. */
export class IndexCheck {
  readonly #records: Records;
  readonly #fault: (message: string) => void;
  readonly #seen = new Set<string>();
  lines = 0;

  constructor(records: Records, fault: (message: string) => void) {
    this.#records = records;
    this.#fault = fault;
  }

  /** @param content plain CDXJ; its lines stand in the order of their bytes */
  async read(content: AsyncIterable<Uint8Array>, file: string, limits: Limits): Promise<void> {
    let previous: Buffer | undefined;
    let number = 0;
    for await (const bytes of textLines(new ByteQueue(content), limits)) {
      number += 1;
      const where = `line ${number} of ${file}`;
      if (previous !== undefined && Buffer.compare(previous, bytes) > 0)
        this.#fault(`${where} is out of order`);
      // Two lines of one key and time may stand in any order; what follows them is the tool's own.
      previous = Buffer.from(bytes.subarray(0, bytes.indexOf('{')));
      this.#checkLine(bytes.toString('utf8'), where);
    }
  }

  #checkLine(text: string, where: string): void {
    const line = parseLine(text);
    if (typeof line === 'string') {
      this.#fault(`${where} ${line}`);
      return;
    }
    this.lines += 1;
    const record = this.#records.at(line.filename, line.offset);
    if (record === undefined) {
      this.#fault(`${where} points to byte ${line.offset} of ${line.filename}, where no record starts`);
      return;
    }
    const place = `${line.offset} ${line.filename}`;
    if (this.#seen.has(place)) this.#fault(`${where} is of a record that has a line already`);
    this.#seen.add(place);
    for (const what of differences(line, record))
      this.#fault(`${where} gives another ${what} than its record`);
  }

  /** Once all files were read: what no line leads to. */
  finish(): void {
    for (const { file, offset, type, uri } of this.#records.all()) {
      if (!INDEXED.has(type) || uri?.startsWith('dns:') === true) continue;
      if (!this.#seen.has(`${offset} ${file}`))
        this.#fault(`the record at byte ${offset} of ${file} is in no index, so that nobody finds it`);
    }
  }
}

const INDEXED: ReadonlySet<string> = new Set(['response', 'resource', 'revisit']);
