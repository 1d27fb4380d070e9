import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../model/index.ts';
import { type KeepOptions, type Kept, keepBytes, keepFile, readKept } from './index.ts';

let root: string;
let options: KeepOptions;
beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), 'keep-file-'));
  const now = (): number => Date.UTC(2026, 10, 17, 9, 30);
  options = { archive: join(root, 'archive'), now, software: 'howdunit/0.1.0' };
});
afterEach(() => fs.rm(root, { recursive: true }));

async function keptReport(): Promise<Kept> {
  await fs.writeFile(join(root, 'report.md'), '# Operation Copper Heron\n'.repeat(20));
  const kept = await keepFile(join(root, 'report.md'), options);
  if (!kept.ok) throw new Error(kept.problem.message);
  return kept.value;
}

describe('a kept file', () => {
  it('is known by its name, its hash and the instant, and reads back the same', async () => {
    const { capture, payload } = await keptReport();
    expect(capture).toMatchObject({
      source: { kind: 'file', name: 'report.md' },
      capturedAt: '2026-11-17T09:30:00.000Z',
      sha256: sha256(payload),
      bytes: 500,
    });
    expect(capture.wacz).toMatch(/^20261117T093000000Z-[0-9a-f]{12}-[0-9a-f]{12}\.wacz$/);
    const read = await readKept(options.archive, capture);
    expect(read.ok && Buffer.from(read.value).equals(payload)).toBe(true);
  });

  it('reads back the same whatever its bytes and its name', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 5_000 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.string({ unit: 'binary' }), async (content, name) => {
        const kept = await keepBytes(content, name, options);
        const read = kept.ok && (await readKept(options.archive, kept.value.capture));
        expect(read !== false && read.ok && Buffer.from(read.value).equals(content)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('is another capture when it is kept again later', async () => {
    const first = await keptReport();
    options = { ...options, now: () => Date.UTC(2026, 10, 18) };
    const second = await keptReport();
    expect(second.capture.id).not.toBe(first.capture.id);
    expect((await fs.readdir(options.archive)).sort()).toEqual([first.capture.wacz, second.capture.wacz]);
  });

  it('is found damaged wherever a byte of its archive is changed', async () => {
    const { capture } = await keptReport();
    const path = join(options.archive, capture.wacz);
    const good = await fs.readFile(path);
    for (let at = 0; at < good.length; at += 97) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      await fs.writeFile(path, bad);
      expect(await readKept(options.archive, capture)).toMatchObject({
        problem: { code: 'capture-damaged' },
      });
    }
  });

  it.each([
    ['is gone', (kept: Kept) => ({ ...kept.capture, wacz: 'another.wacz' })],
    ['is named by a path', (kept: Kept) => ({ ...kept.capture, wacz: `../archive/${kept.capture.wacz}` })],
    ['is said to hold other bytes', (kept: Kept) => ({ ...kept.capture, sha256: sha256('other') })],
    ['is said to come from a URL', (kept: Kept) => ({ ...kept.capture, source: FROM_URL })],
  ])('is found damaged when its archive %s', async (_, changed) => {
    expect(await readKept(options.archive, changed(await keptReport()))).toMatchObject({
      problem: { code: 'capture-damaged' },
    });
  });

  it('is found damaged when its archive is no WACZ, though its hash is the recorded one', async () => {
    const { capture } = await keptReport();
    for (const bytes of ['', 'PK', 'no archive at all']) {
      await fs.writeFile(join(options.archive, capture.wacz), bytes);
      const changed = { ...capture, waczSha256: sha256(bytes) };
      expect(await readKept(options.archive, changed)).toMatchObject({
        problem: { code: 'capture-damaged' },
      });
    }
  });
});

const FROM_URL = {
  kind: 'url',
  requested: 'https://example.com/',
  final: 'https://example.com/',
  redirects: [],
} as const;

describe('bytes from standard input', () => {
  it('are kept like a file of that name', async () => {
    const kept = await keepBytes(Buffer.from('The loader'), 'standard-input', options);
    expect(kept).toMatchObject({
      ok: true,
      value: { capture: { source: { kind: 'file', name: 'standard-input' } } },
    });
  });

  it.each([
    ['', 'unnamed'],
    ['..', 'unnamed'],
    ['/', 'unnamed'],
    ['a/b/', 'b'],
    ['a\ud800b', 'a\ufffdb'],
  ])('are kept under a usable name when it is %j', async (name, expected) => {
    const kept = await keepBytes(Buffer.from('The loader'), name, options);
    expect(kept).toMatchObject({ ok: true, value: { capture: { source: { name: expected } } } });
  });

  it('are refused when there are none or too many, and nothing is written', async () => {
    expect(await keepBytes(Buffer.alloc(0), 'a', options)).toMatchObject({
      problem: { code: 'empty-source' },
    });
    expect(await keepBytes(Buffer.alloc(9), 'a', { ...options, maxBytes: 8 })).toMatchObject({
      problem: { code: 'too-large' },
    });
    expect(await keepFile(join(root, 'no'), options)).toMatchObject({ problem: { code: 'not-found' } });
    expect(await fs.readdir(root)).toEqual([]);
  });
});
