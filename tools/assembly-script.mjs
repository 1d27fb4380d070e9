/** How the modules of src/hunt are compiled: for shared memory of theirs that is handed in, with SIMD. */
export const OPTIONS = [
  '-O3',
  '--converge',
  '--noAssert',
  // AssemblyScript's name for the runtime that only ever allocates; these modules allocate nothing.
  '--runtime',
  'stub',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '1',
  '--maximumMemory',
  '65535',
  '--enable',
  'simd',
  '--enable',
  'threads',
  '--enable',
  'bulk-memory',
];
