import { expect, test } from 'vitest';
import { confidenceOf } from './confidence.ts';

test.each([
  ['likely', 'ICD 203 likelihood', 70],
  ['Very Likely / Highly Probable', 'ICD 203 likelihood', 85],
  ['moderate confidence', 'ICD 203 confidence', 50],
  ['high', 'ICD 203 confidence', 85],
  ['high', 'ICD 203 likelihood', undefined],
  ['believes', 'ICD 203 likelihood', undefined],
] as const)('“%s” on the scale %s has the value that STIX gives it', (term, scale, value) => {
  expect(confidenceOf({ term, scale })).toBe(value);
});

test('no term, no number', () => {
  expect(confidenceOf(undefined)).toBeUndefined();
});
