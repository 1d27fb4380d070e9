import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingInBlocks, type WrittenBlock } from '../../../test/fixtures/reading-in-blocks.ts';
import { findTechniques } from './index.ts';

/** What the report says by id or name; what its wording shows is tested in `model/`. */
function seen(...blocks: readonly WrittenBlock[]): readonly string[] {
  return findTechniques(readingInBlocks(...blocks))
    .filter(({ how }) => how !== 'model')
    .map(
      ({ span, attackId, how, tier, heldBack }) =>
        `${span.quote}: ${attackId} by ${how}, ${tier}${heldBack === undefined ? '' : ', held back'}`,
    );
}

test('an id is a finding of full score with its tactics and its place', () => {
  const [found] = findTechniques(readingInBlocks('The loader ran PowerShell (T1059.001).'));
  expect(found).toMatchObject({
    kind: 'technique',
    attackId: 'T1059.001',
    name: 'PowerShell',
    tactics: ['execution'],
    score: 1,
    tier: 'confident',
    how: 'id',
    span: { start: 27, end: 36, quote: 'T1059.001' },
    status: 'suggested',
  });
});

test('an id and its name side by side are one finding', () => {
  expect(seen('They used Process Hollowing (T1055.012).')).toEqual(['T1055.012: T1055.012 by id, confident']);
  expect(seen('Phishing: Spearphishing Link – T1566.002')).toEqual(['T1566.002: T1566.002 by id, confident']);
});

test('an id and its name in one row of a table are one finding', () => {
  const cell = (column: number, text: string): WrittenBlock => ({
    kind: 'table-cell',
    text,
    cell: { table: 0, row: 1, column, header: false },
  });
  const use = 'a long remark on how it was seen to be used in this very intrusion';
  expect(seen(cell(0, 'T1566.001'), cell(1, use), cell(2, 'Spearphishing Attachment'))).toEqual([
    'T1566.001: T1566.001 by id, confident',
  ]);
});

test('a sub-technique’s name beside its technique’s id adds what the id leaves open', () => {
  expect(seen('T1598: Spearphishing Link')).toEqual([
    'T1598: T1598 by id, confident',
    'Spearphishing Link: T1598.003 by name, confident',
  ]);
});

test('a term of the trade is sure as ATT&CK spells it, or in a sentence that says it was done', () => {
  expect(seen('The implant relies on Process Hollowing.')).toEqual([
    'Process Hollowing: T1055.012 by name, confident',
  ]);
  expect(seen('Much was said about process hollowing and about weather')).toEqual([
    'process hollowing: T1055.012 by name, review',
  ]);
  expect(seen('The implant starts svchost.exe by process hollowing.')).toEqual([
    'process hollowing: T1055.012 by name, confident',
  ]);
});

test('an everyday phrase in prose is no technique', () => {
  expect(seen('The vendor sells Software and Hardware, Domains, a Server and Email Accounts.')).toEqual([]);
  expect(seen('A tool, malware, valid accounts and social media were discussed.')).toEqual([]);
});

test('an everyday phrase in a list of techniques is one', () => {
  expect(
    seen(
      { kind: 'heading', level: 2, text: 'MITRE ATT&CK techniques' },
      { kind: 'list-item', text: 'Valid Accounts' },
    ),
  ).toEqual(['Valid Accounts: T1078 by name, confident']);
});

test('the name of a lawful tool counts only where somebody used it, and is sure where that is said outright', () => {
  expect(seen('The dropper launched PowerShell to fetch the next stage.')).toEqual([
    'PowerShell: T1059.001 by name, confident',
  ]);
  expect(seen('The dropper may have launched PowerShell to fetch the next stage.')).toEqual([
    'PowerShell: T1059.001 by name, review',
  ]);
  expect(seen('Administrators should restrict PowerShell.', 'PowerShell is a shell.')).toEqual([]);
  expect(seen({ kind: 'code', text: 'invoke PowerShell' })).toEqual([]);
  expect(seen('What the dropper runs is in the screen capture\nbelow.')).toEqual([]);
});

test('a phishing page is about passwords, a phishing e-mail brings something in', () => {
  expect(seen('The link used a phishing page.')).toEqual([]);
  expect(seen('The actor used phishing e-mails.')).toEqual(['phishing: T1566 by name, confident']);
});

test('a name that two techniques share is settled by the tactic the text names, else left alone', () => {
  expect(seen('Cloud Accounts')).toEqual([]);
  expect(
    seen(
      { kind: 'heading', level: 2, text: 'ATT&CK techniques' },
      { kind: 'list-item', text: 'Steganography' },
    ),
  ).toEqual([]);
  expect(seen('For reconnaissance they sent a Spearphishing Link.')).toEqual([
    'Spearphishing Link: T1598.003 by name, review',
  ]);
  expect(seen('They sent a Spearphishing Link.')).toEqual(['Spearphishing Link: T1566.002 by name, review']);
});

test('what is not the report’s own is held back', () => {
  expect(seen({ kind: 'comment', text: 'see T1059.001' })).toEqual([
    'T1059.001: T1059.001 by id, confident, held back',
  ]);
  expect(seen({ kind: 'heading', level: 2, text: 'References' }, 'Process Hollowing, a primer')).toEqual([
    'Process Hollowing: T1055.012 by name, confident, held back',
  ]);
});

test('the end of one block and the beginning of the next make no name', () => {
  expect(seen({ kind: 'list-item', text: 'Process' }, { kind: 'list-item', text: 'Hollowing' })).toEqual([]);
});

test('every span re-reads, in order, under its own id, whatever the text', () => {
  const pieces = fc.constantFrom(
    'T1059',
    '.001',
    '/',
    ' ',
    '\n',
    'Process Hollowing',
    'Phishing',
    ': ',
    'T1086',
    '(',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const reading = readingInBlocks(parts.join(''));
      const found = findTechniques(reading);
      for (const { span } of found) expect(reading.text.slice(span.start, span.end)).toBe(span.quote);
      expect(found.map(({ span }) => span.start)).toEqual(
        found.map(({ span }) => span.start).sort((a, b) => a - b),
      );
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    }),
  );
});
