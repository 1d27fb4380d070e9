// One pass over a stretch of log, 64 bytes at a time. The indicators themselves are never searched for. Every value
// has an anchor (a dot, a separator, sixteen hexadecimal digits, two colons); masks find the anchors, and the token
// around each anchor is looked up in a hash table, once. So the cost does not grow with the number of indicators.
//
// The work is split into stages, each a few short loops over up to `BLOCKS` blocks:
//   1. bytes to masks of character classes (blocks.as)
//   2. classes to masks of anchors, two blocks at a time (anchors.as)
//   3. anchors to places where a token ends (this file)
//   4. places to candidates: a Bloom filter drops nearly all (words.as, ipv4.as), the hash table decides the rest
// A mispredicted branch costs more than all the arithmetic of a block, so stages 1 to 3 have almost none, and blocks
// with something unusual are only listed here and looked at afterwards (openings.as, rarities.as). Of .78 ns a byte
// (1,000 indicators, mixed logs) words take about .24 from their anchors on, IPv4 addresses .06, the unusual .15.
//
// To find which runs of a mask contain a mark, the marks are added to the mask: the addition carries through the rest
// of the run and leaves a bit just behind it. The carry goes on into the next block.
import { makeClasses } from './bits';
import {
  ANCHORS_SIZE, CARRIED, DROPPED, ENDS, HEX_COLONS, MARKS, numberAnchors, OPEN, OTHERS, RARE, rareAnchors, RUN_ENDS, THIRDS, TRIED, wordAnchors,
} from './anchors';
import { ARRAY, BEFORE, BLOCKS, ENTRY, HIGH, readBlocks, WORDS } from './blocks';
import { begin, work } from './candidates';
import { beginHashes } from './hashes';
import { askAddresses, makeMasks } from './ipv4';
import { beginRuns } from './ipv6';
import { ADDRESS_ENDS, ADDRESSES, ALL_WORDS, DIGIT_ENDS, flags, HASHES, SEPARATED, WORDS_OF_EIGHT, WORDS_OF_FOUR } from './layout';
import { beginBeyond } from './beyond';
import { beginOpenings, openings } from './openings';
import { rarities } from './rarities';
import { beginLookups } from './table';
import { askWords } from './words';

export { attach, seal, setFlag, recordCount } from './layout';
export { count, isOverfull, newlines, setOutput } from './candidates';
export { isFull, lookups } from './table';
export { isChanged, peelEscapes, peelPercents } from './decode';
export { addContext, addWord } from './words';
export { addNetwork4 } from './ipv4';
export { addNetwork6 } from './ipv6';
export { addHash } from './hashes';

const ALL: u64 = 0xffffffffffffffff;
/**
 * Offsets in the work area: ends of words (at most 32 a block) and third dots of addresses. Each list has some room to
 * spare, because entries are written unconditionally and only counted if they are real.
 */
const WORDS_AT: usize = BEFORE + ANCHORS_SIZE;
const ADDRESSES_AT: usize = WORDS_AT + 4 * (32 * BLOCKS + 8);
/** The numbers of the blocks that openings.as must look at, and of those that rarities.as must. */
const OPEN_AT: usize = ADDRESSES_AT + 4 * (32 * BLOCKS + 8);
const RARE_AT: usize = OPEN_AT + 4 * (BLOCKS + 1);

export function start(): void {
  makeClasses();
  makeMasks();
}

/**
 * Finds candidates. The byte before `from` and the byte at `to` must end a word; up to 128 bytes from `to` on are read.
 *
 * @param decode whether to report lines that must be decoded before they can be judged
 * @returns the number of newlines
 */
export function scan(from: usize, to: usize, decode: bool): u32 {
  begin(to, decode);
  beginRuns();
  beginHashes();
  beginBeyond(from);
  beginOpenings();
  beginLookups();
  const has = flags;
  // Whether words without a dot are looked up, from eight bytes on or from four.
  const runs = onesIf((has & (WORDS_OF_FOUR | WORDS_OF_EIGHT)) != 0), fours = onesIf((has & WORDS_OF_FOUR) != 0);
  const separated = onesIf((has & SEPARATED) != 0), all = onesIf((has & ALL_WORDS) != 0);
  // Words that end with a digit, or like an address, are dropped early unless some indicator ends so.
  const noDigits = onesIf((has & DIGIT_ENDS) == 0), noAddresses = onesIf((has & ADDRESS_ENDS) == 0);
  const hashes = onesIf((has & HASHES) != 0), networks = onesIf((has & ADDRESSES) != 0), decoding = onesIf(decode);
  const masks = work + BEFORE, words = work + WORDS_AT, addresses = work + ADDRESSES_AT, open = work + OPEN_AT, rare = work + RARE_AT;
  // In front of the first block there is only the end of a word.
  for (let array: usize = 0; array < CARRIED; array += ARRAY) store<u64>(masks + array - ENTRY, array == OTHERS ? ALL : 0);
  memory.fill(masks + CARRIED, 0, ANCHORS_SIZE - CARRIED);
  let lines: u32 = 0;
  let carry: u64 = 0;
  let colonsBefore: u32 = 0;

  const last = from + ((to - from) & ~(<usize>63));
  for (let base = from; base <= last; base += BLOCKS << 6) {
    const left = ((last - base) >> 6) + 1;
    const blocks = left < BLOCKS ? left : BLOCKS;
    lines += readBlocks(base, blocks, masks);
    const end = masks + blocks * ENTRY;
    if (left == blocks) {
      lines -= newlinesIn(to, last + 64);
      endAt(end - ENTRY, to - last);
    }
    wordAnchors(masks, end, masks + CARRIED, separated, all, runs, fours);
    numberAnchors(masks, end, masks + CARRIED, networks, noDigits, noAddresses);
    rareAnchors(masks, end, decoding, hashes, networks);

    let wordsEnd = words;
    for (let at = masks, place = <u32>base; at < end; at += ENTRY, place += 64) {
      const others = load<u64>(at, OTHERS), marks = load<u64>(at, MARKS);
      const sum = ~others + marks;
      const total = sum + carry;
      carry = <u64>(sum < marks) | <u64>(total < sum);
      const ends = (others & total) | load<u64>(at, RUN_ENDS);
      store<u64>(at, ends, ENDS);
      let rest = ends & ~load<u64>(at, DROPPED);
      const found = <usize>popcnt(rest);
      store<u32>(wordsEnd, place + <u32>ctz(rest));
      rest &= rest - 1;
      store<u32>(wordsEnd, place + <u32>ctz(rest), 4);
      rest &= rest - 1;
      store<u32>(wordsEnd, place + <u32>ctz(rest), 8);
      rest &= rest - 1;
      store<u32>(wordsEnd, place + <u32>ctz(rest), 12);
      rest &= rest - 1;
      if (found > 4) {
        for (let more = wordsEnd + 16; rest != 0; more += 4, rest &= rest - 1) store<u32>(more, place + <u32>ctz(rest));
      }
      wordsEnd += found << 2;
    }

    let addressesEnd = addresses, openEnd = open, rareEnd = rare;
    let block: u32 = 0;
    for (let at = masks, place = <u32>base; at < end; at += ENTRY, place += 64, block++) {
      const dots = load<u64>(at, THIRDS);
      const several = <usize>popcnt(dots);
      store<u32>(addressesEnd, place + <u32>ctz(dots));
      if (several > 1) {
        let more = addressesEnd + 4;
        for (let rest = dots & (dots - 1); rest != 0; more += 4, rest &= rest - 1) store<u32>(more, place + <u32>ctz(rest));
      }
      addressesEnd += several << 2;

      // Without two colons in a row, an address has six or more.
      const colons = load<u64>(at, HEX_COLONS);
      const inBlock = <u32>popcnt(colons);
      const tried = colons & onesIf(inBlock + colonsBefore >= 6);
      colonsBefore = inBlock;
      store<u64>(at, load<u64>(at, TRIED) | tried, TRIED);
      store<u32>(openEnd, block);
      openEnd += <usize>(load<u64>(at, OPEN) != 0) << 2;
      store<u32>(rareEnd, block);
      rareEnd += <usize>((load<u64>(at, RARE) | tried) != 0) << 2;
    }
    openings(masks, base, blocks, open, openEnd, to);
    rarities(masks, base, rare, rareEnd, decode);
    askWords(words, wordsEnd);
    askAddresses(addresses, addressesEnd);
    for (let array: usize = 0; array < CARRIED; array += ARRAY) store<u64>(masks + array - ENTRY, load<u64>(end + array - ENTRY));
  }
  return lines;
}

// @ts-ignore: decorator
@inline
function onesIf(condition: bool): u64 {
  return -(<u64>condition);
}

/** Clears what lies beyond the stretch. @param bytes how many bytes of the last block belong to it */
function endAt(masks: usize, bytes: usize): void {
  const beyond = ALL << <u64>bytes;
  for (let array = WORDS; array <= HIGH; array += ARRAY) store<u64>(masks + array, load<u64>(masks + array) & ~beyond);
}

function newlinesIn(from: usize, to: usize): u32 {
  let lines: u32 = 0;
  for (let at = from; at < to; at++) if (load<u8>(at) == 10) lines += 1;
  return lines;
}
