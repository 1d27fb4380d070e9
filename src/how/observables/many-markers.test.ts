import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import { findObservables } from './index.ts';

const MANY = 6_000;

test('a URL of thousands of markers is read to its end, and what stands behind it is where it says', () => {
  const path = 'a[.]'.repeat(MANY);
  const text = `See hxxp://heron[.]example/${path}b and then heron-two[.]example.`;
  const [url, host] = findObservables(readingInBlocks(text), {}).flatMap((finding) =>
    finding.kind === 'observable' ? [finding] : [],
  );
  expect(url?.value).toBe(`http://heron.example/${'a.'.repeat(MANY)}b`);
  expect(url?.refanged).toEqual(['hxxp → http', '[.] → .']);
  expect(text.slice(url?.span.start, url?.span.end)).toBe(`hxxp://heron[.]example/${path}b`);
  expect(host?.raw).toBe('heron-two[.]example');
});

test('hosts far behind thousands of markers of one token keep their places', () => {
  const text = `${'x[.]y(dot)'.repeat(MANY)},heron[.]example`;
  const found = findObservables(readingInBlocks(text), {}).flatMap((finding) =>
    finding.kind === 'observable' ? [finding] : [],
  );
  expect(found.at(-1)?.raw).toBe('heron[.]example');
});
