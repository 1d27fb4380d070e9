import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import type { Claim, Claimant, LedgerSource } from '../../model/index.ts';
import { derivedId, UNSTATED_TLP } from '../../model/index.ts';
import { findWho } from '../index.ts';
import { makeLedger, makeLedgerOfAffairs } from './make-ledger.ts';

interface Stated {
  readonly publisher?: string;
  readonly author?: string;
  readonly title?: string;
}

function made(text: string, { publisher, author, title = text.slice(0, 20) }: Stated = {}): LedgerSource {
  const reading = readingInBlocks(text);
  return {
    report: {
      id: derivedId('report', text),
      title,
      ...(publisher !== undefined && { publisher }),
      tlp: UNSTATED_TLP,
    },
    reading,
    findings: findWho(reading, { ...(publisher !== undefined && { publisher }) }),
    links: [],
    ...(author !== undefined && { author }),
  };
}

/** The report with every claim as a reader who errs has it. */
function misread(source: LedgerSource, as: Partial<Claim>): LedgerSource {
  const findings = source.findings.map((each) => (each.kind === 'claim' ? { ...each, ...as } : each));
  return { ...source, findings };
}

const DEED = 'AMBER FINCH carried out the intrusions';

test('writers who are not stated may be one, or anybody who is named: shown, and never counted', () => {
  const texts = ['We believe', 'After weeks of work we believe'].map((words) =>
    made(`${words} that ${DEED}.`),
  );
  const [group] = makeLedger(texts).groups;
  expect(group?.independentOrigins).toBe(0);
  expect(group?.origins.map(({ unknown }) => unknown)).toEqual([true, true]);
  const firm = made(`We are sure that ${DEED}.`, { publisher: 'Northgate Labs' });
  const [three] = makeLedger([...texts, firm]).groups;
  expect(three?.independentOrigins).toBe(1);
  expect(three?.origins[0]).toMatchObject({ entity: 'Northgate Labs' });
  expect(three?.origins).toHaveLength(3);
});

test.each(['owner', 'User', 'Administrator', 'Microsoft Office User', 'report-final.docx'])(
  'what a program writes in the author’s place is no name: %s',
  (author) => {
    const [group] = makeLedger([made(`We believe that ${DEED}.`, { author })]).groups;
    expect([author, group?.independentOrigins]).toEqual([author, 0]);
  },
);

test('an origin is a person or an organisation: no heading, malware, deed, crowd or lone surname', () => {
  const counted = (as: string, entity: string, text = `${as} said that ${DEED}.`): number | undefined => {
    const claimants: Claimant[] = [{ as, entity, resolved: true }];
    const firm = made(`We believe that ${DEED}.`, { publisher: 'Northgate Labs' });
    return makeLedger([firm, misread(made(text, { publisher: 'A Post' }), { claimants })]).groups[0]
      ?.independentOrigins;
  };
  for (const [as, entity] of [
    ['Note:Previous', 'Note:Previous'],
    ['APPENDIX', 'APPENDIX'],
    ['Hypothesis', 'Hypothesis'],
    ['it', 'Let'],
    ['the gang AMBER FINCH’s Get2 Loader', 'Get2 Loader'],
    ['PlugX', 'PlugX'],
    ['behind last year’s Quaywind breach', 'Quaywind'],
    ['New Patchwork Spearphishing Attack', 'New Patchwork Spearphishing Attack'],
    ['Chechen rebels', 'Chechen'],
    ['Marrick', 'Marrick'],
  ] as const)
    expect([entity, counted(as, entity)]).toEqual([entity, 1]);
  for (const [as, entity] of [
    ['Kestrel Labs', 'Kestrel Labs'],
    ['Quaywind researchers', 'Quaywind'],
    ['FireKite', 'FireKite'],
  ] as const)
    expect([entity, counted(as, entity)]).toEqual([entity, 2]);
});

test('a name that was cut short is taken whole from the words', () => {
  const names = (as: string, entity: string): readonly string[] | undefined =>
    makeLedger([
      misread(made(`${as} said that ${DEED}.`, { publisher: 'A Post' }), {
        claimants: [{ as, entity, resolved: true }],
      }),
    ]).groups[0]?.origins.map((each) => each.entity);
  expect(names('Quaysec 471', 'Quaysec')).toEqual(['Quaysec 471']);
  expect(names('iKITE Partners', 'Partners')).toEqual(['iKITE Partners']);
});

test('a claim is headed by the words of the report; the state they are read as stands beside them', () => {
  const object = { as: 'Chinese hackers', entity: 'China', kind: 'actor' } as const;
  const text = (publisher: string) => made(`${publisher} believes that ${DEED}.`, { publisher });
  const hackers = misread(text('Kestrel Point'), { object });
  const [alone] = makeLedger([hackers]).groups;
  expect(alone).toMatchObject({ object: 'Chinese hackers', objectReading: 'China', objectKind: 'actor' });
  const state = misread(text('Northgate Labs'), {
    object: { as: 'China', entity: 'China', kind: 'state' },
  });
  const both = makeLedger([state, hackers]).groups;
  expect(both).toHaveLength(1);
  expect(both[0]?.object).toBe('China');
  expect(both[0]).not.toHaveProperty('objectReading');
});

test('of several affairs nothing is summed up, traced or held for a copy across them', () => {
  const firm = made(`We believe that ${DEED}.`, { publisher: 'Northgate Labs' });
  const other = made(`We know that ${DEED}.`, { publisher: 'Kestrel Point' });
  const third = made(`Kestrel Point says that ${DEED}.`, { publisher: 'A Post' });
  const ledger = makeLedgerOfAffairs([
    { within: { kind: 'story', id: 'story-1', title: 'Heron' }, sources: [firm, other] },
    { within: { kind: 'report', id: third.report.id, title: third.report.title }, sources: [third] },
  ]);
  expect(ledger.reports).toHaveLength(3);
  expect(ledger.groups.map(({ within, independentOrigins }) => [within?.kind, independentOrigins])).toEqual([
    ['story', 2],
    ['report', 1],
  ]);
  expect(new Set(ledger.groups.map(({ id }) => id)).size).toBe(2);
  expect(ledger.edges.filter(({ from }) => from === third.report.id)).toEqual([]);
  expect(makeLedger([firm, other, third]).groups[0]?.carriedBy).toHaveLength(3);
});
