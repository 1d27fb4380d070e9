import { expect, test } from 'vitest';
import { observables } from '../../src/how/library.ts';
import { findObservables } from '../../src/how/observables/index.ts';
import { readText } from '../../src/read/index.ts';

const TEXT = 'The implant beacons to hxxps://heron[.]example/gate and drops update.exe.';

test('a text alone gives what a reading of it gives, ids included', () => {
  expect(observables(TEXT)).toEqual(findObservables(readText(TEXT), {}));
});

test('every finding stands where its span says', () => {
  for (const { span, raw } of observables(TEXT)) expect(TEXT.slice(span.start, span.end)).toBe(raw);
  expect(observables('')).toEqual([]);
});
