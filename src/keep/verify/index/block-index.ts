import type { Hash } from 'node:crypto';
import { parseDigest, sameDigest } from '../digests.ts';
import { countOf, isObject, type JsonObject, textOf } from '../strict-json.ts';

/** A block of a compressed index: some lines in one gzip member. */
export interface IndexBlock {
  readonly offset: number;
  readonly length: number;
  /** Hexadecimal, of the gzip member. */
  readonly sha256: string;
  /** The first line up to its JSON. */
  readonly start: string;
}

/**
 * Compares an `.idx`, through which a browser finds its block of a `.cdx.gz` without reading the
 * others, with the blocks that are there.
 */
export function checkBlockIndex(
  text: string,
  blocks: ReadonlyMap<string, readonly IndexBlock[]>,
): readonly string[] {
  const faults: string[] = [];
  const used = new Set<IndexBlock>();
  const meta = /^!meta \S* ?(\{[^{}]*\})\s*$/m.exec(text)?.[1];
  const named = meta === undefined ? undefined : parsedObject(meta);
  const filename = named && textOf(named, 'filename');
  if (filename !== undefined && !blocks.has(filename)) faults.push(`is of ${filename}, which is not there`);
  for (const line of text.split('\n').filter((one) => one.trim() !== '' && !one.startsWith('!meta'))) {
    const parts = /^(.*?) ?(\{[^{}]*\})\s*$/s.exec(line);
    const entry = parts === null ? undefined : parsed(parts[2] ?? '');
    if (entry === undefined) {
      faults.push('holds a line that is none');
      continue;
    }
    const candidates = blocks.get(entry.filename ?? filename ?? '') ?? [...blocks.values()].flat();
    const block = candidates.find(({ offset }) => offset === entry.offset);
    if (block === undefined) faults.push(`points to byte ${entry.offset} of an index, where no block starts`);
    else {
      used.add(block);
      if (block.length !== entry.length)
        faults.push(`gives another length for the block at byte ${block.offset}`);
      const digest = entry.digest === undefined ? undefined : parseDigest(entry.digest);
      if (digest !== undefined && sameDigest(digest, { algorithm: 'sha256', value: block.sha256 }) === false)
        faults.push(`gives another digest for the block at byte ${block.offset}`);
      const start = (parts?.[1] ?? '').trim();
      if (start !== '' && !block.start.startsWith(start))
        faults.push(`gives another start for the block at byte ${block.offset}`);
    }
  }
  const missing = [...blocks.values()].flat().filter((block) => !used.has(block)).length;
  if (missing > 0) faults.push(`leaves out ${missing} blocks of the index`);
  return faults;
}

export function blockOf(hash: Hash, offset: number, length: number, content: Buffer): IndexBlock {
  const brace = content.indexOf('{');
  const start = content
    .subarray(0, brace < 0 ? content.length : brace)
    .toString('utf8')
    .trim();
  return { offset, length, sha256: hash.digest('hex'), start };
}

function parsed(
  json: string,
): { offset: number; length: number; digest: string | undefined; filename: string | undefined } | undefined {
  const value = parsedObject(json);
  if (value === undefined) return undefined;
  const [offset, length] = [countOf(value, 'offset'), countOf(value, 'length')];
  if (offset === undefined || length === undefined) return undefined;
  return { offset, length, digest: textOf(value, 'digest'), filename: textOf(value, 'filename') };
}

function parsedObject(json: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
