import type { ObservableType } from '../../model/index.ts';
import { kernelModule } from '../kernel/kernel.ts';
import type { WasmMemory, WasmModule } from '../kernel/web-assembly.ts';
import { webAssembly } from '../kernel/web-assembly.ts';
import { LOADER_WASM } from './loader-wasm.ts';

/** What an instance of the loader offers; addresses and lengths are bytes of its memory. Documented in the sources. */
export interface Loader {
  setLayout(area: number, out: number, mostValues: number, bytes: number, mostBytes: number): void;
  /** Returns what it stopped for: one of `STOPPED`. */
  parse(from: number, to: number, base: number): number;
  learn(means: number): void;
  readonly at: { readonly value: number };
  readonly number: { value: number };
  readonly count: { readonly value: number };
  readonly packedSize: { readonly value: number };
  readonly lineFrom: { readonly value: number };
  readonly lineTo: { readonly value: number };
  readonly wordFrom: { readonly value: number };
  readonly wordTo: { readonly value: number };
  /** Returns how many were not added. */
  addValues(
    area: number,
    types: number,
    ends: number,
    bytes: number,
    base: number,
    count: number,
    first: number,
  ): number;
}

/** Of `lines.as`. */
export const STOPPED = { done: 0, full: 1, oddLine: 2, newType: 3, newEnding: 4 } as const;
/** What a list may have without saying its type, in the order of the table of forms. */
export const FORMS: readonly ObservableType[] = [
  'domain-name',
  'file-name',
  'ipv4-addr',
  'ipv6-addr',
  'url',
  'email-addr',
  'file-path',
  'file:md5',
  'file:sha1',
  'file:sha224',
  'file:sha256',
  'file:sha384',
  'file:sha512',
];
/** Bytes: of tables and classes, then of the words that were explained. */
export const AREA = 512;
export const WORDS: number = 4096 * 48;

/** What the kernel offers to the loader that adds to its index. */
export interface KeyTaker {
  addWord(at: number, length: number, mode: number, indicator: number): void;
  addHash(at: number, length: number, indicator: number): void;
  addNetwork4(address: number, bits: number, indicator: number): void;
  addNetwork6(a: number, b: number, c: number, d: number, bits: number, indicator: number): void;
}

let compiled: WasmModule | undefined;

/** Undefined where there is no kernel either. */
export function loaderModule(): WasmModule | undefined {
  if (webAssembly === undefined || kernelModule() === undefined) return undefined;
  compiled ??= new webAssembly.Module(Buffer.from(LOADER_WASM, 'base64'));
  return compiled;
}

/** @param kernel where what is added goes; none for lists */
export function openLoader(module: WasmModule, memory: WasmMemory, kernel?: KeyTaker): Loader {
  if (webAssembly === undefined) throw new Error('a module without WebAssembly');
  const abort = (): never => {
    throw new Error('the loader of indicators aborted');
  };
  const none: KeyTaker = { addWord: abort, addHash: abort, addNetwork4: abort, addNetwork6: abort };
  const { addWord, addHash, addNetwork4, addNetwork6 } = kernel ?? none;
  const imports = { env: { memory, abort }, kernel: { addWord, addHash, addNetwork4, addNetwork6 } };
  return new webAssembly.Instance(module, imports).exports as unknown as Loader;
}
