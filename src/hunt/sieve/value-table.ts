import type { ObservableType } from '../../model/index.ts';
import { HUNTED } from '../index/hunted-types.ts';
import type { Indicator } from '../sighting.ts';

/** Many indicators in little memory, which threads share. Indicators are numbered from 0. */
export interface ValueTable {
  readonly count: number;
  /** Place of each one's type in `TYPES`. */
  readonly types: Uint8Array;
  /** Where each one's value begins and ends in `bytes`, which are UTF-8. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly bytes: Buffer;
}

/** The first stands for all types that are not sought. */
export const TYPES: readonly (ObservableType | undefined)[] = [undefined, ...HUNTED.keys()];

const NUMBERS: ReadonlyMap<ObservableType | undefined, number> = new Map(
  TYPES.map((type, number) => [type, number] as const),
);

export function typeNumber(type: ObservableType): number {
  return NUMBERS.get(type) ?? 0;
}

/** An empty table with room for a number of values of a number of bytes. */
export function emptyTable(count: number, size: number): ValueTable {
  return {
    count,
    types: new Uint8Array(new SharedArrayBuffer(count)),
    starts: new Uint32Array(new SharedArrayBuffer(4 * count)),
    ends: new Uint32Array(new SharedArrayBuffer(4 * count)),
    bytes: Buffer.from(new SharedArrayBuffer(size)),
  };
}

export function tableOf(indicators: readonly Omit<Indicator<unknown>, 'source'>[]): ValueTable {
  const size = indicators.reduce((sum, { value }) => sum + Buffer.byteLength(value), 0);
  const table = emptyTable(indicators.length, size);
  const { bytes } = table;
  let at = 0;
  for (const [number, { type, value }] of indicators.entries()) {
    table.types[number] = typeNumber(type);
    table.starts[number] = at;
    at += bytes.write(value, at);
    table.ends[number] = at;
  }
  return table;
}

/** The indicator of a number, with that number as its source; undefined for one of a type that is not sought. */
export function indicatorAt(table: ValueTable, number: number): Indicator<number> | undefined {
  const type = TYPES[table.types[number] ?? 0];
  if (type === undefined) return undefined;
  const { starts, ends, bytes } = table;
  const value = bytes.toString('utf8', starts[number], ends[number]);
  return { type, value, source: number };
}
