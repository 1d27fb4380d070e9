// Hash table with open addressing: a key leads to a chain of records, one for each indicator that has this key.
import { nextRecord, records, maxRecords, table, tableMask } from './layout';
import { report } from './candidates';

/** An entry is two u32: half of the hash, and the first record. Keys are not stored: the host checks candidates. */
const ENTRY: u32 = 3;

export let isFull: bool = false;
/** How many keys the last scan looked up. */
export let lookups: u32 = 0;

export function beginLookups(): void {
  lookups = 0;
}

export function insert(h: u64, indicator: u32): void {
  let at = <u32>h & tableMask;
  const half = <u32>(h >> 32);
  let first: u32 = 0;
  for (;;) {
    const entry = table + ((<usize>at) << ENTRY);
    first = load<u32>(entry + 4);
    if (first == 0 || load<u32>(entry) == half) break;
    at = (at + 1) & tableMask;
  }
  // The same indicator under the same key again adds nothing.
  if (first != 0 && load<u32>(records + ((<usize>first) << 3)) == indicator) return;
  const record = nextRecord();
  if (record >= maxRecords) {
    isFull = true;
    return;
  }
  store<u32>(records + ((<usize>record) << 3), indicator);
  store<u32>(records + ((<usize>record) << 3) + 4, first);
  const entry = table + ((<usize>at) << ENTRY);
  store<u32>(entry, half);
  store<u32>(entry + 4, record);
}

/** Reports the chain of a key, if there is one, for the place where it was met. */
export function probe(h: u64, place: usize): void {
  lookups += 1;
  let at = <u32>h & tableMask;
  const half = <u32>(h >> 32);
  for (;;) {
    const entry = table + ((<usize>at) << ENTRY);
    const first = load<u32>(entry + 4);
    if (first == 0) return;
    if (load<u32>(entry) == half) {
      report(place, first);
      return;
    }
    at = (at + 1) & tableMask;
  }
}
