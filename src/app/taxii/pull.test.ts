import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Result } from '../../model/index.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../desk.ts';
import { type Pulled, pull, pullAll } from './pull.ts';
import {
  collectionLines,
  collectionList,
  lookAtCollections,
  unwatchCollection,
  type WatchedCollection,
  watchCollection,
  watchedCollections,
} from './watched.ts';

const TYPE = 'application/taxii+json;version=2.1';
let home: string;
let desk: Desk;
let server: Server;
let url: string;
/** What the other server has, in the order in which it came there. */
let pages: string[][];

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function indicator(n: number): string {
  const name = `c${n}.heron-cdn.example`;
  return JSON.stringify({
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--0000000${n}-0000-4000-8000-000000000000`,
    created: '2026-11-17T09:30:00.000Z',
    modified: '2026-11-17T09:30:00.000Z',
    name,
    pattern: `[domain-name:value = '${name}']`,
    pattern_type: 'stix',
    valid_from: '2026-11-17T09:30:00.000Z',
    object_marking_refs: ['marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
  });
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'howdunit-pull-'));
  desk = valueIn(await openDesk({ home, version: '0.1.0', now: () => Date.parse('2026-11-17T10:00:00Z') }));
  pages = [[indicator(1), indicator(2)], [indicator(3)], [indicator(5)]];
  let at = 0;
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://taxii.example');
    const send = (json: string, headers = {}): void => {
      response.writeHead(200, { 'content-type': TYPE, ...headers }).end(json);
    };
    if (pathname === '/c/shut/') return send('{"id":"shut","title":"Shut","can_read":null,"can_write":true}');
    if (pathname === '/c/one/') return send('{"id":"one","title":"One","can_read":true,"can_write":false}');
    const after = Number(searchParams.get('added_after')?.slice(-2, -1) ?? -1);
    // The same `next` for a whole run, as OASIS's own server has it.
    at = searchParams.has('next') ? at + 1 : after + 1;
    const page = pages[at];
    if (page === undefined) return send('{}');
    const more = at + 1 < pages.length;
    const head = more ? '"more":true,"next":"run",' : '';
    send(`{${head}"objects":[${page.join(',')}]}`, {
      'x-taxii-date-added-last': `2026-11-17T09:30:00.00000${at}Z`,
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/c/one/`;
});
afterEach(async () => {
  server.close();
  await desk.store.close();
  rmSync(home, { recursive: true });
});

test('each page is a kept copy and a report whose findings lead into it, and comes once', async () => {
  const options = { allowPrivate: true };
  const first = valueIn(await pull(url, desk, options));
  expect(first).toMatchObject({ title: 'One', pages: 3, objects: 4, problems: [] });
  expect(first.reports).toHaveLength(3);
  expect(readdirSync(join(home, 'archive')).filter((name) => name.endsWith('.wacz'))).toHaveLength(3);
  const document = valueIn(await desk.store.document(first.reports[0] ?? ''));
  expect(document.report.tlp.label).toBe('TLP:GREEN');
  const domain = document.findings.find((each) => each.kind === 'observable' && each.type === 'domain-name');
  if (domain?.kind !== 'observable') throw new Error('no domain');
  expect(domain.value).toBe('c1.heron-cdn.example');
  const { span } = domain;
  expect(document.reading.text.slice(span.start, span.end)).toBe(span.quote);
  const place = document.reading.map.find(({ start, end }) => start <= span.start && span.end <= end);
  expect(JSON.stringify(place?.at)).toContain('/objects/0/');

  expect(valueIn(await pullAll(desk, options))).toMatchObject([{ pages: 0, objects: 0, problems: [] }]);
  pages.push([indicator(4)]);
  expect(valueIn(await pullAll(desk, options))).toMatchObject([{ pages: 1, objects: 1 }]);
});

test('a collection that may not be read is told of as such, and none is asked for its objects', async () => {
  const shut = await pull(url.replace('/one/', '/shut/'), desk, { allowPrivate: true });
  expect(shut).toMatchObject({ ok: false, problem: { code: 'source-gated' } });
  expect(valueIn(await desk.store.shared.followed())).toEqual([]);
});

test('what is watched is not begun with credentials that a later look would not have', async () => {
  const credentials = new Map([[new URL(url).origin, { kind: 'token', token: 'abc' } as const]]);
  const options = { allowPrivate: true, credentials };
  const begun = await watchCollection(url, 3_600_000, desk, options);
  expect(begun).toMatchObject({ ok: false, problem: { code: 'bad-usage' } });
  expect(valueIn(await watchedCollections(desk))).toEqual([]);
  const file = { ...options, credentialsFile: '/nowhere/credentials.json' };
  expect(valueIn(await watchCollection(url, 3_600_000, desk, file))).toMatchObject({ objects: 4 });
});

test('a server that is gone is told of, and what was read before is not asked for again', async () => {
  const options = { allowPrivate: true };
  valueIn(await pull(url, desk, options));
  server.close();
  server.closeAllConnections();
  const [gone] = valueIn(await pullAll(desk, options));
  expect(gone).toMatchObject({ objects: 0, problems: [{ code: 'unreachable' }] });
  const [followed] = valueIn(await desk.store.shared.followed());
  expect(followed?.record).toMatchObject({ addedAfter: '2026-11-17T09:30:00.000002Z' });
});

test('a watched collection is asked when it is due, for what is new alone, and says when it cannot be asked', async () => {
  let clock = Date.parse('2026-11-17T10:00:00Z');
  const own = valueIn(await openDesk({ home: join(home, 'own'), version: '0.1.0', now: () => clock }));
  const options = { allowPrivate: true };
  const hour = 3_600_000;
  expect(valueIn(await watchCollection(url, hour, own, options))).toMatchObject({ objects: 4 });
  expect(valueIn(await lookAtCollections(own, options))).toEqual([]);
  pages.push([indicator(6)]);
  clock += hour;
  const [look] = valueIn(await lookAtCollections(own, options));
  expect(look).toMatchObject({ objects: 1, problems: [] });
  expect(collectionLines([look as Pulled])[0]).toMatch(/^NEW .* One: 1 objects, kept as report-/u);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  clock += hour;
  const [failed] = valueIn(await lookAtCollections(own, options));
  expect(failed).toMatchObject({ objects: 0, problems: [{ code: 'unreachable' }] });
  const [stands] = valueIn(await watchedCollections(own));
  expect(stands?.failing?.since).toBe('2026-11-17T12:00:00.000Z');
  expect(stands?.addedAfter).toBe('2026-11-17T09:30:00.000003Z');
  expect(collectionList([stands as WatchedCollection])).toContain('failing since 2026-11-17T12:00');
  expect(valueIn(await unwatchCollection(url, own))).toBe(true);
  expect(valueIn(await lookAtCollections(own, { ...options, all: true }))).toEqual([]);
  await own.store.close();
});
