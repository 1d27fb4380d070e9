// One pass over a stretch of log, 64 bytes at a time. Values are not searched for: each has an anchor (a dot, a
// separator, sixteen hexadecimal digits, two colons), anchors are found by masks, and what is around each is looked
// up once. So the cost does not grow with the number of indicators.
//
// The run of a mask that carries a mark ends where the sum of mask and marks leaves a bit behind it: the addition
// carries through the run, and across blocks.
import { makeClasses } from './bits';
import { begin, BEYOND, report, reportDecoding } from './candidates';
import { hexRun } from './hashes';
import { makeMasks, numberHost } from './ipv4';
import { addressAt, beginRuns } from './ipv6';
import { ADDRESSES, ALL_WORDS, BEYOND_ASCII, flags, HASHES, SEPARATED } from './layout';
import { mattersAt } from './escapes';
import { brokenRun, word } from './words';

export { attach, seal, setFlag, recordCount } from './layout';
export { count, isOverfull, newlines, setOutput } from './candidates';
export { isFull } from './table';
export { addContext, addWord } from './words';
export { addNetwork4 } from './ipv4';
export { addNetwork6 } from './ipv6';
export { addHash } from './hashes';

export function start(): void {
  makeClasses();
  makeMasks();
}

/** The sign bits of 64 bytes. */
// @ts-ignore: decorator
@inline
function pack(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>(<u32>i8x16.bitmask(a) | ((<u32>i8x16.bitmask(b)) << 16));
  const high = <u64>(<u32>i8x16.bitmask(c) | ((<u32>i8x16.bitmask(d)) << 16));
  return low | (high << 32);
}

/** Bytes from `first` on, `count` of them. */
// @ts-ignore: decorator
@inline
function within(v: v128, first: u8, count: u8): v128 {
  return i8x16.lt_u(i8x16.sub(v, i8x16.splat(first)), i8x16.splat(count));
}

// @ts-ignore: decorator
@inline
function are(v: v128, byte: u8): v128 {
  return i8x16.eq(v, i8x16.splat(byte));
}

// @ts-ignore: decorator
@inline
function either(a: v128, b: v128): v128 {
  return v128.or(a, b);
}

// @ts-ignore: decorator
@inline
function lowered(v: v128): v128 {
  return v128.or(v, i8x16.splat(0x20));
}

/** Parts of words; the sign bit of a byte beyond ASCII makes it one, too. */
// @ts-ignore: decorator
@inline
function wordBytes(v: v128, lower: v128, digit: v128, dot: v128): v128 {
  const joints = either(dot, either(are(v, 45), are(v, 95)));
  return either(either(v, joints), either(digit, within(lower, 97, 26)));
}

/** Percent sign and opening brackets. */
// @ts-ignore: decorator
@inline
function openings(v: v128, lower: v128): v128 {
  return either(either(are(v, 37), are(v, 40)), are(lower, 0x7b));
}

/** Backslashes before `u` and `x`, which Windows paths have few of. */
// @ts-ignore: decorator
@inline
function escapes(at: usize): v128 {
  const next = lowered(v128.load(at + 1));
  return v128.and(are(v128.load(at), 92), either(are(next, 117), are(next, 120)));
}

/** Percent signs, and brackets with what a defanged sign begins with behind them. */
// @ts-ignore: decorator
@inline
function codes(at: usize): v128 {
  const v = v128.load(at);
  const next = lowered(v128.load(at + 1));
  const opens = either(are(v, 40), are(lowered(v), 0x7b));
  const signs = either(either(are(next, 46), are(next, 58)), either(are(next, 96), either(are(next, 97), are(next, 100))));
  return either(are(v, 37), v128.and(opens, signs));
}

/** Slashes with a digit behind them: a URL may have an address as one number. */
// @ts-ignore: decorator
@inline
function slashedDigits(at: usize): v128 {
  return v128.and(are(v128.load(at), 47), within(v128.load(at + 1), 48, 10));
}

/** Bytes behind which a word may begin that has no dot. */
// @ts-ignore: decorator
@inline
function separators(v: v128): v128 {
  return either(are(v, 47), either(are(v, 92), are(v, 37)));
}

/**
 * Finds candidates. The byte before `from` and the one at `to` end words; 80 bytes from `to` on may be read.
 *
 * @param decode whether to report lines to decode
 * @returns the number of newlines
 */
export function scan(from: usize, to: usize, decode: bool): u32 {
  begin(to, decode);
  beginRuns();
  const has = flags;
  const wantsAll = (has & ALL_WORDS) != 0, wantsSeparated = (has & SEPARATED) != 0;
  const wantsHashes = (has & HASHES) != 0, wantsAddresses = (has & ADDRESSES) != 0;
  let lines: u32 = 0;
  let counted = i16x8.splat(0);
  // Address after which nothing but the current run stands, and what the run has had of each so far.
  let delimiter = from - 1, nonHex = from - 1;
  let runDots: u32 = 0;
  let runIsBroken: bool = false;
  let carryWord: u64 = 0, carryHex: u64 = 0;
  let wasWord: u64 = 0, wasDot: u64 = 0, wasHex: u64 = 0, wasColon: u64 = 0, wasSeparator: u64 = 0;
  let colonsBefore: u32 = 0;
  let decodedUntil: usize = 0;

  for (let base = from; base < to; base += 64) {
    const v0 = v128.load(base), v1 = v128.load(base + 16), v2 = v128.load(base + 32), v3 = v128.load(base + 48);
    const l0 = lowered(v0), l1 = lowered(v1), l2 = lowered(v2), l3 = lowered(v3);
    const g0 = within(v0, 48, 10), g1 = within(v1, 48, 10), g2 = within(v2, 48, 10), g3 = within(v3, 48, 10);
    const d0 = are(v0, 46), d1 = are(v1, 46), d2 = are(v2, 46), d3 = are(v3, 46);
    let W = pack(wordBytes(v0, l0, g0, d0), wordBytes(v1, l1, g1, d1), wordBytes(v2, l2, g2, d2), wordBytes(v3, l3, g3, d3));
    let D = pack(d0, d1, d2, d3);
    let H = pack(either(g0, within(l0, 97, 6)), either(g1, within(l1, 97, 6)), either(g2, within(l2, 97, 6)), either(g3, within(l3, 97, 6)));
    let C = pack(are(v0, 58), are(v1, 58), are(v2, 58), are(v3, 58));
    const high = either(either(v0, v1), either(v2, v3));
    const opening = either(either(openings(v0, l0), openings(v1, l1)), either(openings(v2, l2), openings(v3, l3)));
    const backslash = either(either(are(v0, 92), are(v1, 92)), either(are(v2, 92), are(v3, 92)));
    const newline = i8x16.add(i8x16.add(are(v0, 10), are(v1, 10)), i8x16.add(are(v2, 10), are(v3, 10)));
    let valid: u64 = 0xffffffffffffffff;
    if (base + 64 > to) {
      valid >>= <u64>(64 - (to - base));
      W &= valid;
      D &= valid;
      H &= valid;
      C &= valid;
      lines += newlinesIn(base, to);
    } else {
      counted = i16x8.sub(counted, i16x8.extadd_pairwise_i8x16_s(newline));
      if ((((base - from) >> 6) & 0xfff) == 0xfff) {
        lines += sumOf(counted);
        counted = i16x8.splat(0);
      }
    }
    let U: u64 = 0;
    if (i8x16.bitmask(high) != 0) {
      U = pack(v0, v1, v2, v3) & valid;
      if ((has & BEYOND_ASCII) != 0 && U != 0) beyondIn(base, U);
    }

    const N = ~W;
    const numbered = D & ((H << 1) | wasHex);
    const broken = U | (D & ((D << 1) | wasDot));
    let marks = D;
    if (wantsAll) marks = W & ~((W << 1) | wasWord);
    else if (wantsSeparated) {
      const S = pack(separators(v0), separators(v1), separators(v2), separators(v3));
      marks |= W & ((S << 1) | wasSeparator);
      wasSeparator = S >> 63;
    }
    const sum = W + marks;
    const total = sum + carryWord;
    carryWord = <u64>(sum < W) | <u64>(total < sum);
    let ends = total & N;
    while (ends != 0) {
      const e = ctz(ends);
      ends &= ends - 1;
      const under = ((<u64>1) << e) - 1;
      const below = N & under;
      let start = delimiter + 1;
      let dotted = runDots;
      let isBroken = runIsBroken;
      let inRun = under;
      if (below != 0) {
        const first = 64 - clz(below);
        start = base + <usize>first;
        inRun = under & ((<u64>-1) << first);
        dotted = 0;
        isBroken = false;
      }
      dotted += <u32>popcnt(numbered & inRun);
      if (isBroken || (broken & inRun) != 0) brokenRun(start, base + <usize>e, decode);
      else word(start, base + <usize>e, dotted);
    }
    if (N != 0) {
      const last = 63 - clz(N);
      delimiter = base + <usize>last;
      const inRun = last == 63 ? 0 : (<u64>-1) << (last + 1);
      runDots = <u32>popcnt(numbered & inRun);
      runIsBroken = (broken & inRun) != 0;
    } else {
      runDots += <u32>popcnt(numbered);
      runIsBroken = runIsBroken || broken != 0;
    }

    if (wantsHashes) {
      // Marks: where sixteen digits in a row begin.
      let x = H & (H >> 1);
      x &= x >> 2;
      x &= x >> 4;
      x &= x >> 8;
      if (x != 0 || carryHex != 0) {
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
      if (~H != 0) nonHex = base + <usize>(63 - clz(~H));
    }

    if (wantsAddresses) {
      const afterHex = C & ((H << 1) | wasHex);
      const inBlock = <u32>popcnt(afterHex);
      let tried = C & ((C << 1) | wasColon);
      if (inBlock + colonsBefore >= 6) tried |= afterHex;
      colonsBefore = inBlock;
      let slashed = pack(slashedDigits(base), slashedDigits(base + 16), slashedDigits(base + 32), slashedDigits(base + 48)) & valid;
      while (slashed != 0) {
        numberHost(base + <usize>ctz(slashed));
        slashed &= slashed - 1;
      }
      while (tried != 0) {
        addressAt(base + <usize>ctz(tried));
        tried &= tried - 1;
      }
    }
    wasWord = W >> 63;
    wasDot = D >> 63;
    wasHex = H >> 63;
    wasColon = C >> 63;

    if (decode && base + 64 > decodedUntil && v128.any_true(either(opening, backslash))) {
      let S: u64 = 0;
      if (v128.any_true(opening)) S = pack(codes(base), codes(base + 16), codes(base + 32), codes(base + 48));
      if (v128.any_true(backslash)) S |= pack(escapes(base), escapes(base + 16), escapes(base + 32), escapes(base + 48));
      S &= valid;
      while (S != 0) {
        const at = base + <usize>ctz(S);
        S &= S - 1;
        if (at >= decodedUntil && mattersAt(at)) decodedUntil = reportDecoding(at);
      }
    }
  }
  // What ends with the stretch.
  if (carryWord != 0) {
    if (runIsBroken) brokenRun(delimiter + 1, to, decode);
    else word(delimiter + 1, to, runDots);
  }
  if (wantsHashes && carryHex != 0) hexRun(nonHex + 1, to);
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
