import type { ObservableType } from '../../model/index.ts';
import { HUNTED } from '../index/hunted-types.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Area } from '../kernel/layout.ts';
import type { WasmMemory } from '../kernel/web-assembly.ts';
import type { Loader } from '../loader/loader.ts';
import { AREA, loaderModule, openLoader } from '../loader/loader.ts';
import { addKey } from './add-key.ts';
import { keysOf } from './keys.ts';
import type { ValueTable } from './value-table.ts';
import { indicatorAt, TYPES } from './value-table.ts';

/** Numbers of values that no log can carry, and of those that have nothing of ASCII in them. */
export interface Unkeyed {
  readonly notSought: readonly number[];
  readonly beyondAscii: readonly number[];
}

/** Values added at once, and their bytes: together they fit into an instance's scratch. */
const MOST_VALUES = 32_768;
const MOST_BYTES = 384 * 1024;

/** Puts the keys of all values into the kernel's index. @param area of the kernel's memory that may be written to */
export function addValues(kernel: Kernel, memory: WasmMemory, area: Area, values: ValueTable): Unkeyed {
  const unkeyed = { notSought: [] as number[], beyondAscii: [] as number[] };
  const bytes = Buffer.from(memory.buffer);
  const module = loaderModule();
  const loader = module === undefined ? undefined : openLoader(module, memory, kernel);
  for (let from = 0; from < values.count; ) {
    const to = together(values, from);
    const odd =
      loader === undefined || to === from ? [from] : plainly(loader, memory, area, values, from, to);
    for (const number of odd) addSlowly(kernel, bytes, area.scratch, values, number, unkeyed);
    from = Math.max(to, from + 1);
  }
  return unkeyed;
}

/** How far values fit; not one of them, where the first is too long. */
function together({ count, starts }: ValueTable, from: number): number {
  const most = (starts[from] ?? 0) + MOST_BYTES;
  let to = Math.min(count, from + MOST_VALUES);
  if ((starts[to] ?? 0) <= most) return to;
  // Values are about alike: the last that fits is looked for from the middle.
  let least = from;
  while (to - least > 1) {
    const middle = (least + to) >>> 1;
    if ((starts[middle] ?? 0) <= most) least = middle;
    else to = middle;
  }
  return least;
}

/** Adds what is written as most values are. @returns the numbers of those that are not */
export function plainly(
  loader: Loader,
  memory: WasmMemory,
  { scratch }: Pick<Area, 'scratch'>,
  values: ValueTable,
  from: number,
  to: number,
): readonly number[] {
  const count = to - from;
  const base = values.starts[from] ?? 0;
  const ends = scratch + AREA;
  const types = ends + 4 * MOST_VALUES;
  const bytes = types + MOST_VALUES + 16;
  new Uint8Array(memory.buffer, scratch, WAYS.length).set(WAYS);
  const added = new Uint32Array(memory.buffer, ends, count);
  added.set(values.starts.subarray(from + 1, to + 1));
  new Uint8Array(memory.buffer, types, count).set(values.types.subarray(from, to));
  const size = (values.starts[to] ?? 0) - base;
  new Uint8Array(memory.buffer, bytes, size).set(values.bytes.subarray(base, base + size));
  const odd = loader.addValues(scratch, types, ends, bytes, base, count, from);
  return [...added.subarray(0, odd)];
}

function addSlowly(
  kernel: Kernel,
  memory: Buffer,
  at: number,
  values: ValueTable,
  number: number,
  { notSought, beyondAscii }: { readonly notSought: number[]; readonly beyondAscii: number[] },
): void {
  const indicator = indicatorAt(values, number);
  const keys = indicator === undefined ? [] : keysOf(indicator);
  for (const key of keys) addKey(kernel, memory, at, key, number);
  if (keys.length === 0) notSought.push(number);
  if (keys.some(({ kind }) => kind === 'beyond-ascii')) beyondAscii.push(number);
}

/** By types' numbers, the ways of `values.as`; 0 for what has none. */
const WAYS: readonly number[] = TYPES.map(wayOf);

function wayOf(type: ObservableType | undefined): number {
  if (type === 'ipv4-addr') return 1;
  if (type === 'file-name') return 6;
  if (type === 'ipv6-addr') return 7;
  if (type === 'file-path' || type === 'pdb-path') return 8;
  const as = type === undefined ? undefined : HUNTED.get(type);
  if (as === 'hash') return 2;
  if (as === 'domain') return 3;
  if (as === 'url') return 4;
  return as === 'mailbox' ? 5 : 0;
}
