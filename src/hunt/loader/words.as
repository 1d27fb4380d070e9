// Short words whose meaning the host has told: names of types, and what host names and file names end with.

/** Words that are known at most; further ones are asked for each time. */
const MOST: u32 = 2048;
const SLOTS: u32 = 4096;
/** Of 32 bytes of a word, filled up with zeros, its tag and its meaning. */
const SLOT: usize = 48;
export const LONGEST: u32 = 32;
const LOWER: u64 = 0x2020202020202020;

export const TYPES: u32 = 0;
/** Of letters, digits and joints, in either case. */
export const ENDINGS: u32 = 1;

export const UNKNOWN: i32 = -1;
/** It is too long, or too many are known: it cannot become known. */
export const UNKNOWABLE: i32 = -2;

let table: usize = 0;
let known: u32 = 0;
let first: u64 = 0, second: u64 = 0, third: u64 = 0, fourth: u64 = 0;
let tag: u32 = 0;
/** Where the word that was not known last would stand. */
let free: usize = 0;

export const TABLE_SIZE: usize = <usize>SLOTS * SLOT;

/** @param area of `TABLE_SIZE` zeros */
export function makeWords(area: usize): void {
  table = area;
  known = 0;
}

// @ts-ignore: decorator
@inline
function part(at: usize, length: u32, from: u32, fold: u64): u64 {
  if (length <= from) return 0;
  const left = length - from;
  const bytes = load<u64>(at + from) | fold;
  return left >= 8 ? bytes : bytes & (((<u64>1) << <u64>(left << 3)) - 1);
}

/** What a word means, or `UNKNOWN` or `UNKNOWABLE`. 31 bytes more may be read. */
export function meaning(at: usize, length: u32, kind: u32): i32 {
  if (length > LONGEST) return UNKNOWABLE;
  const fold = kind == ENDINGS ? LOWER : 0;
  first = part(at, length, 0, fold);
  second = part(at, length, 8, fold);
  third = part(at, length, 16, fold);
  fourth = part(at, length, 24, fold);
  tag = 0x8000 | (kind << 8) | length;
  let h = first * 0x9e3779b97f4a7c15 + second * 0xc2b2ae3d27d4eb4f + (third ^ fourth) * 0x165667b19e3779f9 + <u64>tag;
  h ^= h >> 32;
  let slot = <u32>(h * 0x9e3779b97f4a7c15 >> 52);
  while (true) {
    const entry = table + <usize>slot * SLOT;
    const has = <u32>load<u16>(entry + 32);
    if (has == 0) {
      free = entry;
      return known < MOST ? UNKNOWN : UNKNOWABLE;
    }
    const isSame = has == tag && load<u64>(entry) == first && load<u64>(entry + 8) == second;
    if (isSame && load<u64>(entry + 16) == third && load<u64>(entry + 24) == fourth) return <i32>load<u8>(entry + 34);
    slot = (slot + 1) & (SLOTS - 1);
  }
}

/** Tells what the word means that was `UNKNOWN` last. */
export function learnMeaning(number: u32): void {
  store<u64>(free, first);
  store<u64>(free + 8, second);
  store<u64>(free + 16, third);
  store<u64>(free + 24, fourth);
  store<u16>(free + 32, <u16>tag);
  store<u8>(free + 34, <u8>number);
  known += 1;
}
