import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ledgerBytes } from '../../src/app/ledger-source.ts';
import type { ClaimGroup, Ledger, Passage } from '../../src/model/index.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const folder = join(ROOT, 'examples/copper-heron');
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
const files = [
  'report.html',
  ...readdirSync(folder).filter((file) => file.startsWith('outlet-')),
  'cert-nx-statement.md',
  'blog.txt',
  'gone.html',
];
const paths = files.map((file) => join(folder, file));
const home = join(temporaryFolder(), 'home');
const fileOf = new Map<string, string>();
const texts = new Map<string, string>();
let ledger: Ledger;

beforeAll(async () => {
  for (const file of files) {
    const source = await ledgerBytes(readFileSync(join(folder, file)), file);
    if (!source.ok) throw new Error(source.problem.message);
    fileOf.set(source.value.report.id, file);
    texts.set(source.value.reading.id, source.value.reading.text);
  }
  const { exit, out, err } = await howdunit(['who', ...paths, '--json', '--home', home]);
  expect([exit, err]).toEqual([0, '']);
  ledger = JSON.parse(out);
}, 60_000);

function group(predicate: string): ClaimGroup | undefined {
  return ledger.groups.find((each) => each.predicate === predicate);
}

describe('copper heron', () => {
  test('one firm speaking, several times: one origin, one contrary voice', () => {
    const did = group('did');
    expect(did?.origins.map(({ entity }) => entity)).toEqual(expected.attribution.independentOrigins);
    expect(did?.contrary.map(({ entity }) => entity)).toEqual(expected.attribution.contrary);
    expect(did?.independentOrigins).toBe(1);
    expect(did?.carriedBy.map((id) => fileOf.get(id)).sort()).toEqual(
      [...expected.attribution.carriedBy].sort(),
    );
  });

  test('officials without a name are shown and not counted', () => {
    const sponsored = group('sponsored');
    expect(sponsored?.independentOrigins).toBe(0);
    expect(sponsored?.unresolved.map(({ as }) => as)).toEqual(['Two officials']);
  });

  test('the echoes of the careful reader, on the grounds that reader saw', () => {
    const grounds: Readonly<Record<string, string>> = {
      'names the publisher': 'named-source',
      'links to the report': 'link',
      'whole sentences word for word': 'verbatim',
      'shares the misspelling AMBER FNICH': 'shared-error',
      'names the outlet twice': 'named-source',
      'the same quotation of the same person': 'shared-quotation',
    };
    for (const { from, to, how, credit } of expected.echoes) {
      const edge = ledger.edges.find((each) => fileOf.get(each.from) === from);
      expect([from, edge?.to.kind === 'report' && fileOf.get(edge.to.reportId)]).toEqual([from, to]);
      expect([from, edge?.credited]).toEqual([from, credit]);
      expect(edge?.grounds.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(how.map((words: string) => grounds[words])),
      );
    }
    expect(ledger.edges).toHaveLength(expected.echoes.length);
  });

  test('only the outlet that drops the hedge has drifted, and both ends are quoted', () => {
    const echoes = group('did')?.origins.flatMap((origin) => origin.echoes) ?? [];
    const drifted = echoes.filter(({ drift }) => drift !== undefined);
    expect(new Set(drifted.map(({ reportId }) => fileOf.get(reportId)))).toEqual(
      new Set(['outlet-c-sluicegate.html']),
    );
    expect(drifted.map(({ drift }) => drift?.to.words)).toContain('is');
    expect(drifted[0]?.drift?.from.words).toBe('believe with moderate confidence');
  });

  test('every passage re-reads from its report', () => {
    const passages = passagesIn(ledger);
    expect(passages.length).toBeGreaterThan(40);
    for (const { readingId, span } of passages) {
      expect(texts.get(readingId)?.slice(span.start, span.end)).toBe(span.quote);
    }
  });

  test('the terminal begins with the counts, and sets the contrary voice beside the origin', async () => {
    const { out } = await howdunit(['who', ...paths, '--home', home]);
    const lines = out.split('\n');
    expect(lines[0]).toBe(
      '8 reports · 1 independent origin · hedges: 5 kept, 1 dropped · evidence: none given',
    );
    const indent = (start: string) => lines.find((line) => line.trim().startsWith(start))?.search(/\S/u);
    expect(indent('contrary CERT-NX')).toBe(indent('Northgate Labs (through'));
    expect(out).toContain('“believe with moderate confidence” → “is”, at hop 1');
    expect(out).not.toMatch(/https?:\/\//u);
  });

  test.each([
    ['md', '# 8 reports · 1 independent origin'],
    ['dot', 'digraph echoes {'],
    ['csv', 'claim,role,origin,report'],
  ])('--format %s', async (format, beginning) => {
    const { exit, out } = await howdunit(['who', ...paths, '--format', format, '--home', home]);
    expect([exit, out.slice(0, beginning.length)]).toEqual([0, beginning]);
  });

  test('kept reports in no story stand each by itself, under the marking of the strictest', async () => {
    for (const path of paths.slice(0, 3)) {
      expect((await howdunit(['read', path, '--home', home])).exit).toBe(0);
    }
    const { exit, out } = await howdunit(['who', '--all', '--json', '--home', home]);
    const kept: Ledger = JSON.parse(out);
    expect([exit, kept.reports.length, kept.tlp]).toEqual([0, 3, 'TLP:AMBER+STRICT']);
    const own = kept.groups.find(({ carriedBy }) => carriedBy.some((id) => fileOf.get(id) === 'report.html'));
    expect(own?.origins.map(({ entity }) => entity)).toEqual(['Northgate Labs']);
    expect(
      kept.groups.every(({ within, carriedBy }) => within?.kind === 'report' && carriedBy.length < 2),
    ).toBe(true);
    expect(kept.edges.filter(({ outside }) => !outside)).toEqual([]);
  });
});

function passagesIn(value: unknown): Passage[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'readingId' in value && 'span' in value ? [value as Passage] : [];
  return [...own, ...Object.values(value).flatMap(passagesIn)];
}

describe('what cannot be answered', () => {
  test.each([
    [['who'], 2, 'bad-usage'],
    [['who', '-', 'x'], 2, 'bad-usage'],
    [['who', join(folder, 'no-such-file.html')], 3, 'not-in-store'],
  ])('%j ends with %i', async (args, code, problem) => {
    const { exit, out, err } = await howdunit([...args, '--home', home]);
    expect([exit, out]).toEqual([code, '']);
    expect(err).toContain(`[${problem}]`);
  });

  test('a pipe gives the claims of one text, as before', async () => {
    const input = 'Northgate Labs believes that AMBER FINCH carried out the intrusions.';
    const { out } = await howdunit(['who', '-', '--json'], { input });
    expect(JSON.parse(out).map(({ kind }: { kind: string }) => kind)).toContain('claim');
  });

  test('one that cannot be read is said, and the rest is answered', async () => {
    const { exit, out, err } = await howdunit([
      'who',
      paths[0] ?? '',
      'no-such-report',
      '--json',
      '--home',
      home,
    ]);
    expect([exit, JSON.parse(out).reports.length]).toEqual([3, 1]);
    expect(err).toContain('[not-in-store]');
  });
});
