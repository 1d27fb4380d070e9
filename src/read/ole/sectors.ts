import { append } from '../append.ts';

const SIGNATURE = 0xe011cfd0;
/** Sector numbers from here on are marks, not sectors ([MS-CFB] 2.1). */
const MARKS = 0xfffffffa;
const HEADER_DIFAT = 109;

/** The sectors of a compound file and the tables that chain them ([MS-CFB] 2.2 to 2.5). No chain is followed in a circle. */
export class Sectors {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #size: number;
  readonly #smallSize: number;
  readonly #table: Uint32Array;
  #smallTable: Uint32Array | undefined;

  private constructor(bytes: Uint8Array, view: DataView) {
    this.#bytes = bytes;
    this.#view = view;
    this.#size = 2 ** view.getUint16(30, true);
    this.#smallSize = 2 ** view.getUint16(32, true);
    this.#table = this.#readTable();
  }

  /** Undefined where the header is none ([MS-CFB] 2.2). */
  static of(bytes: Uint8Array): Sectors | undefined {
    if (bytes.length < 512) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = view.getUint16(30, true);
    if (view.getUint32(0, true) !== SIGNATURE || (shift !== 9 && shift !== 12)) return undefined;
    return view.getUint16(32, true) === 6 ? new Sectors(bytes, view) : undefined;
  }

  directory(): Uint8Array {
    return this.chain(this.#view.getUint32(48, true), this.#bytes.length);
  }

  /** Up to `size` bytes of the chain that begins at a sector. */
  chain(start: number, size: number): Uint8Array {
    return followed(start, size, this.#size, this.#table, (sector) => this.#sector(sector));
  }

  /** The same in the stream of small sectors. */
  smallChain(mini: Uint8Array, start: number, size: number): Uint8Array {
    this.#smallTable ??= words(this.chain(this.#view.getUint32(60, true), this.#bytes.length));
    return followed(start, size, this.#smallSize, this.#smallTable, (sector) =>
      mini.subarray(sector * this.#smallSize, (sector + 1) * this.#smallSize),
    );
  }

  #sector(sector: number): Uint8Array {
    const start = (sector + 1) * this.#size;
    return this.#bytes.subarray(start, start + this.#size);
  }

  #readTable(): Uint32Array {
    const most = Math.ceil(this.#bytes.length / this.#size);
    const sectors: number[] = [];
    for (let at = 0; at < HEADER_DIFAT; at++) sectors.push(this.#view.getUint32(76 + at * 4, true));
    let more = this.#view.getUint32(68, true);
    for (let count = 0; more < MARKS && count < most; count++) {
      const listed = words(this.#sector(more));
      if (listed.length === 0) break;
      append(sectors, listed.subarray(0, -1));
      more = listed.at(-1) ?? MARKS;
      if (sectors.length > most + HEADER_DIFAT) break;
    }
    const parts = sectors.filter((sector) => sector < most).slice(0, most);
    return words(
      Buffer.concat(
        parts.map((sector) => this.#sector(sector)),
        most * 4 + this.#size,
      ),
    );
  }
}

function followed(
  start: number,
  size: number,
  sectorSize: number,
  table: Uint32Array,
  sectorOf: (sector: number) => Uint8Array,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const most = Math.min(Math.ceil(size / sectorSize), table.length);
  for (let sector = start; sector < MARKS && parts.length < most; sector = table[sector] ?? MARKS) {
    const part = sectorOf(sector);
    if (part.length === 0) break;
    parts.push(part);
  }
  return Buffer.concat(parts).subarray(0, size);
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}
