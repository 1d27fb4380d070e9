import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import { findCveIds } from './cve-ids.ts';
import { findVulnerabilities } from './index.ts';

function idsIn(text: string): readonly string[] {
  return findCveIds(text).map(({ cve, start, end }) => `${text.slice(start, end)} = ${cve}`);
}

test('a CVE id is found however it is set', () => {
  expect(idsIn('CVE-2024-21412 cve-2021-44228, CVE‑2023‑0001 CVE–2023–12345 (CVE 2019-0708)')).toEqual([
    'CVE-2024-21412 = CVE-2024-21412',
    'cve-2021-44228 = CVE-2021-44228',
    'CVE‑2023‑0001 = CVE-2023-0001',
    'CVE–2023–12345 = CVE-2023-12345',
    'CVE 2019-0708 = CVE-2019-0708',
  ]);
});

test('a line break inside an id is mended', () => {
  expect(idsIn('CVE-\n2021-44228 and CVE-2021-\n44228')).toEqual([
    'CVE-\n2021-44228 = CVE-2021-44228',
    'CVE-2021-\n44228 = CVE-2021-44228',
  ]);
});

test('a list that writes its prefix once is a list of ids', () => {
  expect(idsIn('CVE-2021-26855/26857/27065.')).toEqual([
    'CVE-2021-26855 = CVE-2021-26855',
    '26857 = CVE-2021-26857',
    '27065 = CVE-2021-27065',
  ]);
  expect(idsIn('CVE-2021-26855/2021/03 and https://cve.example/CVE-2021-26855/123456')).toEqual([
    'CVE-2021-26855 = CVE-2021-26855',
    'CVE-2021-26855 = CVE-2021-26855',
  ]);
});

test('placeholders and other numbers are no ids', () => {
  expect(
    idsIn('CVE-2024-XXXX CVE-2024-123 CVE-1980-1234 XCVE-2024-1234 CVE-2024-12345678 CVE-2024-1234a'),
  ).toEqual([]);
});

test('one finding per id, at its first mention that is the report’s own', () => {
  const reading = readingInBlocks(
    { kind: 'navigation', text: 'Latest: CVE-2024-21412' },
    'They used CVE-2024-21412. Again CVE-2024-21412.',
    { kind: 'comment', text: 'and CVE-2020-0601?' },
  );
  expect(findVulnerabilities(reading)).toMatchObject([
    { kind: 'vulnerability', cve: 'CVE-2024-21412', span: { start: 34, quote: 'CVE-2024-21412' } },
    { cve: 'CVE-2020-0601', heldBack: 'in a reader’s comment' },
  ]);
});
