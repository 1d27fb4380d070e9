// One pass over a stretch of log, 64 bytes at a time. Values are not searched for: each has an anchor (a dot, a
// separator, sixteen hexadecimal digits, two colons), anchors are found by masks, and what is around each is looked
// up once. So the cost does not grow with the number of indicators.
//
// The run of a mask that carries a mark ends where the sum of mask and marks leaves a bit behind it: the addition
// carries through the run, and across blocks. How long the run is, and what it has of each class, is read from the
// masks of this block and the one before.
import { LOWER, makeClasses, mix8 } from './bits';
import { begin, BEYOND, report, reportDecoding } from './candidates';
import { hexRun } from './hashes';
import { addressesIn, isPutAside, makeMasks, numberHost } from './ipv4';
import { addressAt, beginRuns } from './ipv6';
import { ADDRESSES, ALL_WORDS, BEYOND_ASCII, CONTEXTS, DIGIT_ENDS, flags, HASHES, SEPARATED, suffixBits, suffixShift } from './layout';
import { are, brackets, classes, codes, either, escapeSigns, haveOpenings, noHex, others, pack, signs, upTo } from './masks';
import { mattersAt } from './escapes';
import { beginLookups } from './table';
import { contextMayBeEscaped, oddRun, shortEndings, word } from './words';

export { attach, seal, setFlag, recordCount } from './layout';
export { count, isOverfull, newlines, setOutput } from './candidates';
export { isFull, lookups } from './table';
export { isChanged, peelEscapes, peelPercents } from './decode';
export { addContext, addWord } from './words';
export { addNetwork4 } from './ipv4';
export { addNetwork6 } from './ipv6';
export { addHash } from './hashes';

const ALL: u64 = 0xffffffffffffffff;

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
  beginLookups();
  const has = flags;
  const wantsAll = (has & ALL_WORDS) != 0, wantsSeparated = (has & SEPARATED) != 0;
  const wantsDigits = (has & DIGIT_ENDS) != 0;
  const wantsHashes = (has & HASHES) != 0, wantsAddresses = (has & ADDRESSES) != 0;
  const contexts: u64 = (has & CONTEXTS) != 0 ? ALL << 48 : 0;
  const filter = suffixBits, filterShift = <u64>suffixShift;
  let lines: u32 = 0;
  let counted = i16x8.splat(0);
  // Masks of the block before; nothing but the end of a word is before the first.
  let wasOther: u64 = ALL, wasDot: u64 = 0, wasNumbered: u64 = 0, wasBroken: u64 = 0;
  let wasSeparator: u64 = 0, wasEscape: u64 = 0, wasHex: u64 = 0, wasColon: u64 = 0;
  // Address after which nothing but the current run stands.
  let delimiter = from - 1, nonHex = from - 1;
  let carryWord: u64 = 0, carryHex: u64 = 0;
  let colonsBefore: u32 = 0;
  // Lines up to these have been reported, by what is in them and by what is before a number.
  let decodedUntil: usize = 0, contextUntil: usize = 0;

  for (let base = from; base <= to; base += 64) {
    const v0 = v128.load(base), v1 = v128.load(base, 16), v2 = v128.load(base, 32), v3 = v128.load(base, 48);
    const x0 = classes(v0), x1 = classes(v1), x2 = classes(v2), x3 = classes(v3);
    let N = pack(others(x0), others(x1), others(x2), others(x3));
    let D = pack(are(v0, 46), are(v1, 46), are(v2, 46), are(v3, 46));
    let H = ~pack(noHex(x0), noHex(x1), noHex(x2), noHex(x3));
    let C = pack(are(v0, 58), are(v1, 58), are(v2, 58), are(v3, 58));
    let E = pack(escapeSigns(v0), escapeSigns(v1), escapeSigns(v2), escapeSigns(v3));
    let S = E | pack(are(v0, 47), are(v1, 47), are(v2, 47), are(v3, 47));
    const isHigh = i8x16.bitmask(either(either(v0, v1), either(v2, v3))) != 0;
    const isEscaped = decode && haveOpenings(x0, x1, x2, x3);
    const newline = i8x16.add(i8x16.add(are(v0, 10), are(v1, 10)), i8x16.add(are(v2, 10), are(v3, 10)));
    let U: u64 = 0;
    if (isHigh) {
      U = pack(v0, v1, v2, v3);
      N &= ~U;
    }
    let valid = ALL;
    if (base + 64 > to) {
      valid = base == to ? 0 : ALL >> <u64>(64 - (to - base));
      N |= ~valid;
      D &= valid;
      H &= valid;
      C &= valid;
      E &= valid;
      S &= valid;
      U &= valid;
      lines += newlinesIn(base, to);
    } else {
      counted = i16x8.sub(counted, i16x8.extadd_pairwise_i8x16_s(newline));
      if ((((base - from) >> 6) & 0xfff) == 0xfff) {
        lines += sumOf(counted);
        counted = i16x8.splat(0);
      }
    }
    if (U != 0 && (has & BEYOND_ASCII) != 0) beyondIn(base, U);

    const W = ~N;
    const numbered = D & ((H << 1) | (wasHex >> 63));
    const broken = U | (D & ((D << 1) | (wasDot >> 63)));
    const behind = (S << 1) | (wasSeparator >> 63);
    let marks = D;
    if (wantsAll) marks = W & ((N << 1) | (wasOther >> 63));
    else if (wantsSeparated) marks |= W & behind;
    const sum = W + marks;
    const total = sum + carryWord;
    carryWord = <u64>(sum < W) | <u64>(total < sum);

    let ends = total & N;
    while (ends != 0) {
      const e = <u64>ctz(ends);
      ends &= ends - 1;
      const end = base + <usize>e;
      const run = upTo(N, wasOther, e);
      const length = clz(run);
      const inRun = ~(ALL >> length);
      if (run == 0 || ((broken | wasBroken) != 0 && (upTo(broken, wasBroken, e) & inRun) != 0)) {
        let start = end - <usize>length;
        if (run == 0) {
          const below = N & (((<u64>1) << e) - 1);
          start = below != 0 ? base + <usize>(64 - clz(below)) : delimiter + 1;
        }
        oddRun(start, end, decode);
        continue;
      }
      const start = end - <usize>length;
      if (popcnt(upTo(numbered, wasNumbered, e) & inRun) >= 3 && !isPutAside(start, <u32>length)) addressesIn(start, end);
      const last8 = load<u64>(end - 8) | LOWER;
      const last = last8 >> 56;
      const isDigit = last - 48 < 10;
      if (isDigit) {
        if (!wantsDigits) continue;
        // A short number may be one that is asked for with what is before it, and that may be escaped.
        const isEscapable = length <= 7 && end > contextUntil && (upTo(E, wasEscape, e) & contexts) != 0;
        if (isEscapable && contextMayBeEscaped(start, end)) contextUntil = reportDecoding(start);
      }
      const h = mix8(last8);
      const bits = load<u64>(filter + <usize>((h >> filterShift) << 3));
      const held = (bits >> (h & 63)) & (bits >> ((h >> 6) & 63)) & 1;
      let short = shortEndings(last8);
      if (short != 0) {
        // Where a part of the word may begin. An escape may have taken two bytes, joints any number.
        const first = <u64>load<u16>(start - 1);
        const isOdd = (first & 255) == 92 || (first & 255) == 37 || first < 0x3000 || first >> 8 == 95;
        if (!isOdd) short &= upTo(N | D, wasOther | wasDot, e) >> 56;
      }
      if ((held | short | <u64>(last < 48) | <u64>(last == 0x7f)) != 0) word(start, end);
    }

    if (wantsHashes) {
      // Marks: where sixteen digits in a row begin.
      let x = H & (H >> 1);
      x &= x >> 2;
      x &= x >> 4;
      x &= x >> 8;
      if ((x | carryHex) != 0) {
        const sumHex = H + x;
        const totalHex = sumHex + carryHex;
        carryHex = <u64>(sumHex < H) | <u64>(totalHex < sumHex);
        let hexEnds = totalHex & ~H;
        // A run that goes on only into this block has no mark here, but its carry.
        while (hexEnds != 0) {
          const e = ctz(hexEnds);
          hexEnds &= hexEnds - 1;
          const below = ~H & (((<u64>1) << e) - 1);
          hexRun(below != 0 ? base + <usize>(64 - clz(below)) : nonHex + 1, base + <usize>e);
        }
      }
      nonHex = ~H != 0 ? base + <usize>(63 - clz(~H)) : nonHex;
    }

    if (wantsAddresses) {
      const afterHex = C & ((H << 1) | (wasHex >> 63));
      const inBlock = <u32>popcnt(afterHex);
      let tried = C & ((C << 1) | (wasColon >> 63));
      if (inBlock + colonsBefore >= 6) tried |= afterHex;
      colonsBefore = inBlock;
      // `//3325256727/`, `\/\/0xc6336417`
      let slashed = H & behind & ((S << 2) | (wasSeparator >> 62));
      while ((slashed | tried) != 0) {
        if (slashed != 0) numberHost(base + <usize>ctz(slashed) - 1);
        slashed &= slashed - 1;
        if (tried != 0) addressAt(base + <usize>ctz(tried));
        tried &= tried - 1;
      }
    }
    delimiter = N != 0 ? base + <usize>(63 - clz(N)) : delimiter;
    wasOther = N;
    wasDot = D;
    wasNumbered = numbered;
    wasBroken = broken;
    wasSeparator = S;
    wasEscape = E;
    wasHex = H;
    wasColon = C;

    if (isEscaped && base + 64 > decodedUntil) {
      let signed = pack(brackets(v0), brackets(v1), brackets(v2), brackets(v3)) & valid;
      if (signed != 0) {
        signed &= pack(signs(v128.load(base, 1)), signs(v128.load(base, 17)), signs(v128.load(base, 33)), signs(v128.load(base, 49)));
      }
      if (E != 0) {
        signed |= valid & pack(
          codes(v0, v128.load(base, 1)), codes(v1, v128.load(base, 17)), codes(v2, v128.load(base, 33)), codes(v3, v128.load(base, 49)),
        );
      }
      while (signed != 0) {
        const at = base + <usize>ctz(signed);
        signed &= signed - 1;
        if (at >= decodedUntil && mattersAt(at)) decodedUntil = reportDecoding(at);
      }
    }
  }
  return lines + sumOf(counted);
}

function sumOf(counted: v128): u32 {
  const sums = i32x4.extadd_pairwise_i16x8_u(counted);
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
}

function newlinesIn(from: usize, to: usize): u32 {
  let lines: u32 = 0;
  for (let at = from; at < to; at++) if (load<u8>(at) == 10) lines += 1;
  return lines;
}

/** A line each; those whose values have no anchor of ASCII are looked at by the host. */
function beyondIn(base: usize, U: u64): void {
  let rest = U;
  while (rest != 0) {
    report(base + <usize>ctz(rest), BEYOND);
    rest &= rest - 1;
  }
}
