// From masks of character classes to masks of anchors, two blocks at a time. Apart from what little is carried from one
// block to the next, this is arithmetic without branches. Shifts go towards later bytes, and bits that leave a block
// enter the next: `behind(x, before)`, where `before` holds, for each of two blocks, the same mask one block earlier.
import {
  ARRAY, CLASSES, COLONS, DIGITS, DOTS, ENTRY, HEXES, HIGH, ROUND, SEPARATORS, SIGNS, SQUARE, WORDS,
} from './blocks';

/** What is no part of a word. */
export const OTHERS: usize = (CLASSES + 13) * ARRAY;
/** Where a run of word bytes has a dot, or is behind a separator; ends of long runs without either. */
export const MARKS: usize = CLASSES * ARRAY, RUN_ENDS: usize = (CLASSES + 1) * ARRAY;
/** Third dots of addresses; ends of words that no indicator has: digits, or numbers like the last of an address. */
export const THIRDS: usize = (CLASSES + 2) * ARRAY, DROPPED: usize = (CLASSES + 3) * ARRAY;
/** Backslashes and percent signs; openers that a sign may follow; either of them. */
export const ESCAPES: usize = (CLASSES + 4) * ARRAY, SIGNED: usize = (CLASSES + 5) * ARRAY, OPEN: usize = (CLASSES + 6) * ARRAY;
/** Runs of sixteen hexadecimal digits; two colons in a row; digits behind `//`; any of these, or bytes beyond ASCII. */
export const WHOLE: usize = (CLASSES + 7) * ARRAY, TRIED: usize = (CLASSES + 8) * ARRAY, SLASHED: usize = (CLASSES + 9) * ARRAY;
export const RARE: usize = (CLASSES + 10) * ARRAY;
/** Colons behind hexadecimal digits. */
export const HEX_COLONS: usize = (CLASSES + 11) * ARRAY;
/** Written by scan.as: ends of all words that it looks up. */
export const ENDS: usize = (CLASSES + 12) * ARRAY;
/** Behind the arrays: what is carried from one call to the next, seven vectors of which the second half counts. */
export const CARRIED: usize = (CLASSES + 14) * ARRAY;
export const ANCHORS_SIZE: usize = CARRIED + 7 * 16;

// @ts-ignore: decorator
@inline
function behind(mask: v128, before: v128, count: i32): v128 {
  return v128.or(i64x2.shl(mask, count), i64x2.shr_u(before, 64 - count));
}

/** For each of two blocks the mask of the one before: the first of these is the second of the two before. */
// @ts-ignore: decorator
@inline
function earlier(last: v128, mask: v128): v128 {
  return i64x2.shuffle(last, mask, 1, 2);
}

/** The bits that are two to four places behind a bit of the mask. */
// @ts-ignore: decorator
@inline
function near(mask: v128, before: v128): v128 {
  return v128.or(v128.or(behind(mask, before, 2), behind(mask, before, 3)), behind(mask, before, 4));
}

/**
 * Anchors of words. Also takes two dots in a row for the end of a word, as what is beyond ASCII is.
 *
 * @param at entry of the first block @param separated, all, runs, fours all ones or none: which words are looked up
 */
export function wordAnchors(at: usize, end: usize, carried: usize, separated: u64, all: u64, runs: u64, fours: u64): void {
  const bySeparator = i64x2.splat(separated), byAll = i64x2.splat(all), byRuns = i64x2.splat(runs), byFours = i64x2.splat(fours);
  let lastWord = v128.load(carried), lastTwo = v128.load(carried, 16), lastFour = v128.load(carried, 32), lastLong = v128.load(carried, 48);
  for (; at < end; at += 2 * ENTRY) {
    const dots = v128.load(at, DOTS);
    const word = v128.andnot(v128.load(at, WORDS), v128.and(dots, behind(dots, v128.load(at - ENTRY, DOTS), 1)));
    const others = v128.not(word);
    const wordBefore = earlier(lastWord, word);
    const inside = v128.and(word, behind(word, wordBefore, 1));
    const afterSeparator = behind(v128.load(at, SEPARATORS), v128.load(at - ENTRY, SEPARATORS), 1);
    const first = v128.andnot(v128.and(word, byAll), inside);
    v128.store(at, others, OTHERS);
    v128.store(at, v128.or(v128.and(word, v128.or(dots, v128.and(afterSeparator, bySeparator))), first), MARKS);
    // Runs of two, four and eight bytes, by their last.
    const four = v128.and(inside, behind(inside, earlier(lastTwo, inside), 2));
    const long = v128.and(four, v128.or(behind(four, earlier(lastFour, four), 4), byFours));
    v128.store(at, v128.and(v128.and(others, behind(long, earlier(lastLong, long), 1)), byRuns), RUN_ENDS);
    lastWord = word;
    lastTwo = inside;
    lastFour = four;
    lastLong = long;
  }
  v128.store(carried, lastWord);
  v128.store(carried, lastTwo, 16);
  v128.store(carried, lastFour, 32);
  v128.store(carried, lastLong, 48);
}

/** Anchors of IPv4 addresses, and the ends of words to drop. @param networks, digits, addresses all ones or none */
export function numberAnchors(at: usize, end: usize, carried: usize, networks: u64, digits: u64, addresses: u64): void {
  const sought = i64x2.splat(networks), noDigits = i64x2.splat(digits), noAddresses = i64x2.splat(addresses);
  let lastNumbered = v128.load(carried, 64), lastSecond = v128.load(carried, 80), lastThird = v128.load(carried, 96);
  for (; at < end; at += 2 * ENTRY) {
    const digit = v128.load(at, DIGITS), digitBefore = v128.load(at - ENTRY, DIGITS);
    const afterDigit = behind(digit, digitBefore, 1);
    // The third dot of a dotted quad (one to three digits between dots), then the end of the number behind it.
    const numbered = v128.and(v128.load(at, DOTS), afterDigit);
    const second = v128.and(numbered, near(numbered, earlier(lastNumbered, numbered)));
    const third = v128.and(numbered, near(second, earlier(lastSecond, second)));
    const thirdBefore = earlier(lastThird, third);
    const two = behind(digit, digitBefore, 2), three = behind(digit, digitBefore, 3);
    const longer = v128.or(behind(third, thirdBefore, 3), v128.and(three, behind(third, thirdBefore, 4)));
    const addressEnds = v128.and(afterDigit, v128.or(behind(third, thirdBefore, 2), v128.and(two, longer)));
    v128.store(at, v128.and(third, sought), THIRDS);
    v128.store(at, v128.or(v128.and(afterDigit, noDigits), v128.and(addressEnds, noAddresses)), DROPPED);
    lastNumbered = numbered;
    lastSecond = second;
    lastThird = third;
  }
  v128.store(carried, lastNumbered, 64);
  v128.store(carried, lastSecond, 80);
  v128.store(carried, lastThird, 96);
}

/** What few blocks have. @param decoding, hashes, networks all ones or none */
export function rareAnchors(at: usize, end: usize, decoding: u64, hashes: u64, networks: u64): void {
  const decoded = i64x2.splat(decoding), sixteens = v128.and(i64x2.splat(0x8000800080008000), i64x2.splat(hashes)), sought = i64x2.splat(networks);
  const firsts = i64x2.splat(0x0001000100010001), lasts = i64x2.splat(i64.MIN_VALUE);
  for (; at < end; at += 2 * ENTRY) {
    const separator = v128.load(at, SEPARATORS), separatorBefore = v128.load(at - ENTRY, SEPARATORS);
    const square = v128.load(at, SQUARE), round = v128.load(at, ROUND), colon = v128.load(at, COLONS), digit = v128.load(at, DIGITS);
    const escapes = v128.and(v128.and(v128.or(square, round), separator), decoded);
    // What follows the last byte of a block counts as a sign.
    const sign = v128.or(v128.or(v128.load(at, SIGNS), v128.load(at, DOTS)), colon);
    const before = v128.or(i64x2.shr_u(sign, 1), lasts);
    const opener = v128.andnot(square, separator);
    const openerBefore = v128.andnot(v128.load(at - ENTRY, SQUARE), separatorBefore);
    const colours = v128.and(opener, behind(opener, openerBefore, 1));
    const rounds = v128.and(round, v128.or(v128.or(separator, before), i64x2.shr_u(digit, 1)));
    const signed = v128.and(v128.or(v128.or(v128.and(square, before), colours), rounds), decoded);
    v128.store(at, escapes, ESCAPES);
    v128.store(at, signed, SIGNED);
    v128.store(at, v128.or(escapes, signed), OPEN);

    // Sixteen digits in a row, the first of them at a multiple of sixteen: bits 15, 31, 47 or 63.
    const hex = v128.load(at, HEXES);
    const whole = v128.and(v128.and(i64x2.sub(v128.not(hex), firsts), hex), sixteens);
    const tried = v128.and(v128.and(colon, behind(colon, v128.load(at - ENTRY, COLONS), 1)), sought);
    // `//3325256727/`, `\/\/0xc6336417`
    const slashes = v128.and(behind(separator, separatorBefore, 1), behind(separator, separatorBefore, 2));
    const slashed = v128.and(v128.and(digit, slashes), sought);
    v128.store(at, whole, WHOLE);
    v128.store(at, tried, TRIED);
    v128.store(at, slashed, SLASHED);
    v128.store(at, v128.or(v128.or(whole, tried), v128.or(slashed, v128.load(at, HIGH))), RARE);
    v128.store(at, v128.and(v128.and(colon, behind(hex, v128.load(at - ENTRY, HEXES), 1)), sought), HEX_COLONS);
  }
}
