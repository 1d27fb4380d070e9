import { expect, test } from 'vitest';
import { indexIndicators } from '../index/indicator-index.ts';
import { kernelModule } from '../kernel/kernel.ts';
import { LINES } from '../records/log-shape.ts';
import { readRecord } from '../records/read-record.ts';
import { INDICATORS } from './fixture.ts';
import { LogFeed } from './log-feed.ts';
import { buildSieve } from './sieve.ts';
import { StretchSearch } from './stretch-search.ts';
import { tableOf } from './value-table.ts';

const module = kernelModule();
if (module === undefined) throw new Error('these tests need WebAssembly with SIMD');
const search = new StretchSearch(buildSieve(module, tableOf(INDICATORS), 1), 0);
const context = { shape: LINES, changed: 0 };
const INDEX = indexIndicators(INDICATORS.map((indicator, source) => ({ ...indicator, source })));

/** A whole number below another (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Signs that lead the kernel somewhere, more often than their share of all bytes. */
const SIGNS = Buffer.from('....::::////\\\\\\%%%[](){}@@--__0123456789abcdefux \t"\'\n');

/** Bytes that need be no text, with values among them, whole and cut. */
function bytesOf(random: (below: number) => number): Buffer {
  const parts = Array.from({ length: 1 + random(24) }, () => {
    const kind = random(4);
    const value = Buffer.from(INDICATORS[random(INDICATORS.length)]?.value ?? '');
    if (kind === 0) return value;
    if (kind === 1) return value.subarray(random(value.length), 1 + random(value.length));
    const from = kind === 2 ? () => SIGNS[random(SIGNS.length)] ?? 0 : () => random(256);
    return Buffer.from(Array.from({ length: random(40) }, from));
  });
  return Buffer.concat(parts);
}

function found(bytes: Buffer, most: () => number): readonly string[] {
  const told: string[] = [];
  const feed = new LogFeed(search, context, 0, ({ offset, number, record }) => {
    for (const { indicator, form, at } of record.matches)
      told.push(`${number} ${offset} ${at} ${form} ${indicator.source}`);
  });
  for (let from = 0; from < bytes.length; ) {
    const { at, size } = feed.room();
    const taken = Math.min(size, most(), bytes.length - from);
    search.memory.set(bytes.subarray(from, from + taken), at);
    feed.push(taken);
    from += taken;
  }
  feed.end(false);
  return told;
}

function wanted(bytes: Buffer): readonly string[] {
  const told: string[] = [];
  let number = 0;
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(10, from);
    const end = newline < 0 ? bytes.length : newline;
    const text = bytes.toString('utf8', from, end).replace(/\r$/, '');
    const line = { text, cutBefore: false, cutAfter: false };
    number += 1;
    for (const { indicator, form, at } of readRecord(INDEX, line, context, new Set()).matches)
      told.push(`${number} ${from} ${at} ${form} ${indicator.source}`);
    from = end + 1;
  }
  return told;
}

test('bytes at random, with pieces of values among them, are searched as line by line, however they come in', () => {
  let hits = 0;
  for (let seed = 1; seed <= 800; seed++) {
    const random = randomFrom(seed);
    const bytes = bytesOf(random);
    const lines = wanted(bytes);
    hits += lines.length;
    expect(
      found(bytes, () => bytes.length),
      `seed ${seed}`,
    ).toEqual(lines);
    expect(
      found(bytes, () => 1 + random(70)),
      `seed ${seed}, in pieces`,
    ).toEqual(lines);
  }
  expect(hits).toBeGreaterThan(800);
});
