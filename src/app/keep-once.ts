import type { FetchOptions, Kept, PageOptions } from '../keep/index.ts';
import { readLocal } from '../keep/local/read-local.ts';
import { DEFAULT_MAX_BYTES } from '../keep/options.ts';
import type { Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { keepReport, type Source } from './keep-report.ts';
import { keptBefore } from './kept-before.ts';
import { sameBytesKey, whileAlone } from './same-bytes.ts';

/**
 * Keeps a source and does the rest of the work with its copy. Of a file that was kept before the copy there is gets
 * worked with; what is done for the same file in several processes is done one after the other, so that there is one
 * copy. A URL is fetched and kept each time: what it gives is new every time it is asked.
 */
export async function keepOnce<T>(
  source: Source,
  desk: Desk,
  options: FetchOptions & PageOptions,
  work: (kept: Kept) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (source.kind === 'url') {
    const kept = await keepReport(source, desk, options);
    return kept.ok ? work(kept.value) : kept;
  }
  const file = await bytesOf(source, desk);
  if (!file.ok) return file;
  const { bytes, name } = file.value;
  return whileAlone(desk.home, sameBytesKey(bytes, name), async () => {
    const before = await keptBefore(bytes, name, desk);
    if (!before.ok) return before;
    if (before.value !== undefined) return work({ capture: before.value, payload: bytes });
    const kept = await keepReport(file.value, desk, options);
    return kept.ok ? work(kept.value) : kept;
  });
}

async function bytesOf(
  source: Exclude<Source, { kind: 'url' }>,
  desk: Desk,
): Promise<Result<Source & { kind: 'bytes' }>> {
  if (source.kind === 'bytes') return ok(source);
  const bytes = await readLocal(source.path, desk.keep.maxBytes ?? DEFAULT_MAX_BYTES);
  return bytes.ok ? ok({ kind: 'bytes', bytes: bytes.value, name: source.path }) : bytes;
}
