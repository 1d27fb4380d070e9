import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Claim, Ledger, Matrix, NameAnswer, StorySuggestion } from '../../src/model/index.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const folder = join(ROOT, 'examples/copper-heron');
const files = [
  'report.html',
  'outlet-a-harbour-ledger.html',
  'outlet-c-sluicegate.html',
  'outlet-d-sennbay-courier.html',
  'cert-nx-statement.md',
  'blog.txt',
];
const home = join(temporaryFolder(), 'home');

async function run(...args: readonly string[]): Promise<string> {
  const { exit, out, err } = await howdunit([...args, '--home', home]);
  expect([args, exit, exit === 0 ? '' : err]).toEqual([args, 0, '']);
  return out;
}

async function refused(...args: readonly string[]): Promise<string> {
  const { exit, out, err } = await howdunit([...args, '--home', home]);
  expect([args, exit === 0, out]).toEqual([args, false, '']);
  return err;
}

function schemaOf(name: string): object {
  return JSON.parse(readFileSync(join(ROOT, 'schemas', `${name}.schema.json`), 'utf8'));
}

async function ledger(): Promise<Ledger> {
  return JSON.parse(await run('who', '--story', 'copper-heron', '--json'));
}

beforeAll(async () => {
  await run('read', ...files.map((file) => join(folder, file)));
}, 120_000);

describe('a story', () => {
  test('is suggested with grounds on both sides, and made only when it is confirmed', async () => {
    const suggestions: StorySuggestion[] = JSON.parse(await run('story', 'suggest', '--json'));
    expect(suggestions).toHaveLength(1);
    const [suggestion] = suggestions;
    expect(suggestion?.members).toHaveLength(files.length);
    for (const { reportId, grounds } of suggestion?.members ?? []) {
      expect([reportId, grounds.length > 0]).toEqual([reportId, reportId !== suggestion?.lead]);
      for (const { here, there } of grounds) {
        expect([here.reportId, there.reportId]).toEqual([reportId, suggestion?.lead]);
        expect(here.span.quote).not.toBe('');
      }
    }
    expect(JSON.parse(await run('story', 'list', '--json'))).toEqual([]);
    await run('story', 'confirm', suggestion?.id ?? '', '--title', 'Copper Heron', '--by', 'ana');
    expect(JSON.parse(await run('story', 'suggest', '--json'))).toEqual([]);
    expect((await ledger()).reports).toHaveLength(files.length);
  });

  test('is changed by dated entries, each of which can be undone', async () => {
    await run('story', 'remove', 'copper-heron', 'copper-heron-keep-the-how', '--by', 'bo');
    expect((await ledger()).reports).toHaveLength(files.length - 1);
    await run('story', 'undo', 'copper-heron', '--by', 'ana');
    expect((await ledger()).reports).toHaveLength(files.length);
    const { history } = JSON.parse(await run('story', 'show', 'copper-heron', '--json'));
    expect(history.map(({ by, record }: never) => [by, (record as { kind: string }).kind])).toEqual([
      ['ana', 'made'],
      ['bo', 'removed'],
      ['ana', 'undone'],
    ]);
    expect(await refused('story', 'remove', 'copper-heron', 'no-such-report')).toContain('[not-in-store]');
    expect(await refused('who', '--story', 'slow-tide')).toContain('[not-in-store]');
  });
});

describe('the ledger of a story', () => {
  test('is what its schema says, grades too', async () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(schemaOf('finding'));
    const validate = ajv.compile(schemaOf('ledger'));
    const made = await ledger();
    expect(validate(made) ? [] : validate.errors).toEqual([]);
    const [group] = made.groups;
    expect(validate({ ...made, groups: [{ ...group, independentOrigins: -1 }] })).toBe(false);
    const row = group?.origins[0]?.rows[0];
    const origin = { ...group?.origins[0], rows: [{ ...row, passage: { reportId: 'report-1' } }] };
    expect(validate({ ...made, groups: [{ ...group, origins: [origin] }] })).toBe(false);
  });

  test('as a page: whole, with every claim and no script', async () => {
    const html = await run('who', '--story', 'copper-heron', '--format', 'html');
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(html).toContain('AMBER FINCH did it');
    expect(html).toContain('contrary: CERT-NX');
    expect(html).not.toMatch(/<script|https?:\/\//iu);
  });
});

describe('a grade', () => {
  let claimId = '';
  beforeAll(async () => {
    claimId = (await ledger()).groups[0]?.origins[0]?.rows[0]?.claimId ?? '';
  });

  test('credibility 1 is refused with one independent origin, and the reason is said', async () => {
    const { exit, err } = await howdunit(['grade', claimId, 'B1', '--home', home]);
    expect(exit).toBe(4);
    expect(err).toContain('there is one independent origin; echoes do not count');
    expect(err).toContain('[grade-refused]');
  });

  test('is given, shown with who and when, outlives reading again, and is taken back', async () => {
    await run('grade', claimId, 'B2', 'likely', '--by', 'ana', '--note', 'own telemetry');
    await run('read', join(folder, 'report.html'));
    const row = (await ledger()).groups[0]?.origins[0]?.rows.find((each) => each.claimId === claimId);
    expect(row?.grade).toMatchObject({
      by: 'ana',
      note: 'own telemetry',
      terms: [
        { scale: 'Admiralty reliability', term: 'B' },
        { scale: 'Admiralty credibility', term: '2' },
        { scale: 'ICD 203 likelihood', term: 'likely' },
      ],
    });
    expect(await run('who', '--story', 'copper-heron')).toContain(
      'graded B2, likely (ICD 203 likelihood) by ana',
    );
    await run('grade', claimId, 'none', '--by', 'bo');
    expect(JSON.stringify(await ledger())).not.toContain('own telemetry');
    expect(JSON.parse(await run('grade', claimId, '--json'))).toMatchObject([
      { by: 'ana' },
      { by: 'bo', grade: null },
    ]);
  });

  test('a number is none, and only claims have one', async () => {
    expect(await refused('grade', claimId, '70')).toContain('[bad-usage]');
    expect(await refused('grade', 'finding-0000000000000000', 'B2')).toContain('[not-in-store]');
  });

  test('lint reads a brief, names the place and can fail a build', async () => {
    const text = 'With high confidence it is very likely theirs.';
    const { exit, out } = await howdunit(['grade', 'lint', '-', '--json', '--exit-code'], { input: text });
    expect(exit).toBe(10);
    const [found] = JSON.parse(out);
    expect([found.rule, text.slice(found.span.start, found.span.end)]).toEqual([
      'mixed-statement',
      found.span.quote,
    ]);
    expect(
      (await howdunit(['grade', 'lint', '-', '--exit-code'], { input: 'It is very likely.' })).exit,
    ).toBe(0);
  });
});

describe('hypotheses', () => {
  test('the claimed, an unknown other and a false flag; ratings stay with the story', async () => {
    const rate = (item: string, hypothesis: string, rating: string) =>
      run('hypotheses', 'rate', 'copper-heron', item, hypothesis, rating, '--by', 'ana', '--json');
    for (const hypothesis of ['amber', 'unknown', 'false']) await rate('1', hypothesis, 'C');
    const matrix: Matrix = JSON.parse(await rate('2', 'amber', 'II'));
    expect(matrix.hypotheses.map(({ label, weight }) => [label, weight])).toEqual([
      ['AMBER FINCH', 2],
      ['an unknown other', 0],
      ['a false flag', 0],
    ]);
    const text = await run('hypotheses', 'copper-heron');
    expect(text).toContain('no winner is declared');
    expect(text).toContain('says nothing: equal for all');
    expect(text).toContain('without 2, “AMBER FINCH” would be contradicted as much as “a false flag”');
    expect(await refused('hypotheses', 'drop', 'copper-heron', 'a false flag')).toContain('every matrix has');
    expect(await refused('hypotheses', 'rate', 'copper-heron', '1', 'amber', 'maybe')).toContain('CC, C, N');
  });
});

describe('a name', () => {
  test('according to lists, desk and kept reports, each mention with its sentence', async () => {
    const said = [
      '--report',
      'five weeks in the mail of two port',
      '--quote',
      'AMBER FINCH is a name given by',
    ];
    const [report] = (await ledger()).reports.filter(({ publisher }) => publisher === 'Northgate Labs');
    said[1] = report?.id ?? '';
    await run(
      'name',
      'add',
      'AMBER FINCH',
      '--cluster',
      'Varn set',
      '--giver',
      'Northgate Labs',
      '--by',
      'ana',
      ...said,
    );
    const answer: NameAnswer = JSON.parse(await run('name', 'amber finch', '--json', '--trust', 'misp,desk'));
    expect(answer.lists.map(({ id, clusters }) => [id, clusters.length])).toEqual([
      ['misp', 0],
      ['desk', 1],
    ]);
    expect(answer.lists[1]?.clusters[0]?.said?.passage?.span.quote).toBe('AMBER FINCH is a name given by');
    expect(new Set(answer.mentions.map(({ reportId }) => reportId)).size).toBe(files.length);
    for (const { sentence, passage, as } of answer.mentions) {
      expect(sentence.span.quote).toContain(as);
      expect(passage.span.start).toBeGreaterThanOrEqual(sentence.span.start);
    }
  });

  test('what is said is withdrawn and restored, and all of it stays in the history', async () => {
    const clusters = async (): Promise<number> =>
      JSON.parse(await run('name', 'AMBER FINCH', '--json', '--trust', 'desk')).lists[0].clusters.length;
    await run('name', 'withdraw', '1', '--by', 'bo', '--note', 'too early');
    expect(await clusters()).toBe(0);
    await run('name', 'withdraw', '2', '--by', 'ana');
    expect(await clusters()).toBe(1);
    await run(
      'name',
      'event',
      'graduation',
      '--from',
      'UNC9999',
      '--to',
      'AMBER FINCH',
      '--on',
      '2026-11-30',
      '--according-to',
      'Northgate Labs',
    );
    expect(await run('name', 'UNC9999')).toContain(
      'UNC9999 became the named actor AMBER FINCH on 2026-11-30',
    );
    const history = await run('name', 'history', 'AMBER FINCH');
    expect(history.split('\n').filter((line) => line.startsWith('no. '))).toHaveLength(4);
    expect(history).toContain('bo · withdraws no. 1: too early; withdrawn by no. 3');
  });

  test.each([
    ['a list that is none', ['name', 'X1', '--trust', 'oracle'], 'misp, attack, microsoft, desk'],
    [
      'a dispute of what is not listed',
      ['name', 'dispute', 'X1', '--source', 'misp', '--cluster', 'APT27'],
      'does not list',
    ],
    ['a merge of one', ['name', 'event', 'merge', '--from', 'A1', '--to', 'B1'], 'a merge needs'],
    [
      'words that nobody wrote',
      ['name', 'add', 'X1', '--cluster', 'Y', '--report', 'sluicegate', '--quote', 'never said'],
      '[',
    ],
    ['an entry that is none', ['name', 'withdraw', '99'], 'has the number 99'],
  ])('%s is refused', async (_, args, words) => {
    expect(await refused(...args)).toContain(words);
  });
});

test('a claim is added with the report’s own words, corrected, and outlives reading again', async () => {
  const words = 'I have been asked five times now what I make of AMBER FINCH';
  const blog = 'keep-the-how';
  const add = [
    'claim',
    blog,
    '--quote',
    words,
    '--object',
    'AMBER FINCH',
    '--stance',
    'doubts',
    '--by',
    'ana',
  ];
  await run(...add);
  await run('read', join(folder, 'blog.txt'));
  const own = async (): Promise<Claim | undefined> =>
    (await run('who', blog, '--jsonl'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .find(({ span }) => span.quote.replace(/\s+/gu, ' ') === words);
  const added = await own();
  expect(added).toMatchObject({
    status: 'accepted',
    by: 'ana',
    stance: 'doubts',
    claimants: [{ as: 'UNSTATED' }],
  });
  await run('decide', added?.id ?? '', 'edited', '--set', 'stance=denies', '--by', 'bo');
  expect(await own()).toMatchObject({ status: 'edited', by: 'bo', stance: 'denies' });
  expect(await refused('decide', added?.id ?? '', 'edited', '--set', 'object=me')).toContain('--set stance=');
  expect(await refused('claim', blog, '--quote', words, '--object', 'SLOW TIDE')).toContain('does not stand');
});
