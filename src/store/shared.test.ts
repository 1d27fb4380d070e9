import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleDocument } from '../../test/fixtures/sample-document.ts';
import { onEachStore, type Place } from '../../test/fixtures/stores.ts';
import type { Result, TlpLabel, UtcInstant } from '../model/index.ts';
import type { SharedItem, SharedOutcome, SharedRecord, SharedUpdate, Store } from './index.ts';

onEachStore((kind) => {
  let place: Place;
  let store: Store;
  let now = Date.parse('2026-11-17T09:30:00Z');
  const ALL: readonly TlpLabel[] = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER'];

  function valueIn<T>(result: Result<T>): T {
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  }

  beforeEach(async () => {
    place = await kind.fresh();
    store = valueIn(await place.open());
  });
  afterEach(async () => {
    await store.close();
    await place.end();
  });

  function put(
    reportId: string,
    label: TlpLabel | undefined,
    objects: readonly SharedRecord[],
    more: Partial<SharedUpdate> = {},
  ): Promise<SharedOutcome> {
    now += 1;
    const update = { reportId, mark: 1, label, objects, isOwn: true, facets: [], facetsOf: () => [], now };
    return store.shared.put({ ...update, ...more }).then(valueIn);
  }

  async function inStore(
    labels = ALL,
    facets: readonly string[] = ['all'],
    isAll = false,
  ): Promise<readonly SharedItem[]> {
    const versions = { isLast: !isAll, isFirst: false, isAll, stamps: [] };
    return valueIn(await store.shared.page({ facets, labels, after: 0, limit: 1_000, versions })).items;
  }

  const STAMP = '2026-11-17T09:00:00.000Z';

  function malware(id: string, name = id, modified = STAMP): SharedRecord {
    return { type: 'malware', id: `malware--${id}`, created: STAMP, modified, name };
  }

  function address(value: string, marking: string): SharedRecord {
    return { type: 'ipv4-addr', id: `ipv4-addr--${value}`, value, object_marking_refs: [marking] };
  }

  describe('what somebody else made', () => {
    test('gets no version from the desk: it is taken out, and not revoked', async () => {
      await put('a', 'TLP:GREEN', [malware('one')], { isOwn: false });
      expect(await put('a', 'TLP:GREEN', [], { isOwn: false })).toEqual({
        versions: 0,
        revoked: 0,
        withdrawn: 1,
      });
      expect(await inStore(ALL, ['all'], true)).toEqual([]);
    });

    test('stands in its latest version, whichever copy is read last', async () => {
      const later = malware('one', 'as it is now', '2026-11-18T09:00:00.000Z');
      await put('a', 'TLP:GREEN', [later], { isOwn: false });
      await put('b', 'TLP:GREEN', [malware('one', 'as it was')], { isOwn: false });
      expect((await inStore()).map(({ json }) => JSON.parse(json))).toEqual([later]);
      await put('b', 'TLP:GREEN', [], { isOwn: false });
      expect((await inStore()).map(({ json }) => JSON.parse(json))).toEqual([later]);
    });
  });

  describe('what several reports have', () => {
    test('stays as long as one of them has it, and then under that one’s label', async () => {
      await put('green', 'TLP:GREEN', [address('198.51.100.3', 'green')]);
      await put('clear', 'TLP:CLEAR', [address('198.51.100.3', 'clear')]);
      expect((await inStore(['TLP:CLEAR'])).map(({ json }) => JSON.parse(json).object_marking_refs)).toEqual([
        ['clear'],
      ]);
      expect(await inStore()).toHaveLength(1);
      // The one that lets everybody have it lets go: the other is noted, and puts it under its own label.
      await put('clear', 'TLP:CLEAR', []);
      expect(await inStore()).toEqual([]);
      expect(valueIn(await store.shared.stale(10))).toEqual([{ reportId: 'green', mark: 1 }]);
      await put('green', 'TLP:GREEN', [address('198.51.100.3', 'green')]);
      expect((await inStore()).map(({ json }) => JSON.parse(json).object_marking_refs)).toEqual([['green']]);
      expect(await inStore(['TLP:CLEAR'])).toEqual([]);
    });
  });

  test('what a report lets go of leaves its story, though a report outside of the story still has it', async () => {
    const shared = address('198.51.100.3', 'green');
    await put('inside', 'TLP:GREEN', [shared, malware('own')], { facets: ['story:heron'] });
    await put('outside', 'TLP:GREEN', [shared]);
    const story = async () => (await inStore(ALL, ['story:heron'])).map(({ id }) => id);
    expect(await story()).toEqual([shared.id, 'malware--own']);
    await put('inside', 'TLP:GREEN', [malware('own')], { facets: ['story:heron'] });
    expect(await story()).toEqual(['malware--own']);
    expect((await inStore()).map(({ id }) => id)).toContain(shared.id);
    // The other way: it comes back with the report, and stays when that leaves the story with all it has.
    await put('inside', 'TLP:GREEN', [shared, malware('own')], { facets: ['story:heron'] });
    expect(await story()).toContain(shared.id);
    await put('inside', 'TLP:GREEN', [shared, malware('own')]);
    expect(await story()).toEqual([]);
    expect(await inStore()).toHaveLength(2);
  });

  test('a later version has a later `modified`, though the exporter gives the same; the same gives none', async () => {
    await put('a', 'TLP:GREEN', [malware('one', 'first')]);
    expect(await put('a', 'TLP:GREEN', [malware('one', 'first')])).toMatchObject({ versions: 0 });
    expect(await put('a', 'TLP:GREEN', [malware('one', 'second')])).toMatchObject({ versions: 1 });
    const versions = await inStore(ALL, ['all'], true);
    expect(versions.map(({ json }) => JSON.parse(json).name)).toEqual(['first', 'second']);
    expect((versions[1]?.stamp ?? '') > (versions[0]?.stamp ?? '~')).toBe(true);
    expect(versions.map(({ stamp, json }) => [stamp, JSON.parse(json).modified])).toEqual(
      versions.map(({ stamp }) => [stamp, stamp]),
    );
  });

  test('instants only rise, also when the clock goes back and when all that bore them is gone', async () => {
    await put('a', 'TLP:GREEN', [malware('one')]);
    const [first] = await inStore();
    await put('a', undefined, []);
    now -= 3_600_000;
    await put('b', 'TLP:GREEN', [malware('two')]);
    const [second] = await inStore();
    expect(second?.added ?? 0).toBeGreaterThan(first?.added ?? 0);
  });

  test('a report is noted by whatever changes what it hands on, and only by that', async () => {
    const heron = sampleDocument();
    const wren = sampleDocument({ name: 'Slow Wren' });
    const noted = async (): Promise<readonly string[]> => {
      const stale = valueIn(await store.shared.stale(100));
      for (const { reportId, mark } of stale) await put(reportId, 'TLP:GREEN', [], { mark });
      return stale.map(({ reportId }) => reportId);
    };
    for (const each of [heron, wren]) valueIn(await store.save(each));
    const both = [heron.report.id, wren.report.id].sort();
    expect(await noted()).toEqual(both);
    expect(await noted()).toEqual([]);
    const at = '2026-11-20T08:00:00.000Z' as UtcInstant;
    const software = heron.findings.find(({ kind }) => kind === 'software')?.id ?? '';
    const claim = heron.findings.find(({ kind }) => kind === 'claim')?.id ?? '';
    valueIn(await store.decide(claim, { status: 'accepted', by: 'ana', at }));
    expect(await noted()).toEqual([heron.report.id]);
    // A rejection holds back the same name in the other report, and taking it back lets it go again.
    valueIn(await store.decide(software, { status: 'rejected', by: 'ana', at }));
    expect(await noted()).toEqual(both);
    valueIn(await store.decide(software, { status: 'suggested', by: 'ana', at }));
    expect(await noted()).toEqual(both);
    const record = { kind: 'made', title: 'Harbours', reports: [wren.report.id] } as const;
    valueIn(await store.write('stories', { subject: 'story-1', by: 'ana', at, record }));
    expect(await noted()).toEqual([wren.report.id]);
    valueIn(
      await store.write('stories', {
        subject: 'story-1',
        by: 'ana',
        at,
        record: { kind: 'undone', entry: 1 },
      }),
    );
    expect(await noted()).toEqual([wren.report.id]);
    // Whoever changed a report while it was being put has it put again.
    valueIn(await store.decide(claim, { status: 'rejected', by: 'ana', at }));
    const [{ mark } = { mark: 0 }] = valueIn(await store.shared.stale(1));
    valueIn(await store.decide(claim, { status: 'accepted', by: 'ana', at }));
    await put(heron.report.id, 'TLP:GREEN', [], { mark });
    expect(await noted()).toEqual([heron.report.id]);
    // Another exporter has everything put anew, and the same one nothing.
    valueIn(await store.shared.exporter('2'));
    expect(await noted()).toEqual(both);
    valueIn(await store.shared.exporter('2'));
    expect(await noted()).toEqual([]);
  });

  test('versions of an instant are found by an index, and the same as in the order of a whole collection', async () => {
    const later = '2026-11-18T09:00:00.000Z';
    const plain = address('198.51.100.3', 'x');
    await put('a', 'TLP:GREEN', [malware('one'), malware('two'), plain]);
    await put('a', 'TLP:GREEN', [malware('one', 'renamed', later), malware('two'), plain]);
    const ask = async (more: object): Promise<readonly (string | undefined)[]> => {
      const versions = { isLast: false, isFirst: false, isAll: false, stamps: [], ...more };
      const page = { facets: ['all'], labels: ALL, after: 0, limit: 1_000, versions };
      return valueIn(await store.shared.page(page)).items.map(({ id, stamp }) => `${id} ${stamp}`);
    };
    expect(await ask({ stamps: [later] })).toEqual([`malware--one ${later}`]);
    expect(await ask({ stamps: [STAMP, later] })).toEqual([
      `malware--one ${STAMP}`,
      `malware--two ${STAMP}`,
      `malware--one ${later}`,
    ]);
    const everything = { facets: ['all'], labels: ALL, after: 0, limit: 1_000 };
    const isAll = { isLast: false, isFirst: false, isAll: true, stamps: [] };
    const all = valueIn(await store.shared.page({ ...everything, versions: isAll })).items;
    const added = all.filter(({ id }) => id === plain.id).map((each) => each.added);
    expect(await ask({ stamps: ['2020-01-01T00:00:00Z'], added })).toEqual([`${plain.id} undefined`]);
  });
});
