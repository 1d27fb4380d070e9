// The blocks, few in most logs, that have long runs of hexadecimal digits, colons as in IPv6 addresses, numbers in the
// place of hosts, or bytes beyond ASCII.
import { otherReadings } from './beyond';
import { SLASHED, TRIED, WHOLE } from './anchors';
import { ENTRY, HEXES, HIGH } from './blocks';
import { BEYOND, report } from './candidates';
import { hashesIn } from './hashes';
import { numberHost } from './ipv4';
import { addressAt } from './ipv6';
import { BEYOND_ASCII, flags } from './layout';

/** @param masks of all blocks; the first block is at `first` @param list numbers of the blocks to look at */
export function rarities(masks: usize, first: usize, list: usize, listEnd: usize, decode: bool): void {
  for (; list < listEnd; list += 4) {
    const block = <usize>load<u32>(list);
    const at = masks + block * ENTRY;
    const base = first + (block << 6);
    const whole = load<u64>(at, WHOLE);
    if (whole != 0) hashesIn(base, whole, load<u64>(at, HEXES));
    for (let slashed = load<u64>(at, SLASHED); slashed != 0; slashed &= slashed - 1) numberHost(base + <usize>ctz(slashed) - 1);
    for (let tried = load<u64>(at, TRIED); tried != 0; tried &= tried - 1) addressAt(base + <usize>ctz(tried));
    const high = load<u64>(at, HIGH);
    if (high != 0) beyondAscii(base, high, decode);
  }
}

function beyondAscii(base: usize, high: u64, decode: bool): void {
  if (decode) otherReadings(base, high);
  if ((flags & BEYOND_ASCII) == 0) return;
  // Indicators without an ASCII anchor are the host's to find: it is told of every line with bytes beyond ASCII.
  for (let rest = high; rest != 0; rest &= rest - 1) report(base + <usize>ctz(rest), BEYOND);
}
