import { isAscii } from 'node:buffer';
import { HUNTED } from '../index/hunted-types.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { instantiate } from '../kernel/kernel.ts';
import type { Area, KeyCounts, Layout } from '../kernel/layout.ts';
import { layOut, writeHeader } from '../kernel/layout.ts';
import type { WasmMemory, WasmModule } from '../kernel/web-assembly.ts';
import { webAssembly } from '../kernel/web-assembly.ts';
import { HOSTS, INTERNATIONAL } from './add-key.ts';
import { addValues } from './add-values.ts';
import type { ValueTable } from './value-table.ts';
import { TYPES } from './value-table.ts';

/** An index of indicators in memory that threads share. */
export interface Sieve {
  readonly module: WasmModule;
  readonly memory: WasmMemory;
  readonly layout: Layout;
  readonly values: ValueTable;
  /** Numbers of the indicators that have no key: what no log can carry, and values that are not of their type. */
  readonly notSought: readonly number[];
  /** Numbers of those with nothing of ASCII in them: any line with more than ASCII may have them. */
  readonly beyondAscii: readonly number[];
}

/** @param instances how many threads will scan */
export function buildSieve(module: WasmModule, values: ValueTable, instances: number): Sieve {
  const counts = keyCounts(values);
  for (let room = 0; ; room = room * 4 + values.count) {
    const sieve = tryBuild(module, values, instances, { ...counts, all: counts.all + room });
    if (sieve !== undefined) return sieve;
  }
}

/** Undefined when ranges and URLs had more keys than there was room for. */
function tryBuild(
  module: WasmModule,
  values: ValueTable,
  instances: number,
  counts: KeyCounts & { readonly hosts: number },
): Sieve | undefined {
  const layout = layOut(counts, instances);
  if (webAssembly === undefined) throw new Error('a module without WebAssembly');
  const limits = { initial: layout.pages, maximum: layout.pages, shared: true } as const;
  const memory = new webAssembly.Memory(limits);
  writeHeader(memory, layout);
  const kernel = instantiate(module, memory);
  kernel.start();
  kernel.attach();
  if (counts.hosts > 0) kernel.setFlag(isInternational(values) ? HOSTS | INTERNATIONAL : HOSTS);
  const [area] = layout.areas;
  if (area === undefined) throw new Error('a sieve for no instance');
  const added = addValues(kernel, memory, area, values);
  if (kernel.isFull.value !== 0) return undefined;
  kernel.seal();
  return { module, memory, layout, values, ...added };
}

/** Whether a host may have letters beyond ASCII, or Punycode for them (RFC 3490, section 5). */
function isInternational({ bytes }: ValueTable): boolean {
  return !isAscii(bytes) || ['xn--', 'XN--', 'Xn--', 'xN--'].some((prefix) => bytes.includes(prefix));
}

/** Room for the keys that values of a type usually have. */
function keyCounts(values: ValueTable): KeyCounts & { readonly hosts: number } {
  const perType = new Uint32Array(TYPES.length);
  for (const type of values.types) perType[type] = (perType[type] ?? 0) + 1;
  const counts = { words: 0, addresses: 0, hashes: 0, hosts: 0, all: 64 };
  for (const [number, type] of TYPES.entries()) {
    const found = perType[number] ?? 0;
    const as = type === undefined ? undefined : HUNTED.get(type);
    if (as === undefined) continue;
    if (as === 'network') counts.addresses += found;
    else if (as === 'range') counts.addresses += found * KEYS_OF_A_RANGE;
    else if (as === 'hash') counts.hashes += found;
    else counts.words += found;
    if (as === 'domain' || as === 'url' || as === 'mailbox') counts.hosts += found;
    counts.all += as === 'range' ? found * KEYS_OF_A_RANGE : as === 'tail' ? found * 2 : found;
  }
  return counts;
}

const KEYS_OF_A_RANGE = 16;

/** An instance of the kernel for one thread, ready to scan. */
export function openSieve(sieve: Sieve, instance: number): { readonly kernel: Kernel; readonly area: Area } {
  const area = sieve.layout.areas[instance];
  if (area === undefined) throw new Error('more instances than the sieve was built for');
  const kernel = instantiate(sieve.module, sieve.memory);
  kernel.start();
  kernel.attach();
  kernel.setOutput(area.output, area.mostCandidates);
  return { kernel, area };
}
