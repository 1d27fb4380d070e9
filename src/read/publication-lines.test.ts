import { expect, test } from 'vitest';
import { publicationLines } from './publication-lines.ts';

test('who published a report and when is taken from the line that says so', () => {
  const text =
    'Operation Copper Heron\n\nPublished by Northgate Labs on 17 November 2026\nTomas Verrinor and the team\n';
  const { publisher, published, author } = publicationLines(text, undefined);
  expect([publisher?.value, published?.value, author]).toEqual(['Northgate Labs', '2026-11-17', undefined]);
  const { at } = publisher ?? {};
  expect(at?.kind === 'text-range' && text.slice(at.start, at.end)).toBe('Northgate Labs');
});

test('a name above the date is the author, a title is not', () => {
  const text = 'Park The Who\n\nMaren Ostrick\n21 November 2026\n\nFour days of headlines.';
  expect(publicationLines(text, undefined).author?.value).toBe('Maren Ostrick');
  const title = { value: 'Copper Heron', at: { kind: 'text-range', start: 0, end: 12 } } as const;
  expect(publicationLines('Copper Heron\n21 November 2026\n', title).author).toBeUndefined();
});

test('a byline names the author; prose that speaks of publishing names nobody', () => {
  expect(publicationLines('Title\nBy Orla Hestwick\n', undefined).author?.value).toBe('Orla Hestwick');
  expect(
    publicationLines('The data was published by accident on a site that day, it said.', undefined),
  ).toEqual({});
});
