// One pass over a stretch of log, 64 bytes at a time. Values are not searched for: each has an anchor (a dot, a
// separator, sixteen hexadecimal digits, two colons), anchors are found by masks, and what is around each is looked
// up once. So the cost does not grow with the number of indicators.
//
// Some blocks at a time are read into masks (blocks.as), the masks into places (here), and what is at each place is
// put aside by a filter (words.as, ipv4.as) before anything else is asked of it: three loops of little in each, since a
// branch that is taken now and then costs more than all that is between two of them. Of .68 ns a byte (1,000 values),
// reading masks is .17, places .33, words .11, addresses .05. What did not pay: knowing by two more tables whether a
// block may have escapes (their cost in every block is more than asking those that have a bracket or backslash).
//
// The run of a mask that carries a mark ends where the sum of mask and marks leaves a bit behind it: the addition
// carries through the run, and across blocks.
import { makeClasses } from './bits';
import { BLOCK, BLOCKS, COLONS, DIGITS, DOTS, HEXES, HIGH, OPENS, OTHERS, readBlocks, SEPARATORS } from './blocks';
import { begin, BEYOND, report, reportDecoding, work } from './candidates';
import { beginHashes, hashesIn } from './hashes';
import { askAddresses, makeMasks, numberHost } from './ipv4';
import { addressAt, beginRuns } from './ipv6';
import { ADDRESSES, ALL_WORDS, BEYOND_ASCII, CONTEXTS, DIGIT_ENDS, flags, HASHES, SEPARATED } from './layout';
import { beyondIn, bracketsIn, codesIn, escapesIn, upTo } from './masks';
import { mattersAt } from './escapes';
import { beginBeyond, otherReadings } from './beyond';
import { beginLookups } from './table';
import { askWords, contextMayBeEscaped } from './words';

export { attach, seal, setFlag, recordCount } from './layout';
export { count, isOverfull, newlines, setOutput } from './candidates';
export { isFull, lookups } from './table';
export { isChanged, peelEscapes, peelPercents } from './decode';
export { addContext, addWord } from './words';
export { addNetwork4 } from './ipv4';
export { addNetwork6 } from './ipv6';
export { addHash } from './hashes';

const ALL: u64 = 0xffffffffffffffff;
/** Of the room for places: ends of words, up to 32 a block; dots of addresses. Some are written in vain. */
const WORDS_AT: usize = BLOCK * BLOCKS;
const ADDRESSES_AT: usize = WORDS_AT + 4 * (32 * BLOCKS + 8);

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
  beginLookups();
  const has = flags;
  const wantsAll = (has & ALL_WORDS) != 0;
  const separated: u64 = (has & SEPARATED) != 0 ? ALL : 0;
  // Bits that the ends of numbers are taken away by, where no word that is asked for ends with a digit.
  const noDigits: u64 = (has & DIGIT_ENDS) != 0 ? 0 : ALL;
  const wantsHashes = (has & HASHES) != 0, wantsAddresses = (has & ADDRESSES) != 0;
  const wantsContexts = decode && (has & CONTEXTS) != 0;
  const masks = work, words = work + WORDS_AT, addresses = work + ADDRESSES_AT;
  let lines: u32 = 0;
  // Masks of the block before; nothing but the end of a word is before the first.
  let wasOther: u64 = ALL, wasDot: u64 = 0, wasNumbered: u64 = 0, wasSecond: u64 = 0, wasDigit: u64 = 0;
  let wasSeparator: u64 = 0, wasEscape: u64 = 0, wasHex: u64 = 0, wasColon: u64 = 0;
  let carryWord: u64 = 0;
  let colonsBefore: u32 = 0;
  // Lines up to these have been reported, by what is in them and by what is before a number.
  let decodedUntil: usize = 0, contextUntil: usize = 0;

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
    let wordsEnd = words, addressesEnd = addresses;
    for (let at = masks, end = masks + blocks * BLOCK; at < end; at += BLOCK, base += 64) {
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
      let ends = total & N;
      const afterDigit = (G << 1) | (wasDigit >> 63);

      const opens = load<u32>(at, OPENS) != 0 && decode;
      let E: u64 = 0;
      if (opens) {
        if (S != 0) E = escapesIn(base) & S;
        if (base + 64 > decodedUntil) {
          let signed = bracketsIn(base);
          if (E != 0) signed |= codesIn(base);
          while (signed != 0) {
            const sign = base + <usize>ctz(signed);
            signed &= signed - 1;
            if (sign >= decodedUntil && sign < to && mattersAt(sign)) decodedUntil = reportDecoding(sign);
          }
        }
      }
      if (wantsContexts && (E | wasEscape) != 0) {
        // A short number may be one that is asked for with what is before it, and that may be escaped.
        for (let numbers = ends & afterDigit; numbers != 0; numbers &= numbers - 1) {
          const e = ctz(numbers);
          const number = base + <usize>e;
          if (number <= contextUntil || upTo(E, wasEscape, e) >> 48 == 0) continue;
          const length = <usize>clz(upTo(N, wasOther, e));
          if (length <= 7 && contextMayBeEscaped(number - length, number)) contextUntil = reportDecoding(number - length);
        }
      }
      ends &= ~(afterDigit & noDigits);
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

      const H = load<u64>(at, HEXES);
      let whole: u64 = 0, rare: u64 = 0, tried: u64 = 0, slashed: u64 = 0;
      if (wantsHashes) {
        // Sixteen digits in a row, the first of them at a multiple of sixteen: bits 15, 31, 47 or 63.
        whole = (~H - 0x0001000100010001) & H & 0x8000800080008000;
        rare = whole;
      }
      if (wantsAddresses) {
        const C = load<u64>(at, COLONS);
        // The third of three dots that numbers of up to three digits are between.
        const numbered = D & afterDigit;
        const second = numbered & near(numbered, wasNumbered);
        let third = numbered & near(second, wasSecond);
        const several = <usize>popcnt(third);
        store<u32>(addressesEnd, <u32>base + <u32>ctz(third));
        if (several > 1) {
          third &= third - 1;
          for (let place = addressesEnd + 4; third != 0; place += 4, third &= third - 1) store<u32>(place, <u32>base + <u32>ctz(third));
        }
        addressesEnd += several << 2;
        wasNumbered = numbered;
        wasSecond = second;

        const afterHex = C & ((H << 1) | (wasHex >> 63));
        const inBlock = <u32>popcnt(afterHex);
        tried = C & ((C << 1) | (wasColon >> 63));
        if (inBlock + colonsBefore >= 6) tried |= afterHex;
        colonsBefore = inBlock;
        wasColon = C;
        // `//3325256727/`, `\/\/0xc6336417`
        slashed = G & behind & ((S << 2) | (wasSeparator >> 62));
        rare |= slashed | tried;
      }
      if ((rare | <u64>load<u32>(at, HIGH)) != 0) {
        if (whole != 0) hashesIn(base, whole, H);
        for (; slashed != 0; slashed &= slashed - 1) numberHost(base + <usize>ctz(slashed) - 1);
        for (; tried != 0; tried &= tried - 1) addressAt(base + <usize>ctz(tried));
        if (load<u32>(at, HIGH) != 0) {
          let high = beyondIn(base);
          if (base + 64 > to) high &= ~(ALL << <u64>(to - base));
          if (decode && high != 0) otherReadings(base, high);
          if ((has & BEYOND_ASCII) != 0) beyondAscii(base, high);
        }
      }
      wasOther = N;
      wasDot = D;
      wasDigit = G;
      wasSeparator = S;
      wasEscape = E;
      wasHex = H;
    }
    askWords(words, wordsEnd);
    askAddresses(addresses, addressesEnd);
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
  for (let at = DOTS; at <= HEXES; at += 8) store<u64>(masks + at, load<u64>(masks + at) & ~beyond);
}

function newlinesIn(from: usize, to: usize): u32 {
  let lines: u32 = 0;
  for (let at = from; at < to; at++) if (load<u8>(at) == 10) lines += 1;
  return lines;
}

/** A line each; those whose values have no anchor of ASCII are looked at by the host. */
function beyondAscii(base: usize, high: u64): void {
  for (let rest = high; rest != 0; rest &= rest - 1) report(base + <usize>ctz(rest), BEYOND);
}
