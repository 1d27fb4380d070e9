import { readIpv4 } from '../forms/address.ts';
import type { Network } from './networks.ts';

/** The networks that cover the addresses from one to another and no others (`198.51.100.4-198.51.100.9`). */
export function networksOfRange(range: string): readonly Network[] {
  const [first, last] = range.split('-', 2).map((end) => readIpv4(end.trim()));
  if (first === undefined || last === undefined) return [];
  const end = Number.parseInt(last.digits, 16);
  const covering: Network[] = [];
  for (let at = Number.parseInt(first.digits, 16); at <= end; ) {
    let size = 1;
    let bits = 32;
    while (bits > 0 && at % (size * 2) === 0 && at + size * 2 - 1 <= end) {
      size *= 2;
      bits--;
    }
    covering.push({ address: { kind: 4, digits: at.toString(16).padStart(8, '0') }, bits });
    at += size;
  }
  return covering;
}
