import { expect, test } from 'vitest';
import { readingInBlocks } from '../../test/fixtures/reading-in-blocks.ts';
import { heldBackIn } from './held-back.ts';

const reading = readingInBlocks(
  { kind: 'heading', level: 2, text: 'Analysis' },
  'ALPHA',
  { kind: 'heading', level: 2, text: 'References' },
  'BRAVO',
  { kind: 'heading', level: 3, text: 'Books' },
  'CHARLIE',
  { kind: 'heading', level: 2, text: 'Appendix: Indicators' },
  'DELTA',
  { kind: 'comment', text: 'ECHO' },
  { kind: 'running', text: 'FOXTROT' },
  { kind: 'reference', text: 'GOLF' },
);
const reason = (word: string): string | undefined => heldBackIn(reading)(reading.text.indexOf(word));

test('the report’s own words are shown', () => {
  expect(reason('ALPHA')).toBeUndefined();
  expect(reason('DELTA')).toBeUndefined();
});

test('the list of sources is held back to its end, parts of it included', () => {
  expect(reason('BRAVO')).toBe('under the heading “References”');
  expect(reason('CHARLIE')).toBe('under the heading “References”');
});

test('words that are not the report’s are held back with the reason', () => {
  expect(reason('ECHO')).toBe('in a reader’s comment');
  expect(reason('FOXTROT')).toBe('in a running header or footer');
  expect(reason('GOLF')).toBe('in a source the report cites');
});
