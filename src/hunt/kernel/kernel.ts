import { KERNEL_WASM } from './kernel-wasm.ts';
import type { WasmMemory, WasmModule } from './web-assembly.ts';
import { webAssembly } from './web-assembly.ts';

/** What an instance of the kernel offers; addresses and lengths are bytes of its memory. Documented in the sources. */
export interface Kernel {
  start(): void;
  attach(): void;
  seal(): void;
  setFlag(flag: number): void;
  setOutput(area: number, most: number): void;
  addWord(at: number, length: number, mode: number, indicator: number): void;
  addContext(at: number, length: number, indicator: number): void;
  addHash(at: number, length: number, indicator: number): void;
  addNetwork4(address: number, bits: number, indicator: number): void;
  addNetwork6(a: number, b: number, c: number, d: number, bits: number, indicator: number): void;
  /** Returns how many newlines there are. */
  scan(from: number, to: number, decode: number): number;
  newlines(from: number, to: number): number;
  /** A layer undone, written at `out`. Returns where it ends; 0 where there is more than ASCII. */
  peelEscapes(from: number, to: number, out: number): number;
  peelPercents(from: number, to: number, out: number): number;
  readonly isChanged: { readonly value: number };
  readonly count: { readonly value: number };
  readonly isOverfull: { readonly value: number };
  readonly isFull: { readonly value: number };
  /** Keys that the last scan asked the index for. */
  readonly lookups: { readonly value: number };
  readonly recordCount: { readonly value: number };
}

let compiled: WasmModule | undefined | 'none';

/**
 * Undefined where the machine has no WebAssembly with SIMD, or the environment variable HOWDUNIT_PLAIN_HUNT is set:
 * lines are then searched one by one.
 */
export function kernelModule(): WasmModule | undefined {
  if (process.env['HOWDUNIT_PLAIN_HUNT'] !== undefined) return undefined;
  if (compiled === undefined) compiled = compile() ?? 'none';
  return compiled === 'none' ? undefined : compiled;
}

function compile(): WasmModule | undefined {
  if (webAssembly === undefined) return undefined;
  const bytes = Buffer.from(KERNEL_WASM, 'base64');
  return webAssembly.validate(bytes) ? new webAssembly.Module(bytes) : undefined;
}

export function instantiate(module: WasmModule, memory: WasmMemory): Kernel {
  if (webAssembly === undefined) throw new Error('a module without WebAssembly');
  const abort = (): never => {
    throw new Error('the hunt kernel aborted');
  };
  const { exports } = new webAssembly.Instance(module, { env: { memory, abort } });
  return exports as unknown as Kernel;
}
