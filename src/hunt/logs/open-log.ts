import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';

/** A log's bytes, decompressed. Whether it is gzip (RFC 1952) is decided by its first bytes, not its name. */
export async function openLog(path: string): Promise<Result<AsyncIterable<Uint8Array>>> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) {
      return failed(
        problem('is-directory', 'this is a folder', {
          where: path,
          hint: 'Name its files, e.g. with a wildcard.',
        }),
      );
    }
  } catch (error) {
    return failed(openingProblem(path, error as NodeJS.ErrnoException));
  }
  return ok(plainBytes(createReadStream(path, { highWaterMark: 256 * 1024 })));
}

/** Standard input and files alike: gzip is undone on the way. */
export async function* plainBytes(source: Readable): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await chunks.next();
  if (first.done === true) return;
  const all = rejoined(first.value, chunks);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) yield* all;
  else {
    const { Readable: Stream } = await import('node:stream');
    const gunzip = createGunzip();
    // An error of the source must end the decompressed side, too.
    const compressed = Stream.from(all, { objectMode: false });
    compressed.on('error', (error) => gunzip.destroy(error));
    yield* compressed.pipe(gunzip) as AsyncIterable<Uint8Array>;
  }
}

async function* rejoined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function openingProblem(path: string, error: NodeJS.ErrnoException): ReturnType<typeof problem> {
  if (error.code === 'ENOENT') return problem('not-found', 'there is no such log', { where: path });
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return problem('permission-denied', 'this log may not be read', { where: path });
  return problem('not-found', error.message, { where: path });
}
