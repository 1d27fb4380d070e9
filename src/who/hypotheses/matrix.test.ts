import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import type {
  Consistency,
  JournalEntry,
  Ledger,
  LedgerSource,
  Matrix,
  MatrixEvent,
  UtcInstant,
} from '../../model/index.ts';
import { derivedId, UNSTATED_TLP } from '../../model/index.ts';
import { findWho, makeLedger } from '../index.ts';
import { lastChange, makeMatrix } from './index.ts';

function made(publisher: string, day: string, ...text: readonly string[]): LedgerSource {
  const reading = readingInBlocks(...text);
  return {
    report: {
      id: derivedId('report', publisher, day),
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

const northgate = made('Northgate Labs', '01', 'We believe that AMBER FINCH carried out the intrusions.');
const again = made(
  'Northgate Labs',
  '09',
  'We believe that AMBER FINCH carried out the intrusions at the port.',
);
const contrary = made('CERT-NX', '05', 'CERT-NX denies that AMBER FINCH carried out the intrusions.');
const ledger = makeLedger([northgate, contrary]);

function entries(...records: readonly MatrixEvent[]): JournalEntry<'hypotheses'>[] {
  const at = '2026-11-20T08:00:00.000Z' as UtcInstant;
  return records.map((record, index) => ({ subject: 'story-1', seq: index + 1, by: 'ana', at, record }));
}

function rated(matrix: Matrix, ...ratings: readonly (readonly (Consistency | null)[])[]): MatrixEvent[] {
  return ratings.flatMap((row, at) => {
    const item = matrix.rows[at]?.item;
    if (item === undefined) throw new Error(`there is no item ${at + 1}`);
    return row.map((rating, column) => ({
      kind: 'rated' as const,
      item,
      hypothesis: matrix.hypotheses[column]?.label ?? '',
      rating,
    }));
  });
}

function matrixAfter(of: Ledger, ...events: readonly MatrixEvent[]): Matrix {
  return makeMatrix('story-1', of, entries(...events));
}

test('whom the reports name, an unknown other and a false flag; nobody can be dropped of these', () => {
  const labels = (matrix: Matrix) => matrix.hypotheses.map(({ label }) => label);
  expect(labels(matrixAfter(ledger))).toEqual(['AMBER FINCH', 'an unknown other', 'a false flag']);
  const dropped = matrixAfter(
    ledger,
    { kind: 'hypothesis-dropped', label: 'AMBER FINCH' },
    { kind: 'hypothesis-dropped', label: 'a false flag' },
    { kind: 'hypothesis-added', label: 'an insider' },
  );
  expect(labels(dropped)).toEqual(['AMBER FINCH', 'an insider', 'an unknown other', 'a false flag']);
});

test('items are the words of origins, each origin once, with its span', () => {
  const items = matrixAfter(makeLedger([northgate, again, contrary])).rows.map(({ item }) => item);
  expect(items.map(({ entity, stance }) => `${entity} ${stance}`)).toEqual([
    'Northgate Labs asserts',
    'CERT-NX denies',
  ]);
  expect(items[0]?.passage.span.quote).toContain('AMBER FINCH carried out the intrusions');
});

test('an item that is equal across all hypotheses says nothing, whatever it is', () => {
  const empty = matrixAfter(ledger);
  const { rows } = matrixAfter(ledger, ...rated(empty, ['C', 'C', 'C'], ['II', 'N', 'C']));
  expect(rows.map(({ diagnosticity }) => diagnosticity)).toEqual([0, 3]);
  const [half] = matrixAfter(ledger, ...rated(empty, ['C', 'C'])).rows;
  expect(half?.diagnosticity).toBeUndefined();
});

test('inconsistency alone is counted, twice where it is strong; consistency earns nothing', () => {
  const empty = matrixAfter(ledger);
  const { hypotheses } = matrixAfter(ledger, ...rated(empty, ['CC', 'I', 'N'], ['II', 'C', 'NA']));
  expect(hypotheses.map(({ weight, inconsistent }) => [weight, inconsistent])).toEqual([
    [2, 1],
    [1, 1],
    [0, 0],
  ]);
});

test('it says what would change without one item, and only that', () => {
  const empty = matrixAfter(ledger);
  const { fragile, rows } = matrixAfter(ledger, ...rated(empty, ['N', 'N', 'N'], ['II', 'N', 'N']));
  expect(fragile).toEqual([
    {
      itemId: rows[1]?.item.id,
      changes: [
        { first: 'AMBER FINCH', second: 'an unknown other', now: 'more', without: 'equally' },
        { first: 'AMBER FINCH', second: 'a false flag', now: 'more', without: 'equally' },
      ],
    },
  ]);
});

test('no winner: nothing in it is a rank, and the columns keep their order whatever the ratings', () => {
  const empty = matrixAfter(ledger);
  const after = matrixAfter(ledger, ...rated(empty, ['II', 'CC', 'CC'], ['II', 'CC', 'CC']));
  expect(after.hypotheses.map(({ label }) => label)).toEqual(empty.hypotheses.map(({ label }) => label));
  expect(JSON.stringify(after)).not.toMatch(/rank|winner|best|score/iu);
});

test('the last change that stands is what undoing takes back, and undoing is an entry itself', () => {
  const events: MatrixEvent[] = [
    ...rated(matrixAfter(ledger), ['C']),
    { kind: 'hypothesis-added', label: 'an insider' },
  ];
  const once: MatrixEvent[] = [...events, { kind: 'undone', entry: 2 }];
  expect(matrixAfter(ledger, ...once).hypotheses.map(({ label }) => label)).not.toContain('an insider');
  expect(matrixAfter(ledger, ...once).rows[0]?.ratings[0]).toBe('C');
  expect(lastChange(entries(...once))?.seq).toBe(1);
  const twice: MatrixEvent[] = [...once, { kind: 'undone', entry: 1 }];
  expect(matrixAfter(ledger, ...twice).rows[0]?.ratings[0]).toBeNull();
  expect(lastChange(entries(...twice))).toBeUndefined();
});

test('a rating stays with its item when further reports repeat it, is taken back, and outlives the item', () => {
  const events = rated(matrixAfter(ledger), ['C', 'N', 'N']);
  expect(matrixAfter(makeLedger([again, northgate, contrary]), ...events).rows[0]?.ratings).toEqual([
    'C',
    'N',
    'N',
  ]);
  const [first] = events;
  if (first?.kind !== 'rated') throw new Error('nothing was rated');
  expect(matrixAfter(ledger, ...events, { ...first, rating: null }).rows[0]?.ratings).toEqual([
    null,
    'N',
    'N',
  ]);
  const without = matrixAfter(makeLedger([contrary]), ...events);
  expect(without.rows.find(({ lost }) => lost === true)?.item.entity).toBe('Northgate Labs');
  expect(without.hypotheses.every(({ weight }) => weight === 0)).toBe(true);
});

test('malware, data and what is unstated are nobody’s deed, whatever a reader took them for', () => {
  const labelsWith = (as: string, kind: 'actor' | 'state' | 'data' | 'unstated'): readonly string[] => {
    const findings = northgate.findings.map((each) =>
      each.kind === 'claim' ? { ...each, object: { as, entity: as, kind } } : each,
    );
    return matrixAfter(makeLedger([{ ...northgate, findings }])).hypotheses.map(({ label }) => label);
  };
  for (const [as, kind] of [
    ['PlugX', 'actor'],
    ['the Get2 Loader', 'actor'],
    ['the stolen files', 'data'],
    ['somebody', 'unstated'],
  ] as const)
    expect(labelsWith(as, kind)).toEqual(['an unknown other', 'a false flag']);
  expect(labelsWith('Ruritania', 'state')).toContain('Ruritania');
});
