import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { sha256 } from '../../model/index.ts';
import { storedZip, type ZipMember } from '../archive/zip-stored.ts';
import { LIMITS } from './limits.ts';
import { verifyWacz } from './verify-wacz.ts';
import type { WaczReport } from './wacz-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'keep-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function verified(bytes: Buffer, limits = LIMITS): Promise<WaczReport> {
  const path = join(folder, 'hostile.wacz');
  writeFileSync(path, bytes);
  const report = await verifyWacz(path, { limits });
  if (!report.ok) throw new Error(report.problem.message);
  return report.value;
}

const brokenAt = ({ checks }: WaczReport, link: string): string | undefined =>
  checks.find((check) => check.link === link && check.state === 'broken')?.message;

async function wacz(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const resources = Object.entries(files).map(([path, bytes]) => ({
    path,
    hash: `sha256:${sha256(bytes)}`,
    bytes: bytes.length,
  }));
  const manifest = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    created: '2026-11-17T12:00:00Z',
    resources,
  };
  const all = { ...files, 'datapackage.json': Buffer.from(JSON.stringify(manifest)) };
  async function* members(): AsyncGenerator<ZipMember> {
    for (const [path, bytes] of Object.entries(all))
      yield { path, bytes: bytes.length, crc32: crc32(bytes), sha256: sha256(bytes), open: () => [bytes] };
  }
  const parts: Uint8Array[] = [];
  for await (const part of storedZip(members())) parts.push(part);
  return Buffer.concat(parts);
}

const head = (length: number): Buffer =>
  Buffer.from(
    `WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: 2026-11-17T11:00:00Z\r\nWARC-Target-URI: file:///a\r\nContent-Length: ${length}\r\n\r\n`,
  );

const withWarc = (warc: Buffer): Promise<Buffer> =>
  wacz({
    'archive/data.warc.gz': warc,
    'indexes/index.cdx': Buffer.from('x'),
    'pages/pages.jsonl': Buffer.alloc(0),
  });

it('stops inflating where the limit is, whatever a record says of its length', async () => {
  const zeros = Buffer.alloc(40_000_000);
  const limits = { ...LIMITS, inflatedBytes: 10_000_000 };
  const bomb = gzipSync(Buffer.concat([head(zeros.length), zeros, Buffer.from('\r\n\r\n')]));
  expect(brokenAt(await verified(await withWarc(bomb), limits), 'records')).toMatch(
    /inflates to more than 10000000/,
  );
  expect(brokenAt(await verified(await withWarc(bomb)), 'records')).toBe(undefined);
  const lying = gzipSync(Buffer.concat([head(999_999_999_999), Buffer.from('short\r\n\r\n')]));
  expect(brokenAt(await verified(await withWarc(lying)), 'records')).toMatch(
    /says it has 999999999999 bytes/,
  );
});

it('reads no more files, records and lines than it says', async () => {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(60_000, 8);
  end.writeUInt16LE(60_000, 10);
  expect(brokenAt(await verified(end), 'zip')).toMatch(/60000 files, more than the 10000/);
  const limits = { ...LIMITS, records: 2, lines: 5, headBytes: 1_000 };
  const record = gzipSync(Buffer.concat([head(0), Buffer.from('\r\n\r\n')]));
  const many = await withWarc(Buffer.concat([record, record, record]));
  expect(brokenAt(await verified(many, limits), 'records')).toBeDefined();
  const lines = (text: string): Promise<Buffer> =>
    wacz({
      'archive/data.warc.gz': record,
      'indexes/index.cdx': Buffer.from(text),
      'pages/pages.jsonl': Buffer.alloc(0),
    });
  expect(brokenAt(await verified(await lines('\n'.repeat(9)), limits), 'index')).toMatch(/more lines/);
  expect(brokenAt(await verified(await lines('a'.repeat(9_000)), limits), 'index')).toMatch(/too long/);
  const nested = await wacz({ 'archive/data.warc.gz': record, 'a.json': Buffer.alloc(0) });
  expect(brokenAt(await verified(nested.subarray(0, -30)), 'zip')).toMatch(/end is missing/);
});

it.each(['', 'PK', 'not an archive at all', '\u0000'.repeat(70_000)])('calls %j no ZIP', async (text) => {
  expect(brokenAt(await verified(Buffer.from(text)), 'zip')).toMatch(/no ZIP file/);
});
