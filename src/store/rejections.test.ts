import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeOlder } from '../../test/fixtures/older-store.ts';
import type { SampleDocument } from '../../test/fixtures/sample-document.ts';
import { sampleDocument } from '../../test/fixtures/sample-document.ts';
import { onEachStore, type Place } from '../../test/fixtures/stores.ts';
import type { Finding, Result, UtcInstant } from '../model/index.ts';
import type { Decision, Store, StoredDocument } from './index.ts';

onEachStore((kind) => {
  let place: Place;
  let store: Store;

  const heron = sampleDocument();
  const gull = sampleDocument({ name: 'Grey Gull' });
  const at = '2026-11-20T08:00:00.000Z' as UtcInstant;
  const later = '2026-11-21T08:00:00.000Z' as UtcInstant;
  const reject: Decision = { status: 'rejected', by: 'ana', at };
  const accept: Decision = { status: 'accepted', by: 'bo', at: later };
  const undo: Decision = { status: 'suggested', by: 'bo', at: later };
  const REASON = 'rejected by ana on 2026-11-20 in “Operation Copper Heron”';
  const [DOMAIN, ADDRESS, DOMAIN_AGAIN, HELD_BACK, , SOFTWARE, , , ACTOR] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8,
  ] as const;

  beforeEach(async () => {
    place = await kind.fresh();
    store = valueIn(await place.open());
    await store.save(heron);
    await store.save(gull);
  });
  afterEach(async () => {
    await store.close();
    await place.end();
  });

  function valueIn<T>(result: Result<T>): T {
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  }

  function nth({ findings }: Pick<SampleDocument, 'findings'>, index: number): Finding {
    const finding = findings[index];
    if (finding === undefined) throw new Error(`the sample has no finding ${index}`);
    return finding;
  }

  async function shown(reference: string): Promise<StoredDocument> {
    return valueIn(await store.document(reference));
  }

  async function reasons(reference: string): Promise<readonly (string | undefined)[]> {
    return (await shown(reference)).findings.map(({ heldBack }) => heldBack);
  }

  describe('a rejected false positive', () => {
    test('is held back in every other report and at every other mention, with who, when and where', async () => {
      const before = await reasons('grey-gull');
      await store.decide(nth(heron, DOMAIN).id, reject);
      const expected = before.with(DOMAIN, REASON).with(DOMAIN_AGAIN, REASON);
      expect(await reasons('grey-gull')).toEqual(expected);
      expect(await reasons('copper-heron')).toEqual(before.with(DOMAIN_AGAIN, REASON));
      // Held back, never dropped, and still a suggestion: nothing was decided on it.
      expect(nth(await shown('grey-gull'), DOMAIN)).toEqual({ ...nth(gull, DOMAIN), heldBack: REASON });
      expect(valueIn(await store.decisions(nth(gull, DOMAIN).id))).toEqual([]);
    });

    test('is held back in a report that is read afterwards, too', async () => {
      await store.decide(nth(heron, DOMAIN).id, reject);
      const tern = sampleDocument({ name: 'Slow Tern' });
      await store.save(tern);
      expect(nth(await shown('slow-tern'), DOMAIN).heldBack).toBe(REASON);
      expect(valueIn(await store.indicators('slow-tern')).map(({ value }) => value)).toEqual([
        '198.51.100.23',
      ]);
    });

    test('stays rejected where its own report no longer has the words', async () => {
      await store.decide(nth(heron, DOMAIN).id, reject);
      const text = 'Nothing is left of it.';
      const reading = { ...heron.reading, id: 'reading-bare', text, blocks: [], sentences: [], map: [] };
      await store.save({ ...heron, reading, findings: [] });
      expect(nth(await shown('grey-gull'), DOMAIN).heldBack).toBe(REASON);
    });

    test('is software and a name of an actor as well, and each only of its own kind', async () => {
      for (const index of [SOFTWARE, ACTOR]) {
        await store.decide(nth(heron, index).id, reject);
        expect(nth(await shown('grey-gull'), index).heldBack).toBe(REASON);
      }
      expect((await reasons('grey-gull')).filter((reason) => reason === REASON)).toHaveLength(2);
    });

    test('is not a technique, a claim, a rule or a vulnerability: these stand for themselves', async () => {
      const before = await reasons('grey-gull');
      for (const { id, kind } of heron.findings)
        if (['technique', 'claim', 'rule', 'vulnerability'].includes(kind)) await store.decide(id, reject);
      expect(await reasons('grey-gull')).toEqual(before);
    });

    test('keeps the reason the machine had to hold a mention back', async () => {
      await store.decide(nth(heron, HELD_BACK).id, reject);
      expect(nth(await shown('grey-gull'), HELD_BACK).heldBack).toBe(
        `${REASON}; an address of the publisher`,
      );
    });
  });

  describe('what holds a mention back', () => {
    test('is gone when the rejection is taken back or turned round, and nothing of it is forgotten', async () => {
      const { id } = nth(heron, DOMAIN);
      const before = await reasons('grey-gull');
      for (const released of [undo, accept]) {
        await store.decide(id, reject);
        expect(await reasons('grey-gull')).not.toEqual(before);
        await store.decide(id, released);
        expect(await reasons('grey-gull')).toEqual(before);
      }
      expect(valueIn(await store.decisions(id))).toEqual([reject, undo, reject, accept]);
    });

    test('stays while another rejection of the same stands, and names that one', async () => {
      await store.decide(nth(heron, DOMAIN).id, reject);
      await store.decide(nth(gull, DOMAIN).id, { status: 'rejected', by: 'bo', at: later });
      await store.decide(nth(heron, DOMAIN).id, undo);
      const words = 'rejected by bo on 2026-11-21 in “Operation Grey Gull”';
      expect(nth(await shown('copper-heron'), DOMAIN).heldBack).toBe(words);
    });

    test('is told with the finding that was rejected, whose decision can be taken back', async () => {
      const rejected = nth(heron, DOMAIN).id;
      expect(valueIn(await store.rejection(nth(gull, DOMAIN).id))).toBeUndefined();
      await store.decide(rejected, reject);
      expect(valueIn(await store.rejection(nth(gull, DOMAIN).id))).toMatchObject({
        findingId: rejected,
        by: 'ana',
        at,
        reportId: heron.report.id,
      });
      expect(valueIn(await store.rejection(rejected))).toBeUndefined();
      expect(await store.rejection('finding-no')).toMatchObject({ problem: { code: 'not-in-store' } });
    });

    test('does not weigh against a mention that an analyst accepted or edited, before or after', async () => {
      await store.decide(nth(gull, DOMAIN).id, accept);
      await store.decide(nth(heron, DOMAIN).id, reject);
      await store.decide(nth(gull, DOMAIN_AGAIN).id, {
        status: 'edited',
        by: 'bo',
        at: later,
        edit: { role: 'sinkhole' },
      });
      const { findings } = await shown('grey-gull');
      for (const index of [DOMAIN, DOMAIN_AGAIN]) expect(findings[index]).not.toHaveProperty('heldBack');
      expect(valueIn(await store.indicators('grey-gull')).map(({ value }) => value)).toContain(
        'update.heron-cdn.example',
      );
      // Given back to the machine it is one of the others again.
      expect(valueIn(await store.decide(nth(gull, DOMAIN).id, undo)).heldBack).toBe(REASON);
    });

    test('is only the very same: another case, another type and a part of the value are other things', async () => {
      const base = nth(gull, ADDRESS);
      if (base.kind !== 'observable') throw new Error('the sample’s address is an observable');
      const domain = nth(heron, DOMAIN);
      if (domain.kind !== 'observable') throw new Error('the sample’s domain is an observable');
      const others: Finding[] = [
        { ...base, id: 'finding-case', type: 'domain-name', value: domain.value.toUpperCase() },
        { ...base, id: 'finding-type', type: 'url', value: domain.value },
        { ...base, id: 'finding-part', type: 'domain-name', value: 'heron-cdn.example' },
        { ...base, id: 'finding-like', type: 'domain-name', value: `${domain.value}\0tail` },
      ];
      await store.save({ ...gull, findings: others });
      await store.decide(domain.id, reject);
      expect(await reasons('grey-gull')).toEqual([undefined, undefined, undefined, undefined]);
      // And the driver cuts this one off at NUL: it must not reach the whole value.
      await store.decide(domain.id, undo);
      await store.decide('finding-like', reject);
      expect(nth(await shown('copper-heron'), DOMAIN)).not.toHaveProperty('heldBack');
    });

    test('does not leave the report where the analyst said: only here', async () => {
      await store.decide(nth(heron, DOMAIN).id, { ...reject, onlyHere: true });
      expect(nth(await shown('grey-gull'), DOMAIN)).not.toHaveProperty('heldBack');
      expect(nth(await shown('copper-heron'), DOMAIN_AGAIN).heldBack).toBe(REASON);
      expect(valueIn(await store.decisions(nth(heron, DOMAIN).id))).toEqual([{ ...reject, onlyHere: true }]);
      expect(valueIn(await store.indicators()).map(({ reportTitle, value }) => [reportTitle, value])).toEqual(
        expect.arrayContaining([['Operation Grey Gull', 'update.heron-cdn.example']]),
      );
    });

    test('is the same words wherever the finding is asked for', async () => {
      await store.decide(nth(heron, DOMAIN).id, reject);
      const { id } = nth(gull, DOMAIN);
      const reviewed = valueIn(await store.review('grey-gull')).find(({ finding }) => finding.id === id);
      expect(reviewed?.finding.heldBack).toBe(REASON);
      expect(valueIn(await store.reviewed(id)).finding.heldBack).toBe(REASON);
      const all = valueIn(await store.indicators('grey-gull', { all: true }));
      expect(all.find(({ findingId }) => findingId === id)?.heldBack).toBe(REASON);
      const asked = { words: 'heron-cdn', limit: 9, offset: 0 };
      const found = valueIn(await store.searchValues(asked));
      expect(found.find(({ finding }) => finding?.id === id)?.finding?.heldBack).toBe(REASON);
    });

    test('is left out of every count of the default view, and of what groups reports into stories', async () => {
      const counts = async (): Promise<unknown> => {
        const report = valueIn(await store.reports()).find((each) => each.report.id === gull.report.id);
        const seed = valueIn(await store.seeds()).find(({ reportId }) => reportId === gull.report.id);
        return {
          listed: report?.findings,
          toReview: valueIn(await store.progress()).get(gull.report.id)?.findings,
          clue: seed?.clues.some(({ shown: value }) => value === 'update.heron-cdn.example'),
        };
      };
      expect(await counts()).toEqual({ listed: 10, toReview: 10, clue: true });
      await store.decide(nth(heron, DOMAIN).id, reject);
      expect(await counts()).toEqual({ listed: 8, toReview: 8, clue: false });
    });
  });

  test('what others decided moves the time at which a report last changed, and taking it back moves it on', async () => {
    expect(await shown('grey-gull')).not.toHaveProperty('lastDecided');
    await store.decide(nth(heron, DOMAIN).id, reject);
    expect((await shown('grey-gull')).lastDecided).toBe(at);
    await store.decide(nth(heron, DOMAIN).id, undo);
    expect((await shown('grey-gull')).lastDecided).toBe(later);
    expect((await shown('copper-heron')).lastDecided).toBe(later);
  });

  test.runIf(kind.isEmbedded)(
    'rejections of a store made before this was known reach everywhere, too',
    async () => {
      await store.decide(nth(heron, DOMAIN).id, reject);
      await store.close();
      await madeOlder(place.file, '0005-review');
      store = valueIn(await place.open());
      expect(nth(await shown('grey-gull'), DOMAIN).heldBack).toBe(REASON);
    },
  );
});
