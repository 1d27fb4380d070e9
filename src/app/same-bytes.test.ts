import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sameBytesKey, whileAlone } from './same-bytes.ts';

const home = mkdtempSync(join(tmpdir(), 'howdunit-alone-'));

test('what is done for the same bytes of the same name is done one after the other, the rest side by side', async () => {
  const key = sameBytesKey(Buffer.from('heron'), '/one/gull.txt');
  expect(sameBytesKey(Buffer.from('heron'), '/two/gull.txt')).toBe(key);
  expect(sameBytesKey(Buffer.from('heron'), '/one/tern.txt')).not.toBe(key);
  const told: string[] = [];
  const work = (name: string, ms: number) => async (): Promise<void> => {
    told.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    told.push(`${name} ends`);
  };
  const first = whileAlone(home, key, work('first', 150));
  await new Promise((resolve) => setTimeout(resolve, 30));
  const others = [whileAlone(home, key, work('second', 0)), whileAlone(home, 'other', work('other', 0))];
  await Promise.all([first, ...others]);
  expect(told).toEqual([
    'first begins',
    'other begins',
    'other ends',
    'first ends',
    'second begins',
    'second ends',
  ]);
  expect(readdirSync(home)).toEqual([]);
});

test('who died with it in hand holds up nobody, and a failure lets it go', async () => {
  writeFileSync(join(home, '.reading-left.lock'), '999999999\n');
  expect(await whileAlone(home, 'left', () => Promise.resolve('done'))).toBe('done');
  await expect(whileAlone(home, 'left', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
  expect(await whileAlone(home, 'left', () => Promise.resolve('again'))).toBe('again');
  expect(await whileAlone(join(home, 'missing'), 'left', () => Promise.resolve('all the same'))).toBe(
    'all the same',
  );
});
