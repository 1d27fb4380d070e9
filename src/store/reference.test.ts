import { expect, test } from 'vitest';
import { findReport, slugOf } from './reference.ts';

const heron = { id: 'report-9f2c0011aabbccdd', title: 'Operation Copper Heron' };
const finch = { id: 'report-9f2cffffaabbccdd', title: 'Amber Finch at the harbour' };
const heronAgain = { id: 'report-0123456789abcdef', title: 'Copper Heron' };

test('a report is found by its id, the start of its id, or a part of its title in any case', () => {
  for (const reference of [heron.id, 'report-9f2c00', '9F2C00', 'copper-heron', 'Copper HERON', 'per her'])
    expect(findReport([heron, finch], reference)).toEqual({ ok: true, value: heron });
});

test('a title given whole wins over titles that contain it', () => {
  expect(findReport([heron, heronAgain], 'copper-heron')).toEqual({ ok: true, value: heronAgain });
});

test('a reference that names two reports lists both', () => {
  for (const reference of ['9f2c', 'report-9f2c', 'er']) {
    const found = findReport([heron, finch], reference);
    expect(found).toMatchObject({ ok: false, problem: { code: 'ambiguous-report' } });
    for (const { id, title } of [heron, finch])
      expect(found).toMatchObject({ problem: { hint: expect.stringContaining(`${id} "${title}"`) } });
  }
});

test('a reference that names nothing, or is nothing, is not in the store', () => {
  for (const reference of ['grey gull', '', '   ', '---', 'report-'])
    expect(findReport([heron], reference)).toMatchObject({ ok: false, problem: { code: 'not-in-store' } });
});

test('accents and punctuation do not stand in the way of a title', () => {
  expect(slugOf('  «Opération» Héron — 2026! ')).toBe('operation-heron-2026');
  expect(slugOf('Операция Цапля')).toBe('операция-цапля');
});
