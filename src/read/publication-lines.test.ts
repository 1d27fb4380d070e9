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

const statedIn = (text: string): readonly (string | undefined)[] => {
  const found = publicationLines(text, undefined);
  for (const each of [found.publisher, found.published]) {
    if (each?.at.kind !== 'text-range') continue;
    expect(text.slice(each.at.start, each.at.end).length).toBeGreaterThan(3);
  }
  return [found.publisher?.value, found.published?.value];
};

test('a label says what a date is, whatever stands behind it on the line', () => {
  expect(statedIn('Title\nPublished 2 November 2026 by Tern Labs\n')).toEqual(['Tern Labs', '2026-11-02']);
  expect(statedIn('Title\nDate: 31 July 2026 URL:https://tern.example/a\n')).toEqual([
    undefined,
    '2026-07-31',
  ]);
  expect(statedIn('Title\nOriginal release date: November 2, 2026\n')).toEqual([undefined, '2026-11-02']);
  expect(statedIn('Title\nAuthor Tern Labs Date 27/01/2026\n')).toEqual([undefined, '27/01/2026']);
  expect(statedIn('Title\nResearch Brief Number 10 – July 2026\n')).toEqual([undefined, 'July 2026']);
  // A date in a sentence, or of something else, dates no report.
  expect(statedIn('Title\nOn 31 July 2026 the port closed.\nCreation Date: 2026-07-28\n')).toEqual([
    undefined,
    undefined,
  ]);
});

test('a copyright line names the publisher, unless two do or it is part of code', () => {
  expect(
    statedIn('Title\n\n© 2026 Northgate Labs Ltd. All rights reserved. Visit www.northgate.example 1\n'),
  ).toEqual(['Northgate Labs Ltd.', undefined]);
  expect(statedIn('Copyright © 2026 Tern Labs Rev. 2026-12-02\n\nTitle\n')).toEqual([
    'Tern Labs',
    '2026-12-02',
  ]);
  expect(statedIn(`Title\n${'Words of prose.\n'.repeat(900)}© 2026 Tern Labs\n`)).toEqual([
    'Tern Labs',
    undefined,
  ]);
  expect(statedIn('Title\n© 2026 Tern Labs\n© 2026 Heron Labs\n')).toEqual([undefined, undefined]);
  expect(statedIn('Title\nOU=Copyright (c) 2026 Tern Corp., CN=Tern Root\n')).toEqual([undefined, undefined]);
  expect(statedIn('Title\n© 2026. All rights reserved.\n')).toEqual([undefined, undefined]);
});
