import { expect, test } from 'vitest';
import { statedDate } from './stated-date.ts';

test.each([
  ['17 November 2026', '2026-11-17'],
  ['7th Nov. 2026', '2026-11-07'],
  ['November 17, 2026', '2026-11-17'],
  ['Sept 1st 2026', '2026-09-01'],
  ['may 3, 2026', '2026-05-03'],
  ['2026-11-17', '2026-11-17'],
  ['2026-11-17T10:30:00+01:00', '2026-11-17T09:30:00.000Z'],
])('%s is certain, and written %s', (written, iso) => {
  expect(statedDate(written)).toBe(iso);
});

test.each(['03/04/2026', '31 February 2026', '0 May 2026', '12 Brumaire 2026', 'November 2026', 'Q4 2026'])(
  '%s is no certain day and stays as it is written',
  (written) => {
    expect(statedDate(written)).toBe(written);
  },
);
