import { expect, test } from 'vitest';
import { SAMPLE } from '../../../test/judges/stix-sample.ts';
import { publishedOf } from './published.ts';

function published(stated: string): ReturnType<typeof publishedOf> {
  return publishedOf({ ...SAMPLE, report: { ...SAMPLE.report, published: stated } });
}

test.each([
  ['2026-11-17', '2026-11-17T00:00:00.000Z'],
  ['2026-11-17T09:30:00Z', '2026-11-17T09:30:00.000Z'],
  ['2026-11-17T00:30:00+02:00', '2026-11-16T22:30:00.000Z'],
])('a certain date is the date of publication: %s', (stated, at) => {
  expect(published(stated)).toEqual({ at, from: 'stated-date', stated });
});

test.each(['17 November 2026', '11/17/2026', '2026-02-31', '2026', '9999-01-01', '2026-11-17T09:30', ''])(
  'a date that would have to be guessed is not; the capture stands in: %j',
  (stated) => {
    expect(published(stated)).toEqual({ at: SAMPLE.capture.capturedAt, from: 'capture', stated });
  },
);
