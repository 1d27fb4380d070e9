// Where things lie in the memory that all instances of the kernel share. The host lays it out (layout.ts), builds
// the index through one instance, and attaches the others to it.

/** Where the header is: u32 fields in the order of `HEADER` in layout.ts. */
export const HEADER: usize = 1024;

export let suffixBits: usize = 0;
export let suffixShift: u32 = 0;
/** Bloom filter of whole words; as large as the one of their last eight bytes, `suffixBits`. */
export let wordBits: usize = 0;
export let shortBits: usize = 0;
export let shortEnds: usize = 0;
export let netBits: usize = 0;
export let netShift: u32 = 0;
export let hashBits: usize = 0;
export let hashShift: u32 = 0;
export let table: usize = 0;
export let tableMask: u32 = 0;
export let records: usize = 0;
export let maxRecords: u32 = 0;

/** What building the index changes; other instances read it from the header when they attach. */
export let recordCount: u32 = 0;
export let flags: u32 = 0;
/** Bit n: some word has n bytes, n < 8. */
export let shortLengths: u32 = 0;
/** Bit n: some IPv4 network has a prefix of n bits, n < 32. */
export let lengths4: u32 = 0;
/** Bit n of `lengths6Low`, or bit n - 64 of `lengths6High`: some IPv6 network has a prefix of n bits, n < 128. */
export let lengths6Low: u64 = 0;
export let lengths6High: u64 = 0;
/** Bit n / 2: some hash has n hexadecimal digits. */
export let hashLengths: u64 = 0;

/** Words behind a separator are looked up, too; all words are, however short; some word ends with a digit; … */
export const SEPARATED: u32 = 1;
export const ALL_WORDS: u32 = 2;
export const DIGIT_ENDS: u32 = 4;
export const ADDRESSES: u32 = 8;
export const HASHES: u32 = 16;
/** … every line with bytes beyond ASCII is a candidate; some IPv4 network has a prefix shorter than 16 bits. */
export const BEYOND_ASCII: u32 = 32;
export const WIDE_NETWORKS: u32 = 64;
/** Some indicator has a host name, which a log may write with letters beyond ASCII. */
export const HOSTS: u32 = 128;
/** Numbers with dots are looked up together with the bytes before them. */
export const CONTEXTS: u32 = 256;
/** Some host name has letters beyond ASCII, or is their punycode. */
export const INTERNATIONAL: u32 = 4096;
/** Words without a dot are looked up from four bytes on, or from eight; some word ends like an IPv4 address. */
export const WORDS_OF_FOUR: u32 = 512;
export const WORDS_OF_EIGHT: u32 = 1024;
export const ADDRESS_ENDS: u32 = 2048;

// @ts-ignore: decorator
@inline
function field(at: usize): u32 {
  return load<u32>(HEADER + (at << 2));
}

export function attach(): void {
  suffixBits = field(0);
  suffixShift = 70 - field(1);
  wordBits = suffixBits + (1 << (field(1) - 3));
  shortBits = field(2);
  shortEnds = shortBits + 8192;
  netBits = field(3);
  netShift = 70 - field(4);
  hashBits = field(5);
  hashShift = 32 - field(6);
  table = field(7);
  tableMask = (1 << field(8)) - 1;
  records = field(9);
  maxRecords = field(10);
  recordCount = field(11);
  flags = field(12);
  shortLengths = field(13);
  lengths4 = field(14);
  lengths6Low = load<u64>(HEADER + 64);
  lengths6High = load<u64>(HEADER + 72);
  hashLengths = load<u64>(HEADER + 80);
}

/** Writes what building has changed back into the header. */
export function seal(): void {
  store<u32>(HEADER + 44, recordCount);
  store<u32>(HEADER + 48, flags);
  store<u32>(HEADER + 52, shortLengths);
  store<u32>(HEADER + 56, lengths4);
  store<u64>(HEADER + 64, lengths6Low);
  store<u64>(HEADER + 72, lengths6High);
  store<u64>(HEADER + 80, hashLengths);
}

export function setFlag(flag: u32): void {
  flags |= flag;
}

export function noteShort(length: u32): void {
  shortLengths |= 1 << length;
}

export function noteNetwork4(bits: u32): void {
  lengths4 |= 1 << bits;
}

export function noteNetwork6(bits: u32): void {
  if (bits < 64) lengths6Low |= (<u64>1) << bits;
  else lengths6High |= (<u64>1) << (bits - 64);
}

export function noteHash(length: u32): void {
  hashLengths |= (<u64>1) << (length >> 1);
}

export function nextRecord(): u32 {
  recordCount += 1;
  return recordCount;
}
