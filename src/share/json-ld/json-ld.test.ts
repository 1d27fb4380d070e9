import { expect, test } from 'vitest';
import { GRADED, SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import { toAnnotations, toClaimReviews } from './index.ts';

interface Selector {
  readonly type: string;
  readonly exact: string;
  readonly start: number;
  readonly end: number;
}

test('an annotation finds its words by quote and by position, counted in code points', () => {
  const text = 'The \u{1F426} host update.heron-cdn.example answered.';
  const start = text.indexOf('update');
  const span = { start, end: start + 24, quote: text.slice(start, start + 24), prefix: '', suffix: '' };
  const [first] = SAMPLE.findings;
  if (first?.kind !== 'observable') throw new Error('the sample begins with an observable');
  const document = sampleWith([{ ...first, span, raw: span.quote, value: span.quote }], text);
  const { first: page, total } = JSON.parse(toAnnotations(document));
  const [quote, position] = page.items[0].target.selector as Selector[];
  expect(total).toBe(1);
  expect(quote?.exact).toBe('update.heron-cdn.example');
  expect([...text].slice(position?.start, position?.end).join('')).toBe(quote?.exact);
  expect(position?.start).toBe(start - 1);
});

test('a claim is reviewed as claimed: no number, no verdict, its claimant as the author', () => {
  const reviews = JSON.parse(toClaimReviews(SAMPLE))['@graph'] as Record<string, never>[];
  expect(reviews.length).toBeGreaterThan(5);
  const text = JSON.stringify(reviews);
  expect(text).not.toContain('ratingValue');
  const [lead] = reviews as unknown as {
    reviewRating: object;
    reviewBody: string;
    itemReviewed: { author: { name: string }[] };
  }[];
  expect(lead?.reviewRating).toEqual({
    '@type': 'Rating',
    alternateName: 'Not checked: reported as claimed',
  });
  expect(lead?.itemReviewed.author[0]?.name).toBe('Northgate Labs');
  expect(lead?.reviewBody).toContain('no fact check');
  expect(toClaimReviews(GRADED)).toContain(
    'Graded by an analyst: B (Admiralty reliability), 2 (Admiralty credibility)',
  );
});

test('a rejected finding is annotated nowhere', () => {
  const rejected = SAMPLE.findings.map((finding) => ({ ...finding, status: 'rejected' as const, by: 'ana' }));
  expect(JSON.parse(toAnnotations(sampleWith(rejected)))).toMatchObject({ total: 0 });
  expect(JSON.parse(toClaimReviews(sampleWith(rejected)))['@graph']).toEqual([]);
});
