// One pass over a stretch of log, 64 bytes at a time. Values are not searched for: each has an anchor (a dot, a
// separator, sixteen hexadecimal digits, two colons), anchors are found by masks, and what is around each is looked
// up once. So the cost does not grow with the number of indicators.
//
// Some blocks at a time are read into masks (blocks.as), the masks into places (here), and what is at each place is
// put aside by a filter (words.as, ipv4.as) before anything else is asked of it: loops of little in each, since a
// branch that is taken now and then costs more than all that is between two of them. For the same reason blocks that
// have what is rare (openings.as, rarities.as) are noted down and looked at afterwards. Of .90 ns a byte (1,000 values,
// mixed logs), reading masks is .26, places .32, words .16, addresses .06, what is rare .10.
//
// The run of a mask that carries a mark ends where the sum of mask and marks leaves a bit behind it: the addition
// carries through the run, and across blocks.
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
/** Of the room for places: ends of words, up to 32 a block; dots of addresses. Some are written in vain. */
const WORDS_AT: usize = BLOCK * (BLOCKS + 1);
const ADDRESSES_AT: usize = WORDS_AT + 4 * (32 * BLOCKS + 8);
/** Of blocks that have an opening, and of those that have what is rare: their numbers. */
const OPEN_AT: usize = ADDRESSES_AT + 4 * (32 * BLOCKS + 8);
const RARE_AT: usize = OPEN_AT + 4 * (BLOCKS + 1);

export function start(): void {
  makeClasses();
  makeMasks();
}

/**
 * Finds candidates. The byte before `from` and the one at `to` end words; 128 bytes from `to` on may be read.
 *
 * @param decode whether to report lines to decode
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
  // Runs of eight bytes are words that are asked for, or of four.
  const runs: u64 = (has & (WORDS_OF_FOUR | WORDS_OF_EIGHT)) != 0 ? ALL : 0, fours: u64 = (has & WORDS_OF_FOUR) != 0 ? ALL : 0;
  const separated: u64 = (has & SEPARATED) != 0 ? ALL : 0;
  // Bits that the ends of numbers are taken away by, where no word that is asked for ends with a digit.
  const noDigits: u64 = (has & DIGIT_ENDS) != 0 ? 0 : ALL, noAddresses: u64 = (has & ADDRESS_ENDS) != 0 ? 0 : ALL;
  const hashes: u64 = (has & HASHES) != 0 ? ALL : 0, networks: u64 = (has & ADDRESSES) != 0 ? ALL : 0;
  const decoding: u64 = decode ? ALL : 0;
  // Before the masks of the first block are those of the block before.
  const masks = work + BLOCK, words = work + WORDS_AT, addresses = work + ADDRESSES_AT, open = work + OPEN_AT, rare = work + RARE_AT;
  memory.fill(work, 0, BLOCK);
  store<u64>(work, ALL, OTHERS);
  let lines: u32 = 0;
  // Masks of the block before; nothing but the end of a word is before the first.
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
      // The third of three dots that numbers of up to three digits are between, and the end of a number behind it.
      const numbered = D & afterDigit;
      const second = numbered & near(numbered, wasNumbered);
      const third = numbered & near(second, wasSecond);
      const afterTwo = (G << 2) | (wasDigit >> 62), afterThree = (G << 3) | (wasDigit >> 61);
      const behind1 = (third << 2) | (wasThird >> 62), behind2 = (third << 3) | (wasThird >> 61), behind3 = (third << 4) | (wasThird >> 60);
      const addressEnds = afterDigit & (behind1 | (afterTwo & (behind2 | (afterThree & behind3))));
      wasNumbered = numbered;
      wasSecond = second;
      wasThird = third;

      // A short number may be one that is asked for with what is before it, and that may be escaped.
      store<u64>(at, ends & afterDigit, NUMBERS);
      store<u64>(at, N, OTHERS);
      const square = load<u64>(at, SQUARE), round = load<u64>(at, ROUND), T = load<u64>(at, SIGNS);
      const escapes = (square | round) & S & decoding;
      // What is behind the last is not known.
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

/** Bits two to four places behind those of a mask. */
// @ts-ignore: decorator
@inline
function near(mask: u64, before: u64): u64 {
  return (mask << 2) | (mask << 3) | (mask << 4) | (before >> 62) | (before >> 61) | (before >> 60);
}

/** Takes away what is behind the end of a stretch. @param bytes of the last block that are the stretch's */
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
