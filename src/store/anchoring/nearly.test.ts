import { expect, test } from 'vitest';
import { nearly } from './nearly.ts';

const WORDS = 'thesecondstagewasfetchedoverplainhttpfromaharbouroffice';

test('words with letters left out, put in and changed are found with the number of edits', () => {
  const spoilt = WORDS.replace('fetched', 'fetchd').replace('plain', 'pllain').replace('office', 'offlce');
  const text = `${'x'.repeat(300)}${spoilt}${'y'.repeat(300)}`;
  expect(nearly(text, WORDS, 5)).toEqual([{ start: 300, end: 300 + spoilt.length, edits: 3 }]);
});

test('one edit more than allowed is not found', () => {
  const spoilt = WORDS.replace('second', 'sicand').replace('harbour', 'hurbaur').replace('plain', 'ploin');
  expect(nearly(spoilt, WORDS, 4)).toEqual([]);
  expect(nearly(spoilt, WORDS, 5)).toMatchObject([{ edits: 5 }]);
});

test('the better of two places comes first', () => {
  const text = `${WORDS.replace('stage', 'stige')} and ${WORDS.replace('st', 'ts')} and ${WORDS}`;
  expect(nearly(text, WORDS, 5).map(({ edits }) => edits)).toEqual([0, 1, 2]);
});

test('a text made to cost time costs little', () => {
  const before = process.cpuUsage();
  nearly('ab'.repeat(500_000), 'ab'.repeat(512), 102);
  expect(process.cpuUsage(before).user / 1e3).toBeLessThan(5_000);
});
