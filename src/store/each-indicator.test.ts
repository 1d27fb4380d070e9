import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleDocument } from '../../test/fixtures/sample-document.ts';
import { onEachStore, type Place } from '../../test/fixtures/stores.ts';
import type { Finding, ObservableType, Result, UtcInstant } from '../model/index.ts';
import type { Decision, Store } from './index.ts';

onEachStore((kind) => {
  let place: Place;
  let store: Store;

  beforeEach(async () => {
    place = await kind.fresh();
    store = valueIn(await place.open());
  });
  afterEach(async () => {
    await store.close();
    await place.end();
  });

  function valueIn<T>(result: Result<T>): T {
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  }

  const at = '2026-11-20T08:00:00.000Z' as UtcInstant;
  const reject: Decision = { status: 'rejected', by: 'R. Analyst', at };
  const heron = sampleDocument();
  const gull = sampleDocument({ name: 'Grey Gull' });

  interface Named {
    readonly reportId: string;
    readonly type: ObservableType;
    readonly value: string;
  }

  /** What the stream gives, and what it says is held back. */
  async function streamed(reference?: string, all = false): Promise<{ named: Named[]; heldBack: number }> {
    const named: Named[] = [];
    let held = 0;
    const told = await store.eachIndicator(
      ({ reportId, lines, odd, heldBack }) => {
        const plain = lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as Named);
        for (const { type, value } of [...plain, ...odd]) named.push({ reportId, type, value });
        held += heldBack;
      },
      reference,
      { all },
    );
    valueIn(told);
    return { named, heldBack: held };
  }

  /** The stream says what `indicators` says, and each of it leads to the same sentence. */
  async function agree(reference?: string): Promise<void> {
    for (const all of [false, true]) {
      const whole = valueIn(await store.indicators(reference, { all }));
      const { named, heldBack } = await streamed(reference, all);
      const plain = whole.map(({ reportId, type, value }) => ({ reportId, type, value }));
      expect(named).toHaveLength(plain.length);
      expect(named).toEqual(expect.arrayContaining(plain));
      const everything = valueIn(await store.indicators(reference, { all: true }));
      expect(heldBack).toBe(all ? 0 : everything.length - whole.length);
      for (const each of whole) expect(valueIn(await store.indicatorOf(each, { all }))).toEqual(each);
    }
  }

  test('a stream of indicators is what there is to look for, before and after decisions', async () => {
    await agree();
    await store.save(heron);
    await store.save(gull);
    await agree();
    await agree('grey-gull');
    const [first, second] = heron.findings;
    await store.decide(first?.id ?? '', reject);
    await agree();
    // Rejected in one report, it is held back in the other.
    expect((await streamed('grey-gull')).named.map(({ value }) => value)).toEqual(['198.51.100.23']);
    await store.decide(second?.id ?? '', { ...reject, onlyHere: true });
    await agree();
    expect(await store.eachIndicator(() => {}, 'puffin')).toMatchObject({
      problem: { code: 'not-in-store' },
    });
  });

  test('values that a line cannot hand over come whole, and are not taken for what is left of them', async () => {
    const odd = ['a\0b.exe', 'a\ud800b.exe', 'a\ufffdb.exe', `${'x'.repeat(3_000)}.exe`, 'a"\\\n.exe', 'a'];
    const [first] = heron.findings;
    const findings = odd.map((value, each) => ({
      ...(first as Finding),
      id: `finding-${each}`,
      type: 'file-name',
      value,
    })) as Finding[];
    await store.save({ ...heron, findings });
    const { named } = await streamed();
    expect(new Set(named.map(({ value }) => value))).toEqual(new Set(odd));
    await agree();
  });

  test('what a report names no more is not given for what it names', async () => {
    await store.save(heron);
    const [named] = valueIn(await store.indicators());
    if (named === undefined) throw new Error('the sample names nothing');
    expect(valueIn(await store.indicatorOf({ ...named, value: 'other.example' }))).toBeUndefined();
    await store.decide(named.findingId, reject);
    expect(valueIn(await store.indicatorOf(named))?.findingId).not.toBe(named.findingId);
  });
});
