import { describe, expect, test } from 'vitest';
import { readingInBlocks } from '../../test/fixtures/reading-in-blocks.ts';
import type { Reading } from '../model/index.ts';
import { findWho } from './index.ts';

/** Processor time in microseconds, the least of three runs: other processes of a busy machine do not count. */
function work(reading: Reading): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    findWho(reading);
    return process.cpuUsage(before).user;
  });
  return Math.max(1, Math.min(...times));
}

const SENTENCE =
  'Ann Vale, an analyst at Northgate, said that AMBER FINCH was behind the breach of the port. ';

/** As long as a sentence may be, made of one phrase again and again. */
function longSentence(phrase: string): string {
  return `${phrase.repeat(Math.floor(1_400 / phrase.length))}. `;
}

function text(sentence: string, sentences: number): Reading {
  return readingInBlocks(sentence.repeat(sentences).trimEnd());
}

describe('ten times the text takes about ten times as long', () => {
  test.each([
    ['prose', SENTENCE, 60],
    ['one name again and again', longSentence('OCHRE LARK '), 12],
    ['speakers in speakers', longSentence('Vale said that '), 12],
    ['apposition in apposition', longSentence('OCHRE LARK, a gang, '), 12],
    ['aliases of aliases', longSentence('OCHRE LARK, also known as '), 12],
    ['brackets', longSentence('(X) ('), 12],
    ['joined doers', longSentence('OCHRE LARK and Varnia’s army or '), 12],
    ['pronouns', longSentence('the same group said they did it and '), 12],
  ])('%s', { retry: 4 }, (_, sentence, sentences) => {
    const small = text(sentence, sentences);
    findWho(small);
    // Quadratic work would take a hundred times as long; the rest is room for a busy machine.
    expect(work(text(sentence, sentences * 10)) / work(small)).toBeLessThan(30);
  });
});

test.each([
  ['a megabyte without a full stop', 'words and words '.repeat(65_536)],
  ['a token of 200 kB', `${'ab1'.repeat(66_667)} OCHRE LARK`],
  ['a state of 200 kB', `${'Va'.repeat(100_000)}’s army`],
  ['a hundred thousand quotations', '“x” '.repeat(100_000)],
  ['brackets in brackets', `${'('.repeat(100_000)}OCHRE LARK${')'.repeat(100_000)}`],
])('%s yields no claim and comes to an end', (_, hostile) => {
  expect(findWho(readingInBlocks(hostile)).filter(({ kind }) => kind === 'claim')).toEqual([]);
});
