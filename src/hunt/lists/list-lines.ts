import { isTld } from '../../vocab/tlds.ts';
import { webAssembly } from '../kernel/web-assembly.ts';
import type { Loader } from '../loader/loader.ts';
import { AREA, FORMS, loaderModule, openLoader, STOPPED, WORDS } from '../loader/loader.ts';
import { typeNumber } from '../sieve/value-table.ts';
import type { Values } from './growing-table.ts';
import { namedType, typeByValue } from './type-names.ts';

/** What lines come to. */
export interface LineListener {
  /** Bytes of the values before. */
  readonly size: number;
  /** Values, and the line of each. */
  readonly values: (values: Values, lines: Uint32Array) => void;
  /** A line, without blanks around it, that the slow way has to look at. */
  readonly oddLine: (line: Buffer, number: number) => void;
}

/** Takes lines of a list, whole ones, and tells what they say. */
export interface ListLines {
  /** Where their bytes are put; `parse` takes places in it. */
  readonly room: Buffer;
  readonly parse: (from: number, to: number) => void;
  /** Of lines that were taken. */
  number: number;
}

/** @param isOdd every line is to be looked at the slow way */
export function listLines(size: number, listener: LineListener, isOdd: boolean): ListLines {
  const module = isOdd ? undefined : loaderModule();
  if (module === undefined || webAssembly === undefined) return new SlowLines(size, listener);
  const pages = Math.ceil((LAYOUT.room + size + BEHIND) / 65_536);
  const memory = new webAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return new FastLines(openLoader(module, memory), memory.buffer, size, listener);
}

const FIRST_FREE = 1024;
const MOST_VALUES = 16_384;
const MOST_BYTES = 256 * 1024;
/** Bytes that may be read behind what is parsed. */
const BEHIND = 64;
const LAYOUT = {
  area: FIRST_FREE,
  out: FIRST_FREE + AREA + WORDS,
  packed: FIRST_FREE + AREA + WORDS + 9 * MOST_VALUES,
  room: FIRST_FREE + AREA + WORDS + 9 * MOST_VALUES + MOST_BYTES + BEHIND,
} as const;
/** Instead of a type, until the value itself is asked. */
const BY_VALUE = { address: 254, digest: 255 } as const;
/** What an ending means (lines.as). */
const OF_HOSTS = 1;
const OF_FILES = 2;

class FastLines implements ListLines {
  readonly room: Buffer;
  readonly #loader: Loader;
  readonly #listener: LineListener;
  readonly #types: Uint8Array;
  readonly #ends: Uint32Array;
  readonly #numbers: Uint32Array;
  readonly #packed: Uint8Array;
  /** Whether there are types that values are asked for. */
  #asksValues = false;

  constructor(loader: Loader, memory: SharedArrayBuffer, size: number, listener: LineListener) {
    const { area, out, packed, room } = LAYOUT;
    this.#loader = loader;
    this.#listener = listener;
    this.room = Buffer.from(memory, room, size);
    this.#ends = new Uint32Array(memory, out, MOST_VALUES);
    this.#numbers = new Uint32Array(memory, out + 4 * MOST_VALUES, MOST_VALUES);
    this.#types = new Uint8Array(memory, out + 8 * MOST_VALUES, MOST_VALUES);
    this.#packed = new Uint8Array(memory, packed, MOST_BYTES);
    new Uint8Array(memory, area, FORMS.length).set(FORMS.map(typeNumber));
    loader.setLayout(area, out, MOST_VALUES, packed, MOST_BYTES);
  }

  get number(): number {
    return this.#loader.number.value;
  }

  set number(number: number) {
    this.#loader.number.value = number;
  }

  parse(from: number, to: number): void {
    const loader = this.#loader;
    for (let at = from, why = -1; why !== STOPPED.done; ) {
      why = loader.parse(LAYOUT.room + at, LAYOUT.room + to, this.#listener.size);
      at = loader.at.value - LAYOUT.room;
      // The word that was not known is explained before anything else is asked.
      const isExplained = why !== STOPPED.newType || this.#explainType();
      if (why === STOPPED.newEnding) loader.learn(isTld(this.#word().toLowerCase()) ? OF_HOSTS : OF_FILES);
      this.#tell(loader.count.value);
      if (why === STOPPED.oddLine) {
        const line = this.room.subarray(
          loader.lineFrom.value - LAYOUT.room,
          loader.lineTo.value - LAYOUT.room,
        );
        this.#listener.oddLine(line, loader.number.value);
      }
      if (!isExplained) at = this.#handOver(at, to);
    }
  }

  /** @returns false where the slow way has to look at each line of the type */
  #explainType(): boolean {
    const named = namedType(this.#word());
    if (named === undefined || named.kind === 'pair' || named.kind === 'with-port') return false;
    if (named.kind !== 'type') this.#asksValues = true;
    this.#loader.learn(named.kind === 'type' ? typeNumber(named.type) : BY_VALUE[named.kind]);
    return true;
  }

  /** A line that the loader stopped before. @returns where the next one begins */
  #handOver(from: number, to: number): number {
    const number = this.#loader.number.value + 1;
    const newline = this.room.subarray(from, to).indexOf(NEWLINE);
    const end = newline < 0 ? to : from + newline;
    const start = skipBlanks(this.room, from, end, number === 1);
    this.#loader.number.value = number;
    this.#listener.oddLine(this.room.subarray(start, skipBlanksBack(this.room, start, end)), number);
    return end + 1;
  }

  #tell(count: number): void {
    if (count === 0) return;
    const bytes = this.#packed.subarray(0, this.#loader.packedSize.value);
    const [types, ends] = [this.#types.subarray(0, count), this.#ends.subarray(0, count)];
    if (this.#asksValues) askValues({ types, ends, bytes }, this.#listener.size);
    this.#listener.values({ types, ends, bytes }, this.#numbers.subarray(0, count));
  }

  #word(): string {
    const { wordFrom, wordTo } = this.#loader;
    return this.room.toString('latin1', wordFrom.value - LAYOUT.room, wordTo.value - LAYOUT.room);
  }
}

/** Puts in the types that only the values tell. @param base bytes of the values before */
function askValues({ types, ends, bytes }: Values, base: number): void {
  for (let at = 0, start = base; at < types.length; at++) {
    const end = ends[at] ?? 0;
    const type = types[at];
    if (type === BY_VALUE.address || type === BY_VALUE.digest) {
      const value = Buffer.from(bytes.buffer, bytes.byteOffset + start - base, end - start).toString(
        'latin1',
      );
      types[at] = typeNumber(typeByValue(type === BY_VALUE.address ? 'address' : 'digest', value));
    }
    start = end;
  }
}

const NEWLINE = 10;
const HASH_SIGN = 35;

/** Where there is no WebAssembly, or a list is written as few are: every line is odd. */
class SlowLines implements ListLines {
  readonly room: Buffer;
  number = 0;
  readonly #listener: LineListener;

  constructor(size: number, listener: LineListener) {
    this.room = Buffer.alloc(size);
    this.#listener = listener;
  }

  parse(from: number, to: number): void {
    for (let at = from; at < to; ) {
      const newline = this.room.subarray(at, to).indexOf(NEWLINE);
      const end = newline < 0 ? to : at + newline;
      const number = ++this.number;
      const start = skipBlanks(this.room, at, end, number === 1);
      const stop = skipBlanksBack(this.room, start, end);
      if (start < stop && this.room[start] !== HASH_SIGN)
        this.#listener.oddLine(this.room.subarray(start, stop), number);
      at = end + 1;
    }
  }
}

function skipBlanks(bytes: Buffer, from: number, end: number, isFirst: boolean): number {
  const hasMark = isFirst && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
  let at = hasMark && end - from >= 3 ? from + 3 : from;
  while (at < end && (bytes[at] ?? 0) <= 32) at++;
  return at;
}

function skipBlanksBack(bytes: Buffer, start: number, end: number): number {
  let at = end;
  while (at > start && (bytes[at - 1] ?? 0) <= 32) at--;
  return at;
}
