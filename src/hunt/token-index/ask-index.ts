import type { KeptIndex, KeptSection } from './index-file.ts';
import { blocksOf, bytesAt } from './index-file.ts';
import type { Needs } from './needs.ts';
import type { TokenHash } from './token-hash.ts';
import { isInFilter, rowsOf } from './token-hash.ts';

/** Lines of a log that may have what is sought. */
export interface MayHave {
  /** Lines that begin in these bytes, after decompression; the end is exclusive. */
  readonly from: number;
  readonly to: number;
  /** In them, and in the log before them. */
  readonly lines: number;
  readonly linesBefore: number;
}

/** Filters of all logs are read into this, one log after another. */
let room: Buffer = Buffer.alloc(0);

/** What an index says of a log; it never denies what the log has. Blocks that touch are one. */
export function askIndex(index: KeptIndex, needs: Needs): readonly MayHave[] {
  const { descriptor, header, filters } = index;
  if (room.length < filters.size) room = Buffer.alloc(filters.size * 2);
  const all = bytesAt(descriptor, filters.at, filters.size, room);
  const found: MayHave[] = [];
  let at = 0;
  let linesBefore = 0;
  for (const section of header.sections) {
    const size = 2 ** (section.filterLog - 3);
    const filter = all.subarray(at, at + size);
    at += size;
    const left = needs.filter((group) => group.every((hash) => isInFilter(filter, section.filterLog, hash)));
    if (left.length > 0) addBlocks(descriptor, section, left, linesBefore, found);
    linesBefore += section.lines;
  }
  return found;
}

function addBlocks(
  descriptor: number,
  section: KeptSection,
  needs: Needs,
  linesBefore: number,
  found: MayHave[],
): void {
  const width = Math.ceil(section.blocks / 8);
  const row = Buffer.alloc(8);
  const may = new Uint8Array(width);
  for (const group of needs) {
    const own = new Uint8Array(width).fill(0xff);
    for (const hash of group) narrow(descriptor, section, hash, width, row, own);
    for (let at = 0; at < width; at++) may[at] = (may[at] ?? 0) | (own[at] ?? 0);
  }
  if (may.every((bits) => bits === 0)) return;
  let { from } = section;
  let lines = linesBefore;
  for (const [number, block] of blocksOf(descriptor, section).entries()) {
    const to = from + block.bytes;
    if ((((may[number >>> 3] ?? 0) >> (number & 7)) & 1) === 1) {
      const last = found.at(-1);
      const isNext = last !== undefined && last.to === from;
      if (isNext) found[found.length - 1] = { ...last, to, lines: last.lines + block.lines };
      else found.push({ from, to, lines: block.lines, linesBefore: lines });
    }
    from = to;
    lines += block.lines;
  }
}

/** Leaves the blocks that all rows of a token name. */
function narrow(
  descriptor: number,
  { at, rowsLog }: KeptSection,
  hash: TokenHash,
  width: number,
  row: Buffer,
  blocks: Uint8Array,
): void {
  for (const number of rowsOf(hash, rowsLog)) {
    bytesAt(descriptor, at + number * width, width, row);
    let isAny = 0;
    for (let each = 0; each < width; each++) {
      const left = (blocks[each] ?? 0) & (row[each] ?? 0);
      blocks[each] = left;
      isAny |= left;
    }
    if (isAny === 0) return;
  }
}
