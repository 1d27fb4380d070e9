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

test('so is one with commas, as long as its numbers count nothing', () => {
  expect(idsIn('CVE-2021-26855, 26857, -26858, and 27065.')).toEqual([
    'CVE-2021-26855 = CVE-2021-26855',
    '26857 = CVE-2021-26857',
    '26858 = CVE-2021-26858',
    '27065 = CVE-2021-27065',
  ]);
  expect(idsIn('CVE-2021-26855, 30000 servers; CVE-2021-26857 and 5000 more; CVE-2021-26858, 2021')).toEqual([
    'CVE-2021-26855 = CVE-2021-26855',
    'CVE-2021-26857 = CVE-2021-26857',
    'CVE-2021-26858 = CVE-2021-26858',
  ]);
});

function productsIn(...blocks: readonly string[]): readonly string[] {
  return findVulnerabilities(readingInBlocks(...blocks)).map(
    ({ cve, product }) => `${cve} ${product?.span.quote}`,
  );
}

test('the product that the words beside an id name is part of the finding', () => {
  expect(
    productsIn(
      'They exploited CVE-2024-21762 in FortiOS to get in.',
      'CVE-2019-0708 is a remote code execution vulnerability in Microsoft Windows Remote Desktop Services that worms.',
      'A vulnerability in Oracle WebLogic Server tracked as CVE-2019-2725 was used.',
      'We discussed the GNU Bash arbitrary code execution vulnerability (CVE-2014-6271).',
      'They chained CVE-2021-26855/26857 and CVE-2021-27065 in Microsoft Exchange Server 2019.',
    ),
  ).toEqual([
    'CVE-2024-21762 FortiOS',
    'CVE-2019-0708 Microsoft Windows Remote Desktop Services',
    'CVE-2019-2725 Oracle WebLogic Server',
    'CVE-2014-6271 GNU Bash',
    'CVE-2021-26855 Microsoft Exchange Server 2019',
    'CVE-2021-26857 Microsoft Exchange Server 2019',
    'CVE-2021-27065 Microsoft Exchange Server 2019',
  ]);
});

test('a later mention may name it; dates, places, nicknames and makers are none', () => {
  expect(
    productsIn(
      'CVE-2023-0001 was used. Later we saw CVE-2023-0001 in PAN-OS.',
      'They used CVE-2023-0002 in February and CVE-2023-0003 in Ukraine.',
      'The Shellshock vulnerability (CVE-2014-6271) and a Microsoft vulnerability, CVE-2023-0004.',
      'We saw CVE-2023-0005 in Sandworm attacks.',
      'A landing page has CVE-2023-0006 in the Copper exploit kit, and an Escalation of Privilege flaw (CVE-2023-0007).',
    ),
  ).toEqual([
    'CVE-2023-0001 PAN-OS',
    'CVE-2023-0002 undefined',
    'CVE-2023-0003 undefined',
    'CVE-2014-6271 undefined',
    'CVE-2023-0004 undefined',
    'CVE-2023-0005 undefined',
    'CVE-2023-0006 undefined',
    'CVE-2023-0007 undefined',
  ]);
});

test('an id that was rejected is found, and what the report says of it, too', () => {
  expect(
    findVulnerabilities(
      readingInBlocks(
        'CVE-2023-0001 has since been rejected. The withdrawn CVE-2023-0002 stays in lists.',
        'CVE-2023-0003 ** REJECT ** Do not use. CVE-2023-0004 (disputed) remains.',
        'They rejected a patch for CVE-2023-0005.',
      ),
    ).map(({ cve, standing }) => `${cve} ${standing?.as} ${standing?.span.quote}`),
  ).toEqual([
    'CVE-2023-0001 rejected rejected',
    'CVE-2023-0002 withdrawn withdrawn',
    'CVE-2023-0003 rejected REJECT',
    'CVE-2023-0004 disputed disputed',
    'CVE-2023-0005 undefined undefined',
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
