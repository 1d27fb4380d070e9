import { describe, expect, test } from 'vitest';
import { readingInBlocks, type WrittenBlock } from '../../../test/fixtures/reading-in-blocks.ts';
import type { Observable } from '../../model/index.ts';
import { findObservables } from '../observables/index.ts';

function find(...blocks: readonly WrittenBlock[]): Observable[] {
  return findObservables(readingInBlocks(...blocks), {}) as Observable[];
}

const HASH = 'ac0f4653674eb37b01903d7bfc0b6dbfb90fff5d8a7ae3ea4f6eaa8bd9993c64';

describe('what a sentence calls harmless or tells readers to set is no indicator', () => {
  test.each([
    [
      `The file has the SHA-256 ${HASH}; it is the maker's own, signed, harmless, and on no block list.`,
      'benign',
    ],
    [`The hash ${HASH} is a false positive.`, 'benign'],
    [`Do not block ${HASH}: every copy has it.`, 'benign'],
    ['The page asks heron[.]example, which is not malicious, for the time.', 'benign'],
    ['It drops finch.exe, which is harmless, beside the loader.', 'benign'],
    [
      'Protect the process by setting HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\RunAsPPL there.',
      'benign',
    ],
    ['Administrators should set HKLM\\SOFTWARE\\Policies\\Northgate\\Locked to 1.', 'benign'],
    ['The installed program loads its library from C:\\Program Files\\Berth\\finch.dll then.', 'benign'],
    // What only seems so, and what a tool sets, is the attackers'.
    ['The page heron[.]example is anything but harmless.', 'attacker'],
    ['The file ('.concat(HASH, ') looks benign and is not.'), 'attacker'],
    ['It drops finch.exe, disguised as a harmless update.', 'attacker'],
    ['The implant protects itself by setting HKLM\\SOFTWARE\\Northgate\\Locked to 1.', 'attacker'],
    ['It persists by setting HKLM\\SOFTWARE\\Northgate\\Run to its path.', 'attacker'],
  ])('%s', (words, role) => {
    expect(find(words)[0]?.role).toBe(role);
  });

  test('under a heading of advice an order is one; what is to be looked for is not', () => {
    const advice = (words: string): string | undefined =>
      find({ kind: 'heading', text: 'What to do' }, words)[0]?.role;
    expect(advice('Set HKLM\\SOFTWARE\\Policies\\Northgate\\Locked to 1.')).toBe('benign');
    expect(advice('Look for HKLM\\SOFTWARE\\Northgate\\Run on every host.')).not.toBe('benign');
  });

  test('the reason names the words, and the finding is kept and held back', () => {
    const [hash] = find(`The hash ${HASH} is a false positive.`);
    expect(hash).toMatchObject({
      value: HASH,
      roleWhy: '“false positive” beside it',
      heldBack: 'benign: “false positive” beside it',
    });
  });
});

describe('what belongs to those attacked is theirs, defanged or not', () => {
  test.each([
    ["The intruders entered through the victim's gateway at 203.0.113[.]9 in May.", 'victim'],
    ['Traffic came from the affected organisation at 203.0.113[.]9 in May.', 'victim'],
    ['The host 203.0.113[.]9 belongs to one of the victims.', 'victim'],
    ['They read mail of harbour[.]example, the victim’s domain, for weeks.', 'victim'],
    ['The gateway at 203.0.113[.]9 was exploited in May.', 'victim'],
    // From the victim to somebody else, and what was turned against others.
    ["The victim's machine connects to 203.0.113[.]9 every hour.", 'attacker'],
    ['Victims are sent to heron[.]example from there.', 'attacker'],
    ["It sends the victims' files to heron[.]example at night.", 'attacker'],
    ['The site heron[.]example was breached and used to serve the loader.', 'attacker'],
    ['Mail to the compromised company linked to heron[.]example first.', 'attacker'],
  ])('%s', (words, role) => {
    expect(find(words)[0]?.role).toBe(role);
  });
});

describe('headings, columns and rows spare what they say is harmless', () => {
  test('an item below “False positives” or “Victims”, also within the indicators', () => {
    const found = find(
      { kind: 'heading', level: 1, text: 'Indicators of compromise' },
      { kind: 'list-item', text: 'heron[.]example' },
      { kind: 'heading', level: 2, text: 'False positives' },
      { kind: 'list-item', text: HASH },
      { kind: 'heading', level: 2, text: 'Victims' },
      { kind: 'list-item', text: 'harbour[.]example' },
      'Victims were sent to finch[.]example by mail, and then on to another page of theirs.',
    );
    expect(found.map(({ role }) => role)).toEqual(['attacker', 'benign', 'victim', 'attacker']);
    expect(found[1]?.roleWhy).toBe('under “False positives”');
  });

  test('another cell of the row says what it is', () => {
    const cell = (row: number, column: number, text: string): WrittenBlock => ({
      kind: 'table-cell',
      cell: { table: 0, row, column, header: row === 0 },
      text,
    });
    const rows = [
      ['Domain', 'Note'],
      ['heron[.]example', 'C2, second stage'],
      ['harbour[.]example', 'Victim'],
      ['clock[.]example', 'Legitimate time service'],
      ['forms[.]example', 'Legitimate site, compromised'],
      ['berth[.]example', 'Benign'],
    ];
    const found = find(...rows.flatMap((cells, row) => cells.map((text, column) => cell(row, column, text))));
    expect(found.map(({ role }) => role)).toEqual(['attacker', 'victim', 'benign', 'attacker', 'benign']);
    const drawn = find(
      '| IP | Note |\n| --- | --- |\n| 203.0.113[.]9 | False positive |\n| 203.0.113[.]8 | C2 |',
    );
    expect(drawn.map(({ role }) => role)).toEqual(['benign', 'attacker']);
  });
});

test('hard blanks are blanks to whoever reads the words beside a mention', () => {
  const [host] = find('It imitates the\u00a0legitimate\u00a0site\u00a0harbour-bank.com there.');
  expect(host?.role).toBe('benign');
});
