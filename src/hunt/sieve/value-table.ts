import type { ObservableType } from '../../model/index.ts';
import { HUNTED } from '../index/hunted-types.ts';
import type { Indicator } from '../sighting.ts';

/** Many indicators in little memory, which threads share. Indicators are numbered from 0. */
export interface ValueTable {
  readonly count: number;
  /** Place of each one's type in `TYPES`. */
  readonly types: Uint8Array;
  /** Where each one's value begins in `bytes`, which are UTF-8; one more, where the last one ends. */
  readonly starts: Uint32Array;
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

export function tableOf(indicators: readonly Omit<Indicator<unknown>, 'source'>[]): ValueTable {
  const count = indicators.length;
  const size = indicators.reduce((sum, { value }) => sum + Buffer.byteLength(value), 0);
  const types = new Uint8Array(new SharedArrayBuffer(count));
  const starts = new Uint32Array(new SharedArrayBuffer(4 * (count + 1)));
  const bytes = Buffer.from(new SharedArrayBuffer(size));
  let at = 0;
  for (const [number, { type, value }] of indicators.entries()) {
    types[number] = typeNumber(type);
    at += bytes.write(value, at);
    starts[number + 1] = at;
  }
  return { count, types, starts, bytes };
}

/** The indicator of a number, with that number as its source; undefined for one of a type that is not sought. */
export function indicatorAt(table: ValueTable, number: number): Indicator<number> | undefined {
  const type = TYPES[table.types[number] ?? 0];
  if (type === undefined) return undefined;
  const { starts, bytes } = table;
  const value = bytes.toString('utf8', starts[number], starts[number + 1]);
  return { type, value, source: number };
}
