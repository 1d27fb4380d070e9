// The blocks, few in most logs, that have escapes or brackets as in `evil[.]example`. Their lines may read differently
// once decoded, and are reported if that can matter.
import { ENDS, ESCAPES, OTHERS, SIGNED } from './anchors';
import { DIGITS, DOTS, ENTRY } from './blocks';
import { reportDecoding } from './candidates';
import { mattersAt } from './escapes';
import { CONTEXTS, flags } from './layout';
import { contextMayBeEscaped, LONGEST_NUMBER } from './words';

/** Ends of the lines that were reported last: for a sign, and for the context of a number. */
let decodedUntil: usize = 0;
let contextUntil: usize = 0;
/** Escapes of the block before. */
let wasEscape: u64 = 0;

export function beginOpenings(): void {
  decodedUntil = 0;
  contextUntil = 0;
  wasEscape = 0;
}

/** @param masks of all blocks; the first block is at `first` @param list numbers of the blocks to look at */
export function openings(masks: usize, first: usize, blocks: usize, list: usize, listEnd: usize, to: usize): void {
  const hasContexts = (flags & CONTEXTS) != 0;
  // The block behind the last one looked at: an escape at the end of one block may concern a number in the next.
  let next: usize = 0;
  for (; list < listEnd; list += 4) {
    const block = <usize>load<u32>(list);
    const at = masks + block * ENTRY;
    const base = first + (block << 6);
    const escapes = load<u64>(at, ESCAPES);
    if (base + 64 > decodedUntil) signs(base, load<u64>(at, SIGNED), to);
    if (!hasContexts) continue;
    if (wasEscape != 0 && next < block) {
      numbers(masks + next * ENTRY, first + (next << 6), 0, wasEscape);
      wasEscape = 0;
    }
    if ((escapes | wasEscape) != 0) numbers(at, base, escapes, wasEscape);
    wasEscape = escapes;
    next = block + 1;
  }
  if (wasEscape == 0 || next == blocks) return;
  numbers(masks + next * ENTRY, first + (next << 6), 0, wasEscape);
  wasEscape = 0;
}

function signs(base: usize, signed: u64, to: usize): void {
  for (; signed != 0; signed &= signed - 1) {
    const sign = base + <usize>ctz(signed);
    if (sign >= decodedUntil && sign < to && mattersAt(sign)) decodedUntil = reportDecoding(sign);
  }
}

/** Numbers that are looked up with their context, which may be escaped. */
function numbers(at: usize, base: usize, escapes: u64, escapesBefore: u64): void {
  const afterDigit = (load<u64>(at, DIGITS) << 1) | (load<u64>(at - ENTRY, DIGITS) >> 63);
  for (let rest = load<u64>(at, ENDS) & afterDigit; rest != 0; rest &= rest - 1) {
    const e = ctz(rest);
    const end = base + <usize>e;
    if (end <= contextUntil || upTo(escapes, escapesBefore, e) >> 48 == 0) continue;
    const length = <usize>clz(upTo(load<u64>(at, OTHERS), load<u64>(at - ENTRY, OTHERS), e));
    if (length > LONGEST_NUMBER) continue;
    // Only numbers with dots are looked up so, and most have none.
    const beforeDot = <usize>clz(upTo(load<u64>(at, DOTS), load<u64>(at - ENTRY, DOTS), e));
    if (beforeDot < length && contextMayBeEscaped(end - length, end)) contextUntil = reportDecoding(end - length);
  }
}

/** The 64 bits that end before bit `e` of a mask, the last as bit 63. @param before the mask of the block before */
// @ts-ignore: decorator
@inline
function upTo(mask: u64, before: u64, e: u64): u64 {
  return ((mask << (63 - e)) << 1) | (before >> e);
}
