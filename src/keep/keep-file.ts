import { basename } from 'node:path';
import { failed, ok, type Result, utcInstant } from '../model/index.ts';
import { archiveCapture } from './archive/archive-capture.ts';
import { memorySource } from './archive/byte-source.ts';
import { pageWords } from './archive/page-words.ts';
import { resourceEntry } from './archive/resource-entry.ts';
import { emptySource, readLocal, tooLarge } from './local/read-local.ts';
import { DEFAULT_MAX_BYTES, type KeepOptions, type Kept } from './options.ts';

/**
 * Keeps a byte-exact copy of a local file. Only its base name is remembered. Problems: those of
 * reading (`not-found`, `is-directory`, `permission-denied`, `bad-usage`, `empty-source`,
 * `too-large`, `damaged`) and of writing (`disk-full`, `write-failed`).
 */
export async function keepFile(path: string, options: KeepOptions): Promise<Result<Kept>> {
  const bytes = await readLocal(path, options.maxBytes ?? DEFAULT_MAX_BYTES);
  return bytes.ok ? keepBytes(bytes.value, path, options) : bytes;
}

/**
 * Keeps bytes that are already in hand, such as standard input, the way a file is kept.
 * @param name what to call them; of a path only the last part is used
 */
export async function keepBytes(
  bytes: Uint8Array,
  name: string,
  options: KeepOptions,
): Promise<Result<Kept>> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  if (bytes.length === 0) return failed(emptySource(name));
  if (bytes.length > maxBytes) return failed(tooLarge(name, maxBytes));
  const at = utcInstant(options.now());
  const known = baseName(name);
  const payload = memorySource(bytes);
  const entry = resourceEntry(known, payload, at);
  const words = pageWords(bytes);
  const capture = await archiveCapture(
    {
      source: { kind: 'file', name: known },
      uri: entry.uri,
      page: entry.uri,
      at,
      payload,
      entries: [entry],
      ...(words !== undefined && { words }),
    },
    options,
  );
  return capture.ok ? ok({ capture: capture.value, payload: bytes }) : capture;
}

// Through UTF-8 and back: a lone surrogate has no percent-encoding.
function baseName(path: string): string {
  const name = Buffer.from(basename(path)).toString();
  return name === '' || name === '.' || name === '..' ? 'unnamed' : name;
}
