import { createCipheriv, createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { utcInstant } from '../../model/index.ts';
import { archiveCapture } from './archive-capture.ts';
import { measuredSource } from './byte-source.ts';
import { resourceEntry } from './resource-entry.ts';

// Every hash is taken again here, with node:crypto, from what yauzl finds in the file.

let archive: string;
beforeEach(async () => {
  archive = await mkdtemp(join(tmpdir(), 'keep-hashes-'));
});
afterEach(() => rm(archive, { recursive: true }));

const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes that do not compress, the same every time. */
async function* stream(bytes: number): AsyncGenerator<Uint8Array> {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16, 7));
  for (let left = bytes; left > 0; ) {
    const piece = cipher.update(Buffer.alloc(Math.min(left, 50_000)));
    left -= piece.length;
    yield piece;
  }
}

const at = utcInstant(Date.UTC(2026, 10, 17));
const source = { kind: 'file', name: 'large.bin' } as const;

it.each([1024, 1024 ** 2, 64 * 1024 ** 2])('are right for a source of %i bytes', async (bytes) => {
  const payload = await measuredSource(() => stream(bytes));
  const entry = resourceEntry('large.bin', payload, at);
  const draft = { source, uri: entry.uri, page: entry.uri, at, payload, entries: [entry] };
  const kept = await archiveCapture(draft, { archive, software: 'howdunit/0.1.0' });
  if (!kept.ok) throw new Error(kept.problem.message);
  const wacz = await readFile(join(archive, kept.value.wacz));
  expect([kept.value.bytes, kept.value.waczSha256]).toEqual([bytes, hex(wacz)]);

  const files = await filesOf(wacz);
  const manifest = JSON.parse(String(files.get('datapackage.json')));
  expect(manifest.resources).toHaveLength(3);
  for (const { path, hash, bytes: length } of manifest.resources) {
    const file = files.get(path) ?? Buffer.alloc(0);
    expect([path, hash, length]).toEqual([path, `sha256:${hex(file)}`, file.length]);
  }
  const index = String(files.get('indexes/index.cdx'));
  const line = JSON.parse(index.slice(index.indexOf('{')));
  const member = files.get('archive/data.warc.gz')?.subarray(line.offset, line.offset + line.length);
  expect(line.recordDigest).toBe(`sha256:${hex(member ?? Buffer.alloc(0))}`);
  const record = gunzipSync(member ?? Buffer.alloc(0));
  const block = record.subarray(record.indexOf('\r\n\r\n') + 4, -4);
  expect([block.length, line.digest]).toEqual([bytes, `sha256:${hex(block)}`]);
  expect(record.toString('latin1', 0, 800)).toContain(`WARC-Block-Digest: sha256:${hex(block)}\r\n`);
});

it('are never written for a source that gives other bytes the second time', async () => {
  let time = 0;
  const payload = await measuredSource(() => stream(100 + time++));
  const entry = resourceEntry('large.bin', payload, at);
  const draft = { source, uri: entry.uri, page: entry.uri, at, payload, entries: [entry] };
  const keep = archiveCapture(draft, { archive, software: 'howdunit/0.1.0' });
  await expect(keep).rejects.toThrow(/changed/);
});

async function filesOf(wacz: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await fromBufferPromise(wacz, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}
