import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDocument } from '../../test/fixtures/sample-document.ts';
import { REPORTS, ROOTS, type Stix, TAXII, TaxiiDesk, valueIn } from '../../test/fixtures/taxii-desk.ts';
import type { Acting } from '../app/accounts/session.ts';
import { makeStory } from '../app/stories.ts';
import type { TlpMarking } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';

let taxii: TaxiiDesk;
const ask: TaxiiDesk['ask'] = (path, init) => taxii.ask(path, init);
const all: TaxiiDesk['all'] = (...asked) => taxii.all(...asked);

beforeAll(async () => {
  taxii = await TaxiiDesk.open();
});
afterAll(() => taxii.close());

function acting(by = 'root'): Acting {
  return { by, at: utcInstant(taxii.clock), origin: { via: 'terminal' } };
}

async function collectionOf(root: string, alias: string): Promise<string> {
  const { json } = await ask(`/taxii2/${root}/collections/`);
  const found = json.collections.find((each: { alias: string }) => each.alias === alias);
  return `/taxii2/${root}/collections/${found?.id}/`;
}

describe('what a consumer finds its way by', () => {
  test('discovery has absolute URLs of the public address, whatever the request came by', async () => {
    const { json, headers } = await ask('/taxii2/');
    expect(headers.get('content-type')).toBe(TAXII);
    expect(json.api_roots).toEqual(ROOTS.map((root) => `https://desk.example/taxii2/${root}/`));
    expect(json.default).toBe('https://desk.example/taxii2/amber-strict/');
    const root = await ask('/taxii2/green/');
    expect(root.json).toMatchObject({ versions: [TAXII], max_content_length: 16 * 1024 * 1024 });
  });

  test('a path without its slash leads to the one with it', async () => {
    const { status, headers } = await ask('/taxii2/green/collections?x=1');
    expect([status, headers.get('location')]).toEqual([308, '/taxii2/green/collections/?x=1']);
  });

  test.each([
    [undefined, 200],
    ['application/taxii+json', 200],
    ['application/taxii+json; version="2.1"', 200],
    ['text/html, application/taxii+json;version=2.1;q=0.5', 200],
    ['application/taxii+json;version=2.0', 406],
    ['application/json', 406],
    ['*/*', 406],
    ['application/taxii+json;q=0', 406],
  ])('Accept: %s is answered with %i', async (accept, status) => {
    const { json, headers, ...answer } = await ask('/taxii2/', {
      headers: accept === undefined ? {} : { accept },
    });
    expect(answer.status).toBe(status);
    expect(headers.get('content-type')).toBe(TAXII);
    if (status !== 200) expect(json).toMatchObject({ title: expect.any(String), http_status: '406' });
  });

  test('what there is not, and what cannot be done, is a TAXII error', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    for (const [path, method, status] of [
      ['/taxii2/red/', 'GET', 404],
      [`/taxii2/green/collections/${id}/`, 'GET', 404],
      [`/taxii2/green/collections/all/objects/indicator--${id}/`, 'GET', 404],
      [`/taxii2/green/status/${id}/`, 'GET', 404],
      ['/taxii2/green/nowhere/', 'GET', 404],
      ['/taxii2/green/collections/', 'POST', 405],
      ['/taxii2/green/collections/all/manifest/', 'POST', 405],
      [`/taxii2/green/collections/all/objects/indicator--${id}/`, 'DELETE', 403],
      ['/taxii2/green/collections/all/objects/', 'DELETE', 405],
      [`/taxii2/green/collections/all/objects/indicator--${id}/`, 'PUT', 405],
      ['/taxii2/green/collections/all/objects/', 'POST', 403],
      ['/taxii2/green/collections/inbox/objects/', 'GET', 403],
    ] as const) {
      const answer = await ask(path, { method });
      expect([path, answer.status, answer.json?.http_status]).toEqual([path, status, String(status)]);
      expect(answer.headers.get('content-type')).toBe(TAXII);
      expect(answer.headers.get('allow')).toEqual(
        status === 405 ? expect.stringMatching(/^GET, HEAD(?:, POST)?$/u) : null,
      );
    }
  });

  test('HEAD is answered with what GET says of itself', async () => {
    const path = '/taxii2/green/collections/all/objects/?limit=3';
    const [head, get] = [await ask(path, { method: 'HEAD' }), await ask(path)];
    expect([head.status, head.json]).toEqual([200, undefined]);
    for (const name of ['content-type', 'x-taxii-date-added-first', 'x-taxii-date-added-last'])
      expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
    expect((await ask('/taxii2/green/nowhere/', { method: 'HEAD' })).status).toBe(404);
  });

  test.each([
    'limit=0',
    'limit=-1',
    'limit=many',
    'added_after=yesterday',
    'added_after=2026-02-30T00:00:00Z',
    'added_after=2026-11-17T09:30:00',
    'next=anything',
    'match[type]=',
    'match[id]=not-an-id',
    'match[version]=newest',
    'match[spec_version]=two',
    'match[colour]=red',
    'match[type]=malware&match[type]=tool',
    'limit=1&limit=2',
  ])('%s is refused with 400', async (query) => {
    const { status, json } = await ask(`/taxii2/green/collections/all/objects/?${query}`);
    expect([status, json.http_status]).toEqual([400, '400']);
  });
});

test('collections are called what they hold, in words', async () => {
  const { json } = await ask('/taxii2/green/collections/');
  const titles = new Map(
    json.collections.map(({ alias, title }: { alias: string; title: string }) => [alias, title]),
  );
  expect(titles.get('all')).toBe('Everything up to TLP:GREEN');
  expect(titles.get('tlp-clear')).toBe('What is marked TLP:CLEAR');
  expect(titles.get('looks-for-domain-name')).toBe('Indicators: domain names');
  expect(titles.get('type-attack-pattern')).toBe('Techniques');
  expect(new Set(titles.values()).size).toBe(titles.size);
});

describe('what may go to whom', () => {
  test.each(ROOTS)('the root %s has what its audience may have, and nothing else', async (root) => {
    const { json } = await ask(`/taxii2/${root}/collections/`);
    for (const { alias, can_read } of json.collections) {
      if (!can_read) continue;
      const { objects } = await all(`/taxii2/${root}/collections/${alias}/objects/`);
      const text = JSON.stringify(objects);
      for (const [name, { label }, roots] of REPORTS) {
        if (!roots.includes(root)) expect([alias, text.includes(name)]).toEqual([alias, false]);
        if (roots.includes(root) && alias === 'all') expect(text).toContain(`Operation ${name}`);
        if (roots.includes(root) && alias === `tlp-${label.slice(4).toLowerCase().replace('+', '-')}`)
          expect(text).toContain(`Operation ${name}`);
      }
      expect(text).not.toContain('e828b379-4e03-4974-9ac4-e53a884c97c1');
      const ids = objects.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(json.collections.map((each: { alias: string }) => each.alias)).toEqual(
      expect.arrayContaining(['all', 'type-indicator', 'pattern-yara', 'looks-for-ipv4-addr', 'inbox']),
    );
  });

  test('what states no marking is in no root but the organisation’s own', async () => {
    for (const root of ['clear', 'green', 'amber']) {
      const { objects } = await all(`/taxii2/${root}/collections/all/objects/`);
      expect(JSON.stringify(objects)).not.toContain('Quiet Teal');
    }
  });

  test('the same observable of several reports is there once, under the most open of their markings', async () => {
    const { objects } = await all('/taxii2/amber-strict/collections/type-ipv4-addr/objects/');
    expect(objects).toHaveLength(1);
    expect(objects[0]?.object_marking_refs).toEqual([
      'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
    ]);
  });

  test('a marking that becomes stricter takes a report out, one that becomes looser puts it in', async () => {
    const document = sampleDocument({ name: 'Silver Perch' });
    const path = '/taxii2/clear/collections/all/objects/';
    const titles = async (): Promise<string> => JSON.stringify((await all(path)).objects);
    expect(await titles()).toContain('Silver Perch');
    const green: TlpMarking = { label: 'TLP:GREEN', statedBy: 'analyst' };
    taxii.clock += 1_000;
    valueIn(await taxii.desk.store.save({ ...document, report: { ...document.report, tlp: green } }));
    expect(await titles()).not.toContain('Silver Perch');
    const versions = await all(`${path}?match[version]=all`);
    expect(JSON.stringify(versions.objects)).not.toContain('Silver Perch');
    const clear: TlpMarking = { label: 'TLP:CLEAR', statedBy: 'analyst' };
    valueIn(await taxii.desk.store.save({ ...document, report: { ...document.report, tlp: clear } }));
    expect(await titles()).toContain('Silver Perch');
  });
});

describe('pages', () => {
  test('lose nothing and double nothing while more arrives, and instants only rise', async () => {
    const path = '/taxii2/green/collections/all/objects/';
    const before = (await all(path)).objects.map(({ id }) => id);
    let arrived = 0;
    const { objects, instants } = await all(path, 7, async () => {
      if (arrived >= 3) return;
      arrived += 1;
      const document = sampleDocument({ name: `Late ${['Plover', 'Dunlin', 'Curlew'][arrived - 1]}` });
      valueIn(
        await taxii.desk.store.save({
          ...document,
          report: { ...document.report, tlp: { label: 'TLP:GREEN', statedBy: 'report' } },
        }),
      );
      await ask('/taxii2/green/collections/');
    });
    const ids = objects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(0, before.length)).toEqual(before);
    expect(JSON.stringify(objects)).toContain('Late Curlew');
    expect([...instants].sort()).toEqual(instants);
    for (const instant of instants) expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/u);
    expect((await all(path)).objects.map(({ id }) => id)).toEqual(ids);
  });

  test('added_after leaves out what was added at that instant, and a manifest says when each was', async () => {
    const path = '/taxii2/green/collections/all/';
    const { json } = await ask(`${path}manifest/`);
    const added: string[] = json.objects.map((each: { date_added: string }) => each.date_added);
    expect(new Set(added).size).toBe(added.length);
    expect([...added].sort()).toEqual(added);
    const middle = added[10] ?? '';
    const after = await all(`${path}objects/?added_after=${middle}`);
    expect(after.objects.map(({ id }) => id)).toEqual(
      json.objects.slice(11).map((each: { id: string }) => each.id),
    );
    const none = await ask(`${path}objects/?added_after=${added.at(-1)}`);
    expect(none.json).toEqual({});
    const objects = new Map((await all(`${path}objects/`)).objects.map((each) => [each.id, each]));
    for (const { id, version, media_type, date_added } of json.objects) {
      const { modified, created } = objects.get(id) as Stix & { created?: string };
      expect([version, media_type]).toEqual([
        modified ?? created ?? date_added,
        'application/stix+json;version=2.1',
      ]);
    }
  });

  test('filters by type, id and version of STIX', async () => {
    const path = '/taxii2/green/collections/all/objects/';
    const { objects } = await all(path);
    const of = async (query: string): Promise<readonly Stix[]> => (await all(`${path}?${query}`, 3)).objects;
    const types = ['indicator', 'malware'];
    expect(await of('match[type]=indicator,malware')).toEqual(
      objects.filter(({ type }) => types.includes(type)),
    );
    const [first, , third] = objects;
    expect(await of(`match[id]=${third?.id},${first?.id}`)).toEqual([first, third]);
    expect(await of(`match[id]=${first?.id}&match[type]=malware`)).toEqual([]);
    expect(await of('match[spec_version]=2.0')).toEqual([]);
    expect(await of('match[spec_version]=2.0,2.1')).toEqual(objects);
    const one = await ask(`${path}${third?.id}/`);
    expect(one.json).toEqual({ more: false, objects: [third] });
    expect((await ask(`${path}${third?.id}/?match[id]=${first?.id}`)).status).toBe(400);
    expect((await ask(`${path}${third?.id}/?match[spec_version]=2.0`)).json).toEqual({});
    expect((await ask(`${path}?limit=${'9'.repeat(30)}`)).json.objects).toEqual(objects);
    // As long as a request may be.
    const every = [...new Set(objects.map((each) => each.type))].join(',');
    const second = (n: number): string =>
      new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString().replace('.000', '');
    const instants = Array.from({ length: 499 }, (_, n) => second(n)).join(',');
    const long = await ask(`${path}?match[type]=${every}&match[version]=${instants},last`);
    expect(long.json.objects).toEqual(objects);
  });

  test('the version that is told of is the version that can be asked for, however it is written', async () => {
    const path = '/taxii2/green/collections/all/';
    const { json } = await ask(`${path}manifest/`);
    const entries: { id: string; version: string; date_added: string }[] = json.objects;
    // A cyber-observable has no instant of its own.
    const undated = entries.find(({ version, date_added }) => version === date_added);
    const dated = entries.find(({ version }) => version.endsWith('.000Z'));
    if (undated === undefined || dated === undefined) throw new Error('one of each is needed');
    for (const { id, version } of [
      undated,
      dated,
      { ...dated, version: dated.version.replace('.000Z', 'Z') },
    ]) {
      const one = await ask(`${path}objects/${id}/?match[version]=${version}`);
      expect(one.json.objects?.map((each: Stix) => each.id)).toEqual([id]);
      const other = await ask(`${path}objects/${id}/?match[version]=2001-01-01T00:00:00Z`);
      expect(other.json).toEqual({});
    }
    const both = await ask(`${path}objects/?match[version]=${undated.version},${dated.version}&limit=1000`);
    expect(both.json.objects.map((each: Stix) => each.id)).toEqual(
      expect.arrayContaining([undated.id, dated.id]),
    );
  });

  test('a story is a collection of its reports, and what joins it later is added later', async () => {
    const ids = ['Copper Heron', 'Late Plover'].map((name) => sampleDocument({ name }).report.id);
    const story = valueIn(await makeStory('Harbour mail', [ids[0] ?? ''], acting('ada'), taxii.desk));
    const path = `${await collectionOf('green', story.id.replace(/^story-/u, 'story-story-'))}objects/`;
    const first = await all(path);
    expect(JSON.stringify(first.objects)).toContain('Operation Copper Heron');
    expect(JSON.stringify(first.objects)).not.toContain('Late Plover');
    const record = { kind: 'added', reports: [ids[1] ?? ''] } as const;
    valueIn(await taxii.desk.store.write('stories', { subject: story.id, ...acting('ada'), record }));
    const later = await all(`${path}?added_after=${first.instants.at(-1)}`);
    expect(JSON.stringify(later.objects)).toContain('Operation Late Plover');
    expect(JSON.stringify(later.objects)).not.toContain('Operation Copper Heron');
  });
});

describe('what analysts decide reaches consumers', () => {
  test('a rejected finding is revoked in a further version, and its versions can be asked for', async () => {
    const path = '/taxii2/green/collections/all/objects/';
    const before = await all(path);
    const { findings } = sampleDocument({ name: 'Copper Heron' });
    const malware = findings.find(({ kind }) => kind === 'software');
    const object = before.objects.find(
      ({ type, id }) => type === 'malware' && JSON.stringify(before.objects).includes(id),
    );
    taxii.clock += 60_000;
    const at = utcInstant(taxii.clock);
    valueIn(await taxii.desk.store.decide(malware?.id ?? '', { status: 'rejected', by: 'ada', at }));
    const changed = await all(`${path}?added_after=${before.instants.at(-1)}`);
    const revoked = changed.objects.filter((each) => each.revoked === true);
    // Rejected once, it is held back in every report that names it.
    expect(revoked.map(({ type }) => type)).toContain('malware');
    expect(revoked.map(({ id }) => id)).toContain(object?.id);
    for (const each of revoked) {
      const was = before.objects.find(({ id }) => id === each.id);
      expect((each.modified ?? '') > (was?.modified ?? '~')).toBe(true);
      const last = await ask(`${path}${each.id}/versions/?match[version]=last`);
      expect(last.json).toEqual({ more: false, versions: [each.modified] });
      const every = await ask(`${path}${each.id}/versions/`);
      expect(every.json.versions.slice(-2)).toEqual([was?.modified, each.modified]);
      // One of them had another marking in between.
      if (every.json.versions.length > 2) continue;
      const first = await ask(`${path}${each.id}/?match[version]=first`);
      expect(first.json.objects).toEqual([was]);
      const exact = await ask(`${path}${each.id}/?match[version]=${was?.modified}`);
      expect(exact.json.objects).toEqual([was]);
    }
  });

  test('and one that is let stand after all comes again under another id: revoking is for good', async () => {
    const path = '/taxii2/green/collections/type-malware/objects/';
    const before = await all(path);
    const malware = sampleDocument({ name: 'Copper Heron' }).findings.find(({ kind }) => kind === 'software');
    taxii.clock += 60_000;
    const at = utcInstant(taxii.clock);
    const decision = { status: 'suggested', by: 'ada', at } as const;
    valueIn(await taxii.desk.store.decide(malware?.id ?? '', decision));
    const { objects } = await all(`${path}?added_after=${before.instants.at(-1)}`);
    expect(objects.length).toBeGreaterThan(0);
    const known = before.objects.map(({ id }) => id);
    for (const { id, revoked } of objects) expect([known.includes(id), revoked]).toEqual([false, undefined]);
    const taken = (await all(path)).objects.filter(({ revoked }) => revoked === true);
    expect(taken.map(({ id }) => id).sort()).toEqual([...known].sort());
  });

  test('what nobody changed gets no new version, however often a report is read again', async () => {
    const path = '/taxii2/green/collections/all/objects/';
    const before = await all(path);
    const document = sampleDocument({ name: 'Copper Heron' });
    taxii.clock += 60_000;
    valueIn(
      await taxii.desk.store.save({
        ...document,
        report: { ...document.report, tlp: { label: 'TLP:GREEN', statedBy: 'report' } },
      }),
    );
    expect(await all(path)).toEqual(before);
  });
});
