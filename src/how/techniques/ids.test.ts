import { expect, test } from 'vitest';
import { findIds } from './ids.ts';

function idsIn(text: string): readonly string[] {
  return findIds(text).map(({ start, end, technique, revokedFrom }) => {
    const mapped = revokedFrom === undefined ? '' : ` (was ${revokedFrom})`;
    return `${text.slice(start, end)} = ${technique.id}${mapped}`;
  });
}

test('an id is found however the report writes it', () => {
  expect(idsIn('PowerShell (T1059.001), T1059/001, T1059.001. [T1027]')).toEqual([
    'T1059.001 = T1059.001',
    'T1059/001 = T1059.001',
    'T1059.001 = T1059.001',
    'T1027 = T1027',
  ]);
  expect(idsIn('https://attack.mitre.org/techniques/T1566/002/ and attack.t1105 and T1105/T1027')).toEqual([
    'T1566/002 = T1566.002',
    't1105 = T1105',
    'T1105 = T1105',
    'T1027 = T1027',
  ]);
});

test('an id broken after its dot by a narrow cell is mended, and a sentence’s end is not taken for one', () => {
  expect(idsIn('T1059.\n001')).toEqual(['T1059.\n001 = T1059.001']);
  expect(idsIn('They used T1105. 200 hosts fell.')).toEqual(['T1105 = T1105']);
});

test('a revoked id is mapped to its last successor', () => {
  expect(idsIn('T1086 and T1073')).toEqual([
    'T1086 = T1059.001 (was T1086)',
    'T1073 = T1574.001 (was T1073)',
  ]);
});

test('unknown and deprecated ids are refused, a sub-technique that does not exist included', () => {
  expect(idsIn('T1000 T9999 T1064 T1059.999 TA0001 T0885')).toEqual([]);
});

test('numbers of machines and parts of other words are no ids', () => {
  expect(
    idsIn('a Precision T1600 workstation, model T1003, ST1059, T10591, T1059-2, T1059.exe, X-T1059'),
  ).toEqual([]);
});
