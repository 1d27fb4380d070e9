import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SNIFFED, wideOrder } from './wide-text.ts';

/** The suite asks the same bytes each time. */
const SEED = Number(process.env['HOWDUNIT_SEED'] ?? 20_261_126);

const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const little = (text: string): Buffer => Buffer.from(text, 'utf16le');

test.each([
  '2026-11-17 09:30:00,Information,Service started\r\n',
  '2026-11-17 09:30:00 Служба «Журнал событий» запущена на узле ws-1\r\n',
  '[2026-11-17 09:30:00] 服务已启动，主机 ws-1，用户 张三\r\n',
  '2026年11月17日 コンピューター ws-1 で サービスが開始\r\n',
  'Zażółć gęślą jaźń ĀĀĀ 10:00\n',
  'a\nb\n',
])('text without a mark is told in either order: %j', (line) => {
  const text = line.repeat(4);
  expect(wideOrder(little(text))).toBe('little');
  expect(wideOrder(big(text))).toBe('big');
});

test('UTF-8 is never taken for it, with zeros in it or without', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(wideOrder(Buffer.from(text.replaceAll('\0', ' ')))).toBeUndefined();
    }),
    { numRuns: 5_000, seed: SEED },
  );
  const words = fc.array(fc.stringMatching(/^[a-z0-9=/.é]{2,12}$/), { minLength: 4, maxLength: 40 });
  fc.assert(
    fc.property(words, (all) => {
      // Words that zeros end, as in /proc/self/environ and `find -print0`.
      expect(wideOrder(Buffer.from(all.join('\0')))).toBeUndefined();
    }),
    { numRuns: 5_000, seed: SEED },
  );
  expect(wideOrder(Buffer.from('..\0//a\0===\0a.'))).toBeUndefined();
  // What is left of a log that was cut off while it was written.
  expect(wideOrder(Buffer.concat([Buffer.alloc(64), Buffer.from('x y\n'.repeat(40))]))).toBeUndefined();
});

test('binary data is never taken for it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: SNIFFED, maxLength: SNIFFED }), (bytes) => {
      expect(wideOrder(Buffer.from(bytes))).toBeUndefined();
    }),
    { numRuns: 5_000, seed: SEED },
  );
  const numbers = (size: 2 | 4, from: number): Buffer => {
    const bytes = Buffer.alloc(64 * size);
    for (let at = 0; at < 64; at++) bytes.writeUIntLE(from + at, at * size, size);
    return bytes;
  };
  for (const bytes of [numbers(2, 0), numbers(4, 65), numbers(2, 1_000), Buffer.alloc(SNIFFED)])
    expect(wideOrder(bytes)).toBeUndefined();
  expect(wideOrder(readFileSync(process.execPath).subarray(0, SNIFFED))).toBeUndefined();
});
