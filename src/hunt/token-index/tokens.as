// One pass over a stretch of log, 64 bytes at a time, in which all tokens are gathered that the hunt's kernel would
// look up, whatever is hunted for. Bytes beyond ASCII end words.
import { makeClasses } from '../kernel/bits';
import { isHalfBracket, mattersAt } from '../kernel/escapes';
import { are, brackets, classes, codes, colours, either, haveOpenings, noLetter, numbered, others, pack, signs, upTo } from './masks';
import { BEYOND, giveNumber, WEAK } from './gather';
import { beginLines, beyondMatters, decodeAt } from './lines';
import { name, run } from './names';
import { address6At, addresses4, beginRuns6, digests, numberHost } from './numbers';

export { beginBlock, beginSection, fold, ones } from './gather';
export { hostLines, setScratch } from './lines';
export { sum } from './sum';

const ALL: u64 = 0xffffffffffffffff;

export function start(): void {
  makeClasses();
}

/** Tokens of a stretch that ends with a line, or is a piece of one. @returns how many newlines it has */
export function stretch(from: usize, to: usize): u32 {
  const before = load<u8>(from - 1), after = load<u8>(to);
  store<u8>(from - 1, 10);
  store<u8>(to, 10);
  beginLines();
  const lines = collect(from, to, true);
  store<u8>(from - 1, before);
  store<u8>(to, after);
  return lines;
}

/** What a decoded line has, which is gathered as it stands. */
export function reading(from: usize, to: usize): void {
  store<u8>(from - 1, 10);
  store<u8>(to, 10);
  collect(from, to, false);
}

/** Colons two to five places behind one of these. */
// @ts-ignore: decorator
@inline
function after(mask: u64, before: u64): u64 {
  return (mask << 2) | (before >> 62) | (mask << 3) | (before >> 61) | (mask << 4) | (before >> 60) | (mask << 5) | (before >> 59);
}

export function collect(from: usize, to: usize, decode: bool): u32 {
  beginRuns6(from);
  let lines: u32 = 0;
  let wasOther: u64 = ALL, wasDot: u64 = 0, wasLetter: u64 = 0, wasColon: u64 = 0, wasChained: u64 = 0;
  let delimiter = from - 1;
  let decodedUntil = from, beyondUntil = from, halfUntil = from;
  let isBeyond = false;
  for (let base = from; base <= to; base += 64) {
    const v0 = v128.load(base), v1 = v128.load(base, 16), v2 = v128.load(base, 32), v3 = v128.load(base, 48);
    const x0 = classes(v0), x1 = classes(v1), x2 = classes(v2), x3 = classes(v3);
    let N = pack(others(x0), others(x1), others(x2), others(x3));
    let D = pack(are(v0, 46), are(v1, 46), are(v2, 46), are(v3, 46));
    let L = ~pack(noLetter(x0), noLetter(x1), noLetter(x2), noLetter(x3));
    let C = pack(are(v0, 58), are(v1, 58), are(v2, 58), are(v3, 58));
    let newlines = pack(are(v0, 10), are(v1, 10), are(v2, 10), are(v3, 10));
    let U: u64 = i8x16.bitmask(either(either(v0, v1), either(v2, v3))) != 0 ? pack(v0, v1, v2, v3) : 0;
    let valid = ALL;
    if (base + 64 > to) {
      valid = base == to ? 0 : ALL >> <u64>(64 - (to - base));
      N |= ~valid;
      D &= valid;
      L &= valid;
      C &= valid;
      U &= valid;
      newlines &= valid;
    }
    lines += <u32>popcnt(newlines);

    let ends = N & ((~N << 1) | (~wasOther >> 63));
    while (ends != 0) {
      const e = <u64>ctz(ends);
      ends &= ends - 1;
      const end = base + <usize>e;
      if (decode && load<u8>(end - 1) == 46 && end > halfUntil && isHalfBracket(end)) halfUntil = decodeLater(end, from, to);
      const inBoth = upTo(N, wasOther, e);
      const length = clz(inBoth);
      if (inBoth == 0) {
        const below = N & (((<u64>1) << e) - 1);
        const far = below != 0 ? base + <usize>(64 - clz(below)) : delimiter + 1;
        if (load<u8>(far - 1) == 47) numberHost(far);
        run(far, end);
        continue;
      }
      const begin = end - <usize>length;
      const inRun = ~(ALL >> length);
      if (load<u8>(begin - 1) == 47) numberHost(begin);
      const dots = upTo(D, wasDot, e) & inRun;
      const letters = upTo(L, wasLetter, e) & inRun;
      if (dots != 0 && (dots & (dots << 1)) != 0) {
        run(begin, end);
        continue;
      }
      if (popcnt(dots) >= 3) addresses4(begin, end);
      if (length >= 32) digests(begin, end);
      if (letters != 0) name(begin, end, dots != 0 ? 1 : 0);
    }

    const chained = C & after(C, wasColon);
    let tried = (C & ((C << 1) | (wasColon >> 63))) | (C & after(chained, wasChained));
    while (tried != 0) {
      address6At(base + <usize>ctz(tried), to);
      tried &= tried - 1;
    }
    delimiter = N != 0 ? base + <usize>(63 - clz(N)) : delimiter;
    wasOther = N;
    wasDot = D;
    wasLetter = L;
    wasColon = C;
    wasChained = chained;

    if (U != 0) {
      isBeyond = true;
      while (decode && U != 0) {
        const at = base + <usize>ctz(U);
        U &= U - 1;
        if (at < beyondUntil) continue;
        let start = at;
        while (start > from && load<u8>(start - 1) != 10) start--;
        let end = at;
        while (end < to && load<u8>(end) != 10) end++;
        beyondUntil = end;
        // Signs before it in this block are looked at below.
        if (at >= decodedUntil && beyondMatters(start, end)) decodeLater(at, from, to);
      }
    }
    if (decode && base + 64 > decodedUntil && haveOpenings(x0, x1, x2, x3)) {
      let signed = pack(brackets(v0), brackets(v1), brackets(v2), brackets(v3));
      if (signed != 0) {
        signed &=
          pack(signs(v128.load(base, 1)), signs(v128.load(base, 17)), signs(v128.load(base, 33)), signs(v128.load(base, 49))) |
          pack(colours(v128.load(base - 1)), colours(v128.load(base + 15)), colours(v128.load(base + 31)), colours(v128.load(base + 47)));
      }
      signed |= pack(numbered(v0, v128.load(base, 1)), numbered(v1, v128.load(base, 17)), numbered(v2, v128.load(base, 33)), numbered(v3, v128.load(base, 49)));
      signed |= pack(codes(v0, v128.load(base, 1)), codes(v1, v128.load(base, 17)), codes(v2, v128.load(base, 33)), codes(v3, v128.load(base, 49)));
      signed &= valid;
      while (signed != 0) {
        const at = base + <usize>ctz(signed);
        signed &= signed - 1;
        if (at >= decodedUntil && mattersAt(at)) decodedUntil = decodeLater(at, from, to);
      }
    }
  }
  if (isBeyond) giveNumber(0, BEYOND, WEAK);
  return lines;
}

/** The runs of colons of this pass go on where they were. */
function decodeLater(at: usize, from: usize, to: usize): usize {
  const end = decodeAt(at, from, to);
  beginRuns6(from);
  return end;
}
