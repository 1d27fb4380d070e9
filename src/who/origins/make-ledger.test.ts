import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import type { LedgerSource } from '../../model/index.ts';
import { derivedId, UNSTATED_TLP } from '../../model/index.ts';
import { findWho } from '../index.ts';
import { makeLedger } from './make-ledger.ts';

function made(publisher: string, day: string, text: string): LedgerSource {
  const reading = readingInBlocks(text);
  return {
    report: {
      id: derivedId('report', publisher),
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

function originsOf(...sources: readonly LedgerSource[]): readonly string[] {
  return makeLedger(sources).groups[0]?.origins.map(({ entity }) => entity) ?? [];
}

test('one person through two outlets is one origin, and her firm’s where a report says so', () => {
  const one = made(
    'A Post',
    '01',
    'Tove Marrick, an analyst at Kestrel Point, told A Post that AMBER FINCH carried out the intrusions.',
  );
  const two = made(
    'B Post',
    '02',
    'Tove Marrick, an analyst, believes that AMBER FINCH carried out the intrusions.',
  );
  const firm = made('Kestrel Point', '03', 'We believe that AMBER FINCH carried out the intrusions.');
  expect(originsOf(one, two)).toEqual(['Kestrel Point']);
  expect(originsOf(one, two, firm)).toEqual(['Kestrel Point']);
});

test('officials and experts are never an origin, however many outlets have them', () => {
  const all = ['A Post', 'B Post', 'C Post'].map((publisher, at) =>
    made(
      publisher,
      `0${at + 1}`,
      `${at === 1 ? 'Experts' : 'Two officials'} said that AMBER FINCH carried out the intrusions.`,
    ),
  );
  const [group] = makeLedger(all).groups;
  expect([group?.independentOrigins, group?.unresolved.length]).toEqual([0, 3]);
});

test('two firms in their own words are two origins', () => {
  const one = made('Northgate Labs', '01', 'We believe that AMBER FINCH carried out the intrusions.');
  const two = made('Kestrel Point', '02', 'We assess that AMBER FINCH was behind the intrusions.');
  expect(originsOf(one, two)).toEqual(['Northgate Labs', 'Kestrel Point']);
});

test('a ministry that cites a firm adds no origin', () => {
  const one = made('Northgate Labs', '01', 'We believe that AMBER FINCH carried out the intrusions.');
  const two = made(
    'A Post',
    '02',
    'The Trade Ministry, citing Northgate Labs, said that AMBER FINCH carried out the intrusions.',
  );
  expect(originsOf(one, two)).toEqual(['Northgate Labs']);
});

test('two names that differ are two claims, whatever the lists say of them', () => {
  const one = made('Northgate Labs', '01', 'We believe that APT28 carried out the intrusions.');
  const two = made('Kestrel Point', '02', 'We believe that Fancy Bear carried out the intrusions.');
  expect(makeLedger([one, two]).groups.map(({ independentOrigins }) => independentOrigins)).toEqual([1, 1]);
});

test('a word that is lost on the way is lost at the second hop', () => {
  const vendor = made('Northgate Labs', '01', 'We believe that AMBER FINCH is behind the intrusions.');
  const kept = made('Quay Post', '02', 'Northgate Labs believes that AMBER FINCH is behind the intrusions.');
  const lost = made('Copy Cat', '03', 'AMBER FINCH is behind the intrusions, as Quay Post first reported.');
  const [group] = makeLedger([vendor, kept, lost]).groups;
  const drifts = group?.origins[0]?.echoes.map(({ hop, drift }) => [hop, drift?.from.words, drift?.to.words]);
  expect(group?.independentOrigins).toBe(1);
  expect(drifts).toEqual([
    [1, undefined, undefined],
    [2, 'believes', 'is'],
  ]);
});

test('an opinion is shown and adds no origin, a reason or a house does', () => {
  const firm = made('Northgate Labs', '01', 'We believe that AMBER FINCH carried out the intrusions.');
  const opinion = made('A Post', '02', 'Tove Marrick said that AMBER FINCH carried out the intrusions.');
  const speaks = made(
    'B Post',
    '03',
    'Imke Dallowe, an analyst at Kestrel Point, said that AMBER FINCH carried out the intrusions.',
  );
  expect(originsOf(firm, opinion)).toEqual(['Northgate Labs']);
  expect(originsOf(firm, opinion, speaks)).toEqual(['Northgate Labs', 'Kestrel Point']);
});

test('an office by another’s words for it is one origin with what it published', () => {
  const office = made(
    'Office of the Federal Prosecutor of Sell',
    '01',
    'We believe that AMBER FINCH carried out the intrusions.',
  );
  const paper = made('A Post', '02', 'Federal prosecutors said that AMBER FINCH carried out the intrusions.');
  expect(originsOf(office, paper)).toEqual(['Office of the Federal Prosecutor of Sell']);
});

test('a circle of reports that credit one another ends, and has no origin', () => {
  const one = made('Quay Post', '01', 'AMBER FINCH is behind the intrusions, as Copy Cat first reported.');
  const two = made('Copy Cat', '01', 'AMBER FINCH is behind the intrusions, as Quay Post first reported.');
  expect(originsOf(one, two)).toEqual([]);
});
