import { open } from 'node:fs/promises';
import type { AsyncBuffer, Compressors, FileMetaData } from 'hyparquet';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';

/** Rows that are decoded at once, and bytes that one page, and one column of a row group, may come to. */
const ROWS = 8_192;
const LARGEST_PAGE = 256 * 1024 * 1024;
const LARGEST_COLUMN = 1024 * 1024 * 1024;

/**
 * A Parquet file as lines: one JSON object a row, in its order, so that the columns are fields. Line numbers are those
 * of rows; offsets are of the text that is given here. Fails on what is no whole Parquet file; a file that turns out
 * damaged further in throws an error with a `code`, after the rows before it.
 */
export async function parquetLines(path: string): Promise<Result<AsyncIterable<Uint8Array>>> {
  // Loaded for Parquet only: decoder and decompressors are a megabyte.
  const { parquetMetadataAsync } = await import('hyparquet');
  const file = await open(path);
  try {
    const buffer = bufferOf(file, (await file.stat()).size);
    const metadata = await parquetMetadataAsync(buffer);
    const wide = metadata.row_groups.some(({ columns }) =>
      columns.some(({ meta_data }) => Number(meta_data?.total_uncompressed_size ?? 0) > LARGEST_COLUMN),
    );
    if (!wide) return ok(rowsOf(file, buffer, metadata));
    await file.close();
    return failed(
      problem('too-large', 'a column of this Parquet file is larger than 1 GiB', { where: path }),
    );
  } catch (error) {
    await file.close();
    return failed(
      problem('damaged', `this is no whole Parquet file: ${(error as Error).message}`, { where: path }),
    );
  }
}

type OpenFile = Awaited<ReturnType<typeof open>>;

function bufferOf(file: OpenFile, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, byteLength) - start));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
      return bytes.buffer.slice(0, bytesRead);
    },
  };
}

async function* rowsOf(
  file: OpenFile,
  buffer: AsyncBuffer,
  metadata: FileMetaData,
): AsyncGenerator<Uint8Array> {
  try {
    const { parquetReadObjects } = await import('hyparquet');
    const compressors = await boundedCompressors();
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
      const groupEnd = rowStart + Number(num_rows);
      for (; rowStart < groupEnd; rowStart += ROWS) {
        const rowEnd = Math.min(groupEnd, rowStart + ROWS);
        const rows = await parquetReadObjects({ file: buffer, metadata, compressors, rowStart, rowEnd });
        yield Buffer.from(rows.map((row) => `${JSON.stringify(row, plain)}\n`).join(''));
      }
      rowStart = groupEnd;
    }
  } catch (error) {
    // What it says is for its developers; that a file is damaged is no fault of ours.
    throw Object.assign(new Error((error as Error).message), { code: 'ERR_PARQUET' });
  } finally {
    await file.close();
  }
}

function plain(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return value;
}

/** A page states how large it will be, and is not believed beyond a bound. */
async function boundedCompressors(): Promise<Compressors> {
  const { compressors } = await import('hyparquet-compressors');
  const bounded = Object.entries(compressors as Compressors).map(([name, decompress]) => [
    name,
    (input: Uint8Array, size: number) => {
      if (size > LARGEST_PAGE) throw new Error('a page is larger than 256 MiB');
      return decompress(input, size);
    },
  ]);
  return Object.fromEntries(bounded) as Compressors;
}
