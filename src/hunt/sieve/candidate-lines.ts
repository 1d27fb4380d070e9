import type { Kernel } from '../kernel/kernel.ts';
import type { Area } from '../kernel/layout.ts';

/** A line that may have indicators: those of its chains. Addresses are bytes of the kernel's memory. */
export interface CandidateLine {
  readonly start: number;
  /** Of its newline, or the end of the stretch. */
  readonly end: number;
  readonly chains: Set<number>;
}

/** Instead of a chain (candidates.as). */
export const DECODE = 0xffffffff;
export const BEYOND = 0xfffffffe;

const NEWLINE = 10;

export interface Scanned {
  readonly lines: readonly CandidateLine[];
  readonly newlines: number;
}

/** Stretches that overflow the candidates' room are scanned again in pieces of this many bytes … */
const PIECE = 16 * 1024;
/** … that overlap by what an anchor and its words may be apart. */
const OVERLAP = 1024;

/** The candidate lines of a stretch that ends with a newline or is a piece of a line, in their order. */
export function candidateLines(
  kernel: Kernel,
  area: Area,
  memory: Buffer,
  from: number,
  to: number,
  decode: boolean,
): Scanned {
  const before = memory[from - 1] ?? 0;
  memory[from - 1] = NEWLINE;
  const after = memory[to] ?? 0;
  memory[to] = NEWLINE;
  const newlines = kernel.scan(from, to, decode ? 1 : 0);
  const found = kernel.isOverfull.value === 0 ? outputOf(kernel, area, memory) : inPieces();
  memory[from - 1] = before;
  memory[to] = after;
  return { lines: grouped(found, memory, from, to), newlines };

  function inPieces(): readonly Found[] {
    const all: Found[] = [];
    for (let at = from; at < to; at += PIECE - OVERLAP) {
      kernel.scan(at, Math.min(to, at + PIECE), decode ? 1 : 0);
      for (const each of outputOf(kernel, area, memory)) all.push(each);
    }
    return all;
  }
}

const NONE: readonly Found[] = [];

interface Found {
  readonly at: number;
  readonly chain: number;
}

function outputOf(kernel: Kernel, area: Area, memory: Buffer): readonly Found[] {
  const count = kernel.count.value;
  if (count === 0) return NONE;
  const words = new Uint32Array(memory.buffer, area.output, 2 * count);
  const found: Found[] = [];
  for (let at = 0; at < count; at++) found.push({ at: words[2 * at] ?? 0, chain: words[2 * at + 1] ?? 0 });
  return found.sort((a, b) => a.at - b.at);
}

function grouped(found: readonly Found[], memory: Buffer, from: number, to: number): CandidateLine[] {
  const lines: CandidateLine[] = [];
  let last: CandidateLine | undefined;
  for (const { at, chain } of found) {
    if (last === undefined || at >= last.end) {
      const start = Math.max(memory.lastIndexOf(NEWLINE, at - 1) + 1, last?.end ?? 0, from);
      const newline = memory.indexOf(NEWLINE, at);
      last = { start, end: newline < 0 || newline > to ? to : newline, chains: new Set() };
      lines.push(last);
    }
    last.chains.add(chain);
  }
  return lines;
}
