/** The part of the WebAssembly JavaScript interface (W3C, 2.0) that the hunt uses; the compiler's own library has it for browsers only. */
export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
}

/** Opaque; may be sent to a thread. */
export interface WasmModule {
  readonly [Symbol.toStringTag]?: string;
}

interface WebAssemblyInterface {
  readonly Memory: new (limits: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: object };
  validate(bytes: Uint8Array): boolean;
}

/** Undefined where Node runs without it (`--jitless`). */
export const webAssembly: WebAssemblyInterface | undefined = (
  globalThis as unknown as { readonly WebAssembly?: WebAssemblyInterface }
).WebAssembly;
