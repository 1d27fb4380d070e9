import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
import * as zlib from 'node:zlib';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Packed } from './formats.ts';

/** Node has zstd from 22.15 on; its types for Node 20 do not know it. */
const createZstd = (zlib as { readonly createZstdDecompress?: () => NodeJS.ReadWriteStream })
  .createZstdDecompress;

/**
 * The bytes of a log that Node itself may not be able to decompress: what it cannot, the format's own program does,
 * where there is one. A log that breaks off throws an error with a `code`, after what could be had of it.
 */
export async function unpacked(
  kind: Packed,
  compressed: AsyncIterable<Uint8Array>,
  where: string,
): Promise<Result<AsyncIterable<Uint8Array>>> {
  const source = Readable.from(compressed, { objectMode: false });
  if (kind === 'zstd' && createZstd !== undefined) return ok(through(source, createZstd()));
  const program = await started(kind);
  if (program === undefined) {
    source.destroy();
    const node = kind === 'zstd' ? ' (Node 22.15 and newer need no program)' : '';
    const hint = `Install the program ${kind}${node}, or try: ${kind} -dc <log> | howdunit hunt -`;
    return failed(problem('unsupported-format', `this is ${kind}, which was not searched`, { where, hint }));
  }
  return ok(piped(source, program, `${kind} -dc`));
}

async function* through(source: Readable, stream: NodeJS.ReadWriteStream): AsyncGenerator<Uint8Array> {
  source.on('error', (error) => (stream as unknown as Writable).destroy(error));
  try {
    yield* source.pipe(stream) as unknown as AsyncIterable<Uint8Array>;
  } finally {
    source.destroy();
  }
}

type Program = ChildProcessByStdio<Writable, Readable, Readable>;

/** The program as it decompresses; undefined where there is none. */
function started(kind: Packed): Promise<Program | undefined> {
  const program = spawn(kind, ['-dc'], { stdio: ['pipe', 'pipe', 'pipe'] });
  return new Promise((resolve) => {
    program.once('error', () => resolve(undefined));
    program.once('spawn', () => resolve(program));
  });
}

const LONGEST_COMPLAINT = 200;

async function* piped(source: Readable, program: Program, name: string): AsyncGenerator<Uint8Array> {
  let complaint = '';
  const exit = new Promise<number | null>((resolve) => program.once('close', resolve));
  program.stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < LONGEST_COMPLAINT) complaint += chunk.toString('utf8');
  });
  // A program that has seen enough closes its input.
  program.stdin.on('error', () => {});
  source.on('error', () => program.kill());
  source.pipe(program.stdin);
  try {
    yield* program.stdout as AsyncIterable<Uint8Array>;
    const code = await exit;
    if (code !== 0) {
      const said = complaint.trim().slice(0, LONGEST_COMPLAINT);
      throw Object.assign(new Error(`${name} ended with ${code ?? 'a signal'}: ${said}`), {
        code: 'ERR_UNPACKING',
      });
    }
  } finally {
    program.kill();
    source.destroy();
  }
}
