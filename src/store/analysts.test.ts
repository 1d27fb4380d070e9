import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleDocument } from '../../test/fixtures/sample-document.ts';
import { onEachStore, type Place } from '../../test/fixtures/stores.ts';
import type { Claim, Finding, Grade, Result, UtcInstant } from '../model/index.ts';
import { derivedId, spanIn } from '../model/index.ts';
import type { Store } from './index.ts';

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

  const heron = sampleDocument();
  const at = '2026-11-20T08:00:00.000Z' as UtcInstant;
  const grade: Grade = {
    kind: 'grade',
    terms: [{ scale: 'Admiralty credibility', term: '2' }],
    by: 'ana',
    at,
  };

  function valueIn<T>(result: Result<T>): T {
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  }

  function claimIn(findings: readonly Finding[], quote?: string): Claim {
    const claim = findings.find(
      (each): each is Claim => each.kind === 'claim' && (quote === undefined || each.span.quote === quote),
    );
    if (claim === undefined) throw new Error('there is no such claim');
    return claim;
  }

  async function shownClaim(quote?: string): Promise<Claim> {
    return claimIn(valueIn(await store.document('heron')).findings, quote);
  }

  describe('a grade', () => {
    test('stands beside the verdict: neither changes the other, and a re-run changes neither', async () => {
      await store.save(heron);
      const { id } = claimIn(heron.findings);
      expect(valueIn(await store.grade(id, { grade, by: 'ana', at }))).toMatchObject({
        status: 'suggested',
        grade,
      });
      await store.decide(id, { status: 'accepted', by: 'bo', at });
      await store.save(heron);
      expect(await shownClaim()).toMatchObject({ status: 'accepted', by: 'bo', grade });
      await store.decide(id, { status: 'suggested', by: 'bo', at });
      expect(await shownClaim()).toMatchObject({ status: 'suggested', grade });
    });

    test('follows its claim into another reading', async () => {
      await store.save(heron);
      const { span, id } = claimIn(heron.findings);
      await store.grade(id, { grade, by: 'ana', at });
      await store.save(
        sampleDocument({ preface: 'Moved by a preface.', capturedAt: '2026-11-21T09:30:00.000Z' }),
      );
      const moved = await shownClaim(span.quote);
      expect(moved.grade).toEqual(grade);
      expect(moved.span.start).not.toBe(span.start);
    });

    test('of a claim that a later run does not make is carried, and of one whose words are gone is lost', async () => {
      await store.save(heron);
      const { id } = claimIn(heron.findings);
      await store.grade(id, { grade, by: 'ana', at });
      await store.save({ ...heron, findings: [] });
      expect(await shownClaim()).toMatchObject({ status: 'suggested', grade });
      const other = sampleDocument({ name: 'Slow Tide', capturedAt: '2026-11-22T09:30:00.000Z' });
      await store.save({ ...other, report: heron.report, findings: [] });
      const { lost, findings } = valueIn(await store.document(heron.report.id));
      const everywhere = [...findings, ...lost.map(({ finding }) => finding)];
      expect(claimIn(everywhere)).toMatchObject({ grade });
    });

    test('is taken back, and its history has who and when', async () => {
      await store.save(heron);
      const { id } = claimIn(heron.findings);
      await store.grade(id, { grade, by: 'ana', at });
      await store.grade(id, { grade: null, by: 'bo', at });
      expect(await shownClaim()).not.toHaveProperty('grade');
      await store.close();
      store = valueIn(await place.open());
      expect(valueIn(await store.grades(id))).toEqual([
        { grade, by: 'ana', at },
        { grade: null, by: 'bo', at },
      ]);
      expect((await store.grades('finding-0000000000000000')).ok).toBe(false);
    });
  });

  test('a claim that an analyst adds is accepted, follows its words, and is added once', async () => {
    await store.save(heron);
    const quote = 'Lantern Post says that the pier crew';
    const start = heron.reading.text.indexOf(quote);
    const span = spanIn(heron.reading, start, start + quote.length);
    const own: Claim = {
      ...claimIn(heron.findings),
      id: derivedId('finding', 'added by hand'),
      span,
      by: 'ana',
      claimants: [{ as: 'UNSTATED', resolved: false }],
      object: { as: 'the pier crew', kind: 'actor' },
      hedge: { class: 'none' },
      evidence: [],
    };
    const { saysNoEvidence: _, subject: __, ...claim } = own;
    const added = valueIn(await store.add(heron.capture.id, claim, { by: 'ana', at }));
    expect(added).toMatchObject({ status: 'accepted', by: 'ana' });
    await store.add(heron.capture.id, claim, { by: 'ana', at });
    await store.save(heron);
    await store.save(sampleDocument({ preface: 'Moved.', capturedAt: '2026-11-21T09:30:00.000Z' }));
    const document = valueIn(await store.document('heron'));
    const its = document.findings.filter((each) => each.span.quote === quote);
    expect(its).toMatchObject([{ status: 'accepted', by: 'ana' }]);
    expect(document.reading.text.slice(its[0]?.span.start, its[0]?.span.end)).toBe(quote);
  });

  test('a span that does not re-read is not added', async () => {
    await store.save(heron);
    const claim = claimIn(heron.findings);
    const wrong = { ...claim, id: 'finding-wrong', span: { ...claim.span, quote: 'invented' } };
    await expect(store.add(heron.capture.id, wrong, { by: 'ana', at })).rejects.toThrow('does not re-read');
  });

  describe('the journal', () => {
    test('numbers what is written in each subject, and gives it back in order after a restart', async () => {
      const made = { kind: 'made', title: 'Heron', reports: [] } as const;
      await store.write('stories', { subject: 'story-a', by: 'ana', at, record: made });
      await store.write('stories', { subject: 'story-b', by: 'ana', at, record: made });
      const renamed = { kind: 'renamed', title: 'Copper\u0000 Heron \ud800' } as const;
      expect(
        valueIn(await store.write('stories', { subject: 'story-a', by: 'bo', at, record: renamed })).seq,
      ).toBe(2);
      await store.close();
      store = valueIn(await place.open());
      expect(valueIn(await store.journal('stories', 'story-a'))).toEqual([
        { subject: 'story-a', seq: 1, by: 'ana', at, record: made },
        { subject: 'story-a', seq: 2, by: 'bo', at, record: renamed },
      ]);
      expect(valueIn(await store.journal('stories'))).toHaveLength(3);
      expect(valueIn(await store.journal('names'))).toEqual([]);
    });

    test('everybody’s entries are numbered on, and who insists on being next is told', async () => {
      const other = valueIn(await place.open());
      const record = { kind: 'renamed', title: 'x' } as const;
      const entry = { subject: 'story-a', by: 'ana', at, record };
      await Promise.all([1, 2, 3].map(() => store.write('stories', entry)));
      await other.write('stories', entry);
      expect(valueIn(await store.journal('stories')).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
      const late = await other.write('stories', { ...entry, after: 3 });
      expect(late.ok ? '' : late.problem.code).toBe('store-busy');
      await other.close();
    });
  });

  describe('looking through everything', () => {
    test('readings by a pattern, and where findings stand', async () => {
      await store.save(heron);
      await store.save(sampleDocument({ name: 'Slow Tide' }));
      const seen: string[] = [];
      await store.eachReading(['%slow%tide%'], ({ report }) => seen.push(report.title));
      expect(seen).toEqual(['Operation Slow Tide']);
      const { id, span } = claimIn(heron.findings);
      const places = valueIn(await store.passages([{ reportId: heron.report.id, findingId: id }]));
      expect([...places.values()]).toEqual([
        { reportId: heron.report.id, readingId: heron.reading.id, span },
      ]);
    });

    test('rejected claims are passed over', async () => {
      await store.save(heron);
      const { id } = claimIn(heron.findings);
      const idsNow = async (): Promise<string[]> => {
        const ids: string[] = [];
        await store.eachWho(({ finding }) => ids.push(finding.id));
        return ids;
      };
      expect(await idsNow()).toContain(id);
      await store.decide(id, { status: 'rejected', by: 'ana', at });
      expect(await idsNow()).not.toContain(id);
    });

    test('clues of a report: what attackers used, and nothing that is held back', async () => {
      await store.save(heron);
      const [seed] = valueIn(await store.seeds());
      const shown = seed?.clues.map(({ kind, shown }) => `${kind} ${shown}`) ?? [];
      expect(shown).toEqual(expect.arrayContaining(['malware TEALWING', 'actor AMBER FINCH']));
      expect(shown.join()).not.toContain('press@northgate.example');
    });
  });
});
