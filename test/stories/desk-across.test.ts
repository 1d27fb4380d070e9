import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { bring, type RunningDesk, runDesk } from '../desk.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const home = join(temporaryFolder(), 'home');
const story = join(ROOT, 'examples/copper-heron');
const files = [
  'report.html',
  'outlet-a-harbour-ledger.html',
  'outlet-c-sluicegate.html',
  'cert-nx-statement.md',
];
let desk: RunningDesk;
const ids: string[] = [];

beforeAll(async () => {
  desk = await runDesk(home);
  for (const file of files) ids.push(await bring(desk, file, readFileSync(join(story, file))));
}, 120_000);

// biome-ignore lint/suspicious/noExplicitAny: what a test expects of it is for the test to say
async function found(path: string): Promise<any> {
  const { status, json, text } = await desk.get(`/api/v1${path}`);
  expect([path, status, status === 200 ? '' : text]).toEqual([path, 200, '']);
  return json;
}

describe('the description', () => {
  test('is OpenAPI 3.1, and what is answered is what it describes', async () => {
    const document = await found('/openapi.json');
    expect(document.openapi).toBe('3.1.0');
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema(document, 'desk');
    const story = (await desk.post('/api/v1/stories', { title: 'Described', reports: [ids[0]], by: 'ana' }))
      .json.id;
    const finding = (await found(`/reports/${ids[0]}/findings?limit=1`)).items[0].id;
    let compared = 0;
    for (const [path, methods] of Object.entries(document.paths as Record<string, Record<string, object>>)) {
      if (
        !('get' in methods) ||
        path.includes('/jobs/') ||
        path.includes('/watch/') ||
        path.includes('/hunt/')
      )
        continue;
      const id = path.includes('/stories/') ? story : path.includes('/findings/{id}') ? finding : ids[0];
      const query = {
        '/api/v1/names': '?q=AMBER+FINCH',
        '/api/v1/search': '?q=heron',
        '/api/v1/journal': '?topic=stories',
      }[path];
      const { status, headers, json } = await desk.get(path.replace('{id}', id) + (query ?? ''));
      if (headers.get('content-type') !== 'application/json') continue;
      const pointer = `${path.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`;
      const validate = ajv.getSchema(`desk#/paths/${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}`);
      expect([path, status, validate !== undefined]).toEqual([path, 200, true]);
      expect([path, validate?.(json), validate?.errors]).toEqual([path, true, null]);
      compared += 1;
    }
    expect(compared).toBeGreaterThanOrEqual(14);
  });

  test('a problem is as it describes problems', async () => {
    const document = await found('/openapi.json');
    const ajv = new Ajv2020({ strict: false });
    const validate = ajv.compile(document.components.schemas.Problem);
    for (const path of ['/reports/none', '/names', '/search?q=', '/jobs/none', '/nowhere'])
      expect([path, validate((await desk.get(`/api/v1${path}`)).json)]).toEqual([path, true]);
  });
});

describe('across reports', () => {
  test('a search finds values and words, each where it stands', async () => {
    const { items } = await found('/search?q=heron-cdn');
    expect(new Set(items.map((hit: { in: string }) => hit.in))).toEqual(new Set(['value', 'text']));
    for (const { sentence, passage } of items) {
      const inside = sentence.text.slice(
        passage.span.start - sentence.start,
        passage.span.end - sentence.start,
      );
      expect(inside).toBe(passage.span.quote);
    }
    const seen = new Set<string>();
    let cursor = '';
    do {
      const { items: page, next } = await found(`/search?q=port&limit=2${cursor}`);
      for (const hit of page) seen.add(JSON.stringify([hit.in, hit.reportId, hit.passage.span.start]));
      cursor = next === undefined ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    const { items: whole } = await found('/search?q=port&limit=200');
    expect(seen.size).toBe(whole.length);
    for (const sign of ['%', '_x', "'; drop table reports; --", '"\\']) {
      const { items: none } = await found(`/search?q=${encodeURIComponent(`${sign}zzz`)}`);
      expect([sign, none]).toEqual([sign, []]);
    }
  });

  test('the ledger counts origins, and takes names of kept reports only', async () => {
    const ledger = await found(`/ledger?reports=${ids.join(',')}`);
    expect(ledger.kind).toBe('ledger');
    expect(ledger.reports).toHaveLength(files.length);
    for (const name of ['/etc/passwd', 'package.json', 'http://127.0.0.1/'])
      expect([name, (await desk.get(`/api/v1/ledger?reports=${encodeURIComponent(name)}`)).status]).toEqual([
        name,
        404,
      ]);
  });

  test('the matrix shows the words behind every technique, and none that was rejected', async () => {
    const { techniques, tactics } = await found(`/matrix?reports=${ids[0]}`);
    expect(tactics).toHaveLength(14);
    const [technique] = techniques;
    for (const { passages, count } of techniques) expect(passages.length).toBe(Math.min(count, 20));
    expect(technique.passages[0].sentence.text).toContain(technique.passages[0].span.quote);
    for (const { findingId } of technique.passages)
      await desk.post(`/api/v1/findings/${findingId}/decisions`, { action: 'reject', by: 'ana' });
    const after = await found(`/matrix?reports=${ids[0]}`);
    const still = after.techniques.find(
      ({ attackId }: { attackId: string }) => attackId === technique.attackId,
    );
    expect(still?.count ?? 0).toBe(technique.count - technique.passages.length);
  });

  test('a story is made, changed and undone, each in somebody’s name, and the audit says so', async () => {
    const made = await desk.post('/api/v1/stories', { title: 'Copper', reports: ids.slice(0, 2), by: 'ana' });
    expect(made.status).toBe(201);
    await desk.post(`/api/v1/stories/${made.json.id}`, { add: [ids[2]], by: 'bo' });
    expect((await found(`/stories/${made.json.id}`)).reports).toHaveLength(3);
    await desk.post(`/api/v1/stories/${made.json.id}`, { undo: true, by: 'bo' });
    expect((await found(`/stories/${made.json.id}`)).reports).toHaveLength(2);
    expect((await found(`/ledger?story=${made.json.id}`)).reports).toHaveLength(2);
    const { items } = await found('/audit');
    expect(items.slice(0, 3).map(({ by, what }: { by: string; what: string }) => [by, what])).toEqual([
      ['bo', 'stories: undone'],
      ['bo', 'stories: added'],
      ['ana', 'stories: made'],
    ]);
  });

  test('hypotheses are rated and undone, and what a story’s reports date is told in their words', async () => {
    const made = await desk.post('/api/v1/stories', { title: 'Weighed', reports: ids, by: 'ana' });
    const path = `/stories/${made.json.id}/hypotheses`;
    const matrix = await found(path);
    expect(matrix.hypotheses.length).toBeGreaterThanOrEqual(3);
    const rate = { item: matrix.rows[0].item.id, hypothesis: 'a false flag', rating: 'II' };
    const rated = await desk.post(`/api/v1${path}`, { rate, by: 'ana' });
    expect(rated.json.hypotheses.at(-1)).toMatchObject({ label: 'a false flag', weight: 2 });
    expect((await desk.post(`/api/v1${path}`, { undo: true, by: 'bo' })).json.hypotheses.at(-1).weight).toBe(
      0,
    );
    expect((await desk.post(`/api/v1${path}`, { undo: true, by: 'bo' })).json.code).toBe('not-in-store');

    const { items, total } = await found(`/stories/${made.json.id}/events?limit=2000`);
    expect(total).toBe(items.length);
    const told = items.find(({ deed }: { deed: { quote: string } }) => deed.quote === 'sinkholes');
    expect(told.when).toMatchObject({ precision: 'day', from: '2026-11-09', year: { quote: '2026' } });
    expect(told.sentence.text).toContain(told.passage.span.quote);
    const days = items.map(({ when }: { when: { from?: string } }) => when.from);
    expect(days.lastIndexOf(undefined)).toBe(days.length - 1);
  });

  test('a grade is refused with its reason, given, and remembered with who stands behind the claim', async () => {
    const { items } = await found(`/reports/${ids[0]}/findings?kind=claim`);
    const path = `/findings/${items[0].id}/grade`;
    const before = await found(path);
    expect(before).toMatchObject({ history: [], origins: 1 });
    expect(before.scales.map(({ scale }: { scale: string }) => scale)).toContain('PHIA likelihood');
    const refused = await desk.post(`/api/v1${path}`, { words: ['B1'], by: 'ana' });
    expect([refused.status, refused.json.code]).toEqual([403, 'grade-refused']);
    expect(refused.json.detail).toContain('independent origin');
    const words = ['B2', 'unlikely', 'low confidence'];
    const { json } = await desk.post(`/api/v1${path}`, { words, scale: 'phia', note: 'why', by: 'ana' });
    expect(json.card.grade.terms.map(({ scale }: { scale: string }) => scale).at(-1)).toBe('PHIA confidence');
    await desk.post(`/api/v1${path}`, { words: ['none'], by: 'bo' });
    const after = await found(path);
    expect(
      after.history.map(({ grade, by }: { grade: unknown; by: string }) => [grade === null, by]),
    ).toEqual([
      [false, 'ana'],
      [true, 'bo'],
    ]);
    const other = await found(`/reports/${ids[0]}/findings?kind=observable&limit=1`);
    expect((await desk.get(`/api/v1/findings/${other.items[0].id}/grade`)).status).toBe(400);
  });

  test('the terminal searches as the desk does, and writes nothing that could be clicked', async () => {
    const { exit, out } = await howdunit(['find', 'update.heron-cdn.example', '--home', home]);
    expect(exit).toBe(0);
    expect(out).toContain('update[.]heron-cdn[.]example');
    expect(out).not.toMatch(/heron-cdn\.example/u);
    const json = await howdunit(['find', 'pilots', 'mailbox', '--jsonl', '--limit', '1', '--home', home]);
    const hit = JSON.parse(json.out);
    const api = await found('/search?q=pilots+mailbox&limit=1');
    expect(hit).toEqual(api.items[0]);
    expect(hit.marks.length).toBeGreaterThanOrEqual(2);
    const none = await howdunit(['find', 'no-such-word', '--home', home]);
    expect([none.exit, none.out]).toEqual([0, '']);
    expect(none.err).toContain('no kept report has “no-such-word”');
  });

  test('a name is according to somebody', async () => {
    const answer = await found('/names?q=AMBER%20FINCH');
    expect(answer.mentions.length).toBeGreaterThan(0);
    for (const { sentence, passage } of answer.mentions)
      expect(sentence.span.quote).toContain(passage.span.quote);
  });
});

describe('a hunt', () => {
  const log = '2026-10-12 query update.heron-cdn.example from 10.0.0.7\n2026-10-12 nothing to see\n';

  test('of an uploaded log tells each hit with the sentence that names it', async () => {
    const { json, status } = await desk.post('/api/v1/hunt?name=proxy.log.gz', gzipSync(log), {
      'content-type': 'application/octet-stream',
    });
    expect(status).toBe(202);
    const job = await desk.ended(json.job.id);
    expect(job.done?.verdict).toMatch(/hit/u);
    const { items, total } = await found(`/hunt/${json.job.id}/hits`);
    expect([total, job.done?.hits]).toEqual([items.length, items.length]);
    expect(items.length).toBeGreaterThan(0);
    for (const hit of items) {
      expect(hit.file).toBe('proxy.log.gz');
      expect(hit.line).toContain('heron-cdn');
      expect(hit.sentence).toContain(hit.span.quote);
    }
    expect(JSON.stringify(items)).not.toContain(home);
  });
});

describe('a desk that is killed', () => {
  test('has every decision that it acknowledged', async () => {
    const { items } = await found(`/reports/${ids[0]}/findings?held=all&limit=40&kind=observable`);
    const acknowledged: string[] = [];
    const deciding = items.map(async ({ id }: { id: string }) => {
      const { status } = await desk.post(`/api/v1/findings/${id}/decisions`, { action: 'accept', by: 'ana' });
      if (status === 200) acknowledged.push(id);
      if (acknowledged.length === 15) desk.child.kill('SIGKILL');
    });
    await Promise.allSettled(deciding);
    expect(acknowledged.length).toBeGreaterThanOrEqual(15);
    const again = await runDesk(home);
    for (const id of acknowledged) {
      const { json } = await again.get(`/api/v1/findings/${id}`);
      expect([id, json.card.status, json.card.by]).toEqual([id, 'accepted', 'ana']);
    }
    expect((await again.get('/healthz')).json.status).toBe('ok');
    expect((await again.get('/metrics')).text).toContain('howdunit_http_requests_total{');
  });
});
