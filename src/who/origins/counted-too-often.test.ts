import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import type { Claim, ClaimGroup, LedgerSource } from '../../model/index.ts';
import { derivedId, UNSTATED_TLP } from '../../model/index.ts';
import { findWho } from '../index.ts';
import { makeLedger } from './make-ledger.ts';

function made(publisher: string, day: string, text: string): LedgerSource {
  const reading = readingInBlocks(text);
  return {
    report: {
      id: derivedId('report', `${publisher} ${day}`),
      title: `Report of ${publisher}`,
      publisher,
      published: `2026-03-${day}`,
      tlp: UNSTATED_TLP,
    },
    reading,
    findings: findWho(reading, { publisher }),
    links: [],
  };
}

/** The same report with its claims as a reader who errs has them. */
function misread(source: LedgerSource, as: Partial<Claim>): LedgerSource {
  return {
    ...source,
    findings: source.findings.map((finding) => (finding.kind === 'claim' ? { ...finding, ...as } : finding)),
  };
}

function groupOf(...sources: readonly LedgerSource[]): ClaimGroup | undefined {
  return makeLedger(sources).groups[0];
}

function namesOf(group: ClaimGroup | undefined): readonly string[] {
  return group?.origins.map(({ entity }) => entity) ?? [];
}

const DEED = 'AMBER FINCH carried out the intrusions';
const firm = made('Northgate Labs', '01', `We believe that ${DEED}.`);

test('who takes back what was read as an assertion is shown, and is no origin', () => {
  for (const sentence of [
    `We find it hard to believe that ${DEED}.`,
    `We believe that the theory that ${DEED} is disputed.`,
    `We have seen no sign that ${DEED}.`,
  ]) {
    const other = misread(made('Kestrel Point', '02', sentence), { stance: 'asserts' });
    const group = groupOf(firm, other);
    expect([sentence, namesOf(group)]).toEqual([sentence, ['Northgate Labs']]);
    expect(group?.unresolved.map(({ reportId }) => reportId)).toContain(other.report.id);
  }
});

test('the accused who says “not” does not own up, however it was read; who admits it does', () => {
  const accused = { entity: 'AMBER FINCH', as: 'AMBER FINCH', resolved: true };
  const speaks = (text: string) =>
    misread(made('A Post', '02', text), { stance: 'asserts', claimants: [accused] });
  const denial = speaks('AMBER FINCH says that AMBER FINCH never carried out the intrusions.');
  const admits = speaks('AMBER FINCH admitted that AMBER FINCH carried out the intrusions.');
  expect(namesOf(groupOf(firm, denial))).toEqual(['Northgate Labs']);
  expect(namesOf(groupOf(firm, admits))).toEqual(['Northgate Labs', 'AMBER FINCH']);
});

test('offices and people that every state and paper has are nobody, also where they were read as a name', () => {
  for (const as of ['the government', 'Police', 'Editors']) {
    const claimants = [{ entity: as, as, resolved: true }];
    const other = misread(made('A Post', '02', `The government said that ${DEED}.`), { claimants });
    expect([as, namesOf(groupOf(firm, other))]).toEqual([as, ['Northgate Labs']]);
  }
});

test('a finding of years ago is about another affair', () => {
  const court = (words: string) => made('A Post', '02', `The Morvale Court ${words} that ${DEED}.`);
  expect(namesOf(groupOf(firm, court('found in 2021')))).toEqual(['Northgate Labs']);
  expect(namesOf(groupOf(firm, court('found in 2026')))).toEqual(['Northgate Labs', 'Morvale Court']);
});

test('whose own text names nobody did not accuse, whatever is reported of him', () => {
  const report = made('A Post', '03', `The Morvale Court found that ${DEED}.`);
  const silent = made('Morvale Court', '02', 'The court has opened proceedings about the intrusions.');
  const names = made('Morvale Court', '02', 'The court has opened proceedings against AMBER FINCH.');
  expect(namesOf(groupOf(firm, silent, report))).toEqual(['Northgate Labs']);
  expect(namesOf(groupOf(firm, names, report))).toEqual(['Northgate Labs', 'Morvale Court']);
});

test('a sentence that begins with another’s name is not its publisher’s own finding', () => {
  const unsigned = [{ entity: 'Kestrel Point', as: 'the report', resolved: true }];
  const seen = (text: string) => misread(made('Kestrel Point', '02', text), { claimants: unsigned });
  const evidence = `, since the servers are those of AMBER FINCH`;
  const own = seen(`We believe that ${DEED}${evidence}.`);
  const another = seen(`Northgate Labs is sure that ${DEED}${evidence}.`);
  expect(namesOf(groupOf(firm, own))).toEqual(['Northgate Labs', 'Kestrel Point']);
  expect(namesOf(groupOf(firm, another))).toEqual(['Northgate Labs']);
});

test('what a report tells flatly and does not follow is no word of its own', () => {
  const two = made(
    'Kestrel Point CERT',
    '02',
    `${DEED}.\n\nKestrel Point CERT does not believe that ${DEED}.`,
  );
  const group = groupOf(firm, two);
  expect(namesOf(group)).toEqual(['Northgate Labs']);
  expect(group?.contrary.map(({ entity }) => entity)).toEqual(['Kestrel Point CERT']);
});
