import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { evtxLines } from './evtx/evtx-lines.ts';
import { formatOf, LONGEST_SIGNATURE } from './formats.ts';
import { parquetLines } from './parquet.ts';
import { unpacked } from './unpacked.ts';

const CHUNK = 256 * 1024;

/** A file's bytes as `readLog` gives them. */
export async function openLog(path: string): Promise<Result<AsyncIterable<Uint8Array>>> {
  try {
    const file = await open(path);
    const format = formatOf(await startOf(file));
    if (format.kind === 'evtx' || format.kind === 'parquet') {
      await file.close();
      return format.kind === 'parquet' ? await parquetLines(path) : ok(evtxLines(path));
    }
    return await readLog(file.createReadStream({ highWaterMark: CHUNK }), path);
  } catch (error) {
    return failed(openingProblem(error as NodeJS.ErrnoException, path));
  }
}

/** Of a file that can be read at any place: a pipe gives its bytes once. */
async function startOf(file: FileHandle): Promise<Uint8Array> {
  const start = Buffer.alloc(LONGEST_SIGNATURE);
  if (!(await file.stat()).isFile()) return start;
  return start.subarray(0, (await file.read(start, 0, start.length, 0)).bytesRead);
}

/**
 * A log's bytes, decompressed if they are gzip (RFC 1952, of one member or several), zstd, bzip2 or xz. Fails when the stream
 * cannot be read, or is of a kind that has no lines of text. A stream that breaks off later throws
 * an error with the `code` of Node or zlib.
 *
 * @param where the log's name, for messages
 */
export async function readLog(source: Readable, where: string): Promise<Result<AsyncIterable<Uint8Array>>> {
  const chunks: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  let size = 0;
  try {
    while (size < LONGEST_SIGNATURE) {
      const next = await chunks.next();
      if (next.done === true) break;
      start.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    return failed(openingProblem(error as NodeJS.ErrnoException, where));
  }
  const format = formatOf(Buffer.concat(start));
  if (format.kind === 'other') {
    source.destroy();
    const message = `this is ${format.name}, which was not searched`;
    return failed(problem('unsupported-format', message, { where, hint: format.hint }));
  }
  const all = rejoined(start, chunks);
  if (format.kind === 'evtx' || format.kind === 'parquet') {
    source.destroy();
    const message = `this is ${format.kind === 'evtx' ? 'a Windows event log' : 'Parquet'}, which was not searched`;
    return failed(
      problem('unsupported-format', message, { where, hint: 'Name the file itself; it must not be packed.' }),
    );
  }
  if (format.kind === 'text' || format.kind === 'wide-text') return ok(all);
  return format.kind === 'gzip' ? ok(gunzipped(all)) : unpacked(format.kind, all, where);
}

async function* gunzipped(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(compressed, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // `pipe` passes no errors on: one of the source must end the other side, too.
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } finally {
    source.destroy();
  }
}

async function* rejoined(
  start: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* start;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function openingProblem({ code, message }: NodeJS.ErrnoException, where: string): Problem {
  switch (code) {
    case 'ENOENT':
      return problem('not-found', 'there is no such log', { where });
    case 'EISDIR':
      return problem('is-directory', 'this is a folder', {
        where,
        hint: 'Name its files, e.g. with a wildcard.',
      });
    case 'EACCES':
    case 'EPERM':
      return problem('permission-denied', 'this log may not be read', { where });
    default:
      return problem('not-found', `this log cannot be opened: ${message}`, { where });
  }
}
