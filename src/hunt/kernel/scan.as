// One pass over a stretch of log, 64 bytes at a time. The indicators themselves are never searched for. Every value
// has an anchor (a dot, a separator, sixteen hexadecimal digits, two colons); masks find the anchors, and the token
// around each anchor is looked up in a hash table, once. So the cost does not grow with the number of indicators.
//
// The work is split into stages, each a short loop over up to `BLOCKS` blocks:
//   1. bytes to masks of character classes (blocks.as)
//   2. masks to places where a token ends (this file)
//   3. places to candidates: a Bloom filter drops nearly all (words.as, ipv4.as), the hash table decides the rest
// A mispredicted branch costs more than all the arithmetic of a block, so stages 1 and 2 have almost none, and blocks
// with something unusual are only listed here and looked at afterwards (openings.as, rarities.as). Of .90 ns a byte
// (1,000 indicators, mixed logs) stage 1 takes .26, stage 2 .32, words .16, addresses .06 and the unusual .10.
//
// To find which runs of a mask contain a mark, the marks are added to the mask: the addition carries through the rest
// of the run and leaves a bit just behind it. The carry goes on into the next block.
import { makeClasses } from './bits';
import {
  BLOCK, BLOCKS, COLONS, DIGITS, DOTS, ESCAPES, HEXES, HIGH, NUMBERS, OTHERS, readBlocks, ROUND, SEPARATORS, SIGNED, SIGNS, SLASHED, SQUARE, TRIED, WHOLE,
} from './blocks';
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

const ALL: u64 = 0xffffffffffffffff, LAST: u64 = 0x8000000000000000;
/**
 * Offsets in the work area: ends of words (at most 32 a block) and third dots of addresses. Each list has some room to
 * spare, because entries are written unconditionally and only counted if they are real.
 */
const WORDS_AT: usize = BLOCK * (BLOCKS + 1);
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
  const wantsAll = (has & ALL_WORDS) != 0;
  // Whether words without a dot are looked up, from eight bytes on or from four.
  const runs: u64 = (has & (WORDS_OF_FOUR | WORDS_OF_EIGHT)) != 0 ? ALL : 0, fours: u64 = (has & WORDS_OF_FOUR) != 0 ? ALL : 0;
  const separated: u64 = (has & SEPARATED) != 0 ? ALL : 0;
  // Words that end with a digit, or like an address, are dropped early unless some indicator ends so.
  const noDigits: u64 = (has & DIGIT_ENDS) != 0 ? 0 : ALL, noAddresses: u64 = (has & ADDRESS_ENDS) != 0 ? 0 : ALL;
  const hashes: u64 = (has & HASHES) != 0 ? ALL : 0, networks: u64 = (has & ADDRESSES) != 0 ? ALL : 0;
  const decoding: u64 = decode ? ALL : 0;
  // The masks of the block before the first are kept just in front of it.
  const masks = work + BLOCK, words = work + WORDS_AT, addresses = work + ADDRESSES_AT, open = work + OPEN_AT, rare = work + RARE_AT;
  memory.fill(work, 0, BLOCK);
  store<u64>(work, ALL, OTHERS);
  let lines: u32 = 0;
  // Masks of the previous block; in front of the first there is only the end of a word.
  let wasOther: u64 = ALL, wasDot: u64 = 0, wasNumbered: u64 = 0, wasSecond: u64 = 0, wasDigit: u64 = 0;
  let wasSeparator: u64 = 0, wasHex: u64 = 0, wasColon: u64 = 0;
  let wasTwo: u64 = 0, wasFour: u64 = 0, wasLong: u64 = 0, wasThird: u64 = 0;
  let carryWord: u64 = 0;
  let colonsBefore: u32 = 0;
  let wasOpener: u64 = 0;

  const last = from + ((to - from) & ~(<usize>63));
  let base = from;
  while (base <= last) {
    const left = ((last - base) >> 6) + 1;
    const blocks = left < BLOCKS ? left : BLOCKS;
    lines += readBlocks(base, blocks, masks);
    if (left == blocks) {
      lines -= newlinesIn(to, last + 64);
      endAt(masks + (blocks - 1) * BLOCK, to - last);
    }
    let wordsEnd = words, addressesEnd = addresses, openEnd = open, rareEnd = rare;
    const first = base;
    let block: u32 = 0;
    for (let at = masks, end = masks + blocks * BLOCK; at < end; at += BLOCK, base += 64, block++) {
      const D = load<u64>(at, DOTS), S = load<u64>(at, SEPARATORS), G = load<u64>(at, DIGITS);
      // Two dots in a row end a word, as what is beyond ASCII does.
      const N = load<u64>(at, OTHERS) | (D & ((D << 1) | (wasDot >> 63)));
      const W = ~N;
      const behind = (S << 1) | (wasSeparator >> 63);
      let marks = W & (D | (behind & separated));
      if (wantsAll) marks = W & ((N << 1) | (wasOther >> 63));
      const sum = W + marks;
      const total = sum + carryWord;
      carryWord = <u64>(sum < W) | <u64>(total < sum);
      const two = W & ((W << 1) | (~wasOther >> 63));
      const four = two & ((two << 2) | (wasTwo >> 62));
      const long = four & ((four << 4) | (wasFour >> 60) | fours);
      let ends = N & (total | (((long << 1) | (wasLong >> 63)) & runs));
      wasTwo = two;
      wasFour = four;
      wasLong = long;
      const afterDigit = (G << 1) | (wasDigit >> 63);
      // The third dot of a dotted quad (one to three digits between dots), then the end of the number behind it.
      const numbered = D & afterDigit;
      const second = numbered & near(numbered, wasNumbered);
      const third = numbered & near(second, wasSecond);
      const afterTwo = (G << 2) | (wasDigit >> 62), afterThree = (G << 3) | (wasDigit >> 61);
      const behind1 = (third << 2) | (wasThird >> 62), behind2 = (third << 3) | (wasThird >> 61), behind3 = (third << 4) | (wasThird >> 60);
      const addressEnds = afterDigit & (behind1 | (afterTwo & (behind2 | (afterThree & behind3))));
      wasNumbered = numbered;
      wasSecond = second;
      wasThird = third;

      // openings.as needs the ends of numbers: some are looked up together with the text before them (a context).
      store<u64>(at, ends & afterDigit, NUMBERS);
      store<u64>(at, N, OTHERS);
      const square = load<u64>(at, SQUARE), round = load<u64>(at, ROUND), T = load<u64>(at, SIGNS);
      const escapes = (square | round) & S & decoding;
      // What follows the block's last byte is not known yet, so it counts as a sign.
      const before = ((T | D | load<u64>(at, COLONS)) >> 1) | LAST;
      const openers = square & ~S;
      const coloured = (openers << 1) | (wasOpener >> 63);
      const signed = decoding & ((square & before) | (openers & coloured) | (round & (S | before | (G >> 1))));
      store<u64>(at, escapes, ESCAPES);
      store<u64>(at, signed, SIGNED);
      store<u32>(openEnd, block);
      openEnd += <usize>((escapes | signed) != 0) << 2;
      wasOpener = openers;

      ends &= ~((afterDigit & noDigits) | (addressEnds & noAddresses));
      const found = <usize>popcnt(ends);
      let rest = ends;
      store<u32>(wordsEnd, <u32>base + <u32>ctz(rest));
      rest &= rest - 1;
      store<u32>(wordsEnd, <u32>base + <u32>ctz(rest), 4);
      rest &= rest - 1;
      store<u32>(wordsEnd, <u32>base + <u32>ctz(rest), 8);
      rest &= rest - 1;
      store<u32>(wordsEnd, <u32>base + <u32>ctz(rest), 12);
      rest &= rest - 1;
      if (found > 4) {
        for (let place = wordsEnd + 16; rest != 0; place += 4, rest &= rest - 1) store<u32>(place, <u32>base + <u32>ctz(rest));
      }
      wordsEnd += found << 2;

      const H = load<u64>(at, HEXES), C = load<u64>(at, COLONS);
      // Sixteen digits in a row, the first of them at a multiple of sixteen: bits 15, 31, 47 or 63.
      const whole = (~H - 0x0001000100010001) & H & 0x8000800080008000 & hashes;

      const dots = third & networks;
      const several = <usize>popcnt(dots);
      store<u32>(addressesEnd, <u32>base + <u32>ctz(dots));
      if (several > 1) {
        let place = addressesEnd + 4;
        for (let others = dots & (dots - 1); others != 0; place += 4, others &= others - 1) store<u32>(place, <u32>base + <u32>ctz(others));
      }
      addressesEnd += several << 2;

      const afterHex = C & ((H << 1) | (wasHex >> 63));
      const inBlock = <u32>popcnt(afterHex);
      const isFull: u64 = inBlock + colonsBefore >= 6 ? ALL : 0;
      const tried = ((C & ((C << 1) | (wasColon >> 63))) | (afterHex & isFull)) & networks;
      colonsBefore = inBlock;
      wasColon = C;
      // `//3325256727/`, `\/\/0xc6336417`
      const slashed = G & behind & ((S << 2) | (wasSeparator >> 62)) & networks;
      store<u64>(at, whole, WHOLE);
      store<u64>(at, tried, TRIED);
      store<u64>(at, slashed, SLASHED);
      store<u32>(rareEnd, block);
      rareEnd += <usize>((whole | tried | slashed | <u64>load<u32>(at, HIGH)) != 0) << 2;

      wasOther = N;
      wasDot = D;
      wasDigit = G;
      wasSeparator = S;
      wasHex = H;
    }
    openings(masks, first, blocks, open, openEnd, to);
    rarities(masks, first, rare, rareEnd, to, decode);
    askWords(words, wordsEnd);
    askAddresses(addresses, addressesEnd);
    memory.copy(work, masks + (blocks - 1) * BLOCK, BLOCK);
  }
  return lines;
}

/** The bits that are two to four places behind a bit of the mask. */
// @ts-ignore: decorator
@inline
function near(mask: u64, before: u64): u64 {
  return (mask << 2) | (mask << 3) | (mask << 4) | (before >> 62) | (before >> 61) | (before >> 60);
}

/** Clears what lies beyond the stretch. @param bytes how many bytes of the last block belong to it */
function endAt(masks: usize, bytes: usize): void {
  const beyond = ALL << <u64>bytes;
  store<u64>(masks, load<u64>(masks, OTHERS) | beyond, OTHERS);
  for (let at = DOTS; at <= SIGNS; at += 8) store<u64>(masks + at, load<u64>(masks + at) & ~beyond);
}

function newlinesIn(from: usize, to: usize): u32 {
  let lines: u32 = 0;
  for (let at = from; at < to; at++) if (load<u8>(at) == 10) lines += 1;
  return lines;
}
