import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openLog, readLog } from './open-log.ts';

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function read(...chunks: Uint8Array[]): Promise<string> {
  const log = await readLog(Readable.from(chunks, { objectMode: false }), 'a.log');
  return log.ok ? textOf(log.value) : log.problem.code;
}

test('plain text comes through as it is, however small', async () => {
  expect(await read()).toBe('');
  expect(await read(Buffer.from('a'))).toBe('a');
  expect(await read(Buffer.from('one\n'), Buffer.from('two\n'))).toBe('one\ntwo\n');
});

test('gzip is told by its bytes, and all of its members are read', async () => {
  const rotated = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]);
  expect(await read(rotated)).toBe('one\ntwo\n');
  expect(await read(...[...rotated].map((byte) => Buffer.from([byte])))).toBe('one\ntwo\n');
});

test('a broken gzip gives what it holds, and then an error with a code', async () => {
  const whole = gzipSync('line\n'.repeat(100_000), { level: 0 });
  const log = await readLog(Readable.from([whole.subarray(0, -1000)], { objectMode: false }), 'a.log');
  if (!log.ok) throw new Error(log.problem.message);
  let size = 0;
  const reading = (async () => {
    for await (const { length } of log.value) size += length;
  })();
  await expect(reading).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
  expect(size).toBeGreaterThan(100_000);
});

test('a folder, an absent file and a ZIP are each told apart', async () => {
  const codes = [await openLog('.'), await openLog('absent.log')].map((log) => !log.ok && log.problem.code);
  expect(codes).toEqual(['is-directory', 'not-found']);
  expect(await read(Buffer.from('PK\u0003\u0004 and more than sixteen'))).toBe('unsupported-format');
});

test('what holds no lines is named, not searched', async () => {
  for (const start of ['Rar!\x1a\x07\x00', '\x1f\x9d\x90', '\x5d\0\0\x80\0', '%PDF-1.7\n', 'PK\x03\x04'])
    expect(await read(Buffer.from(`${start}evil.example\n`.repeat(20), 'latin1'))).toBe('unsupported-format');
});
