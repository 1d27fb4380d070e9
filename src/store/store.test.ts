import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SampleDocument } from '../../test/fixtures/sample-document.ts';
import { sampleDocument } from '../../test/fixtures/sample-document.ts';
import { onEachStore, type Place } from '../../test/fixtures/stores.ts';
import type { Finding, Result, UtcInstant } from '../model/index.ts';
import { sha256, spanIn } from '../model/index.ts';
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

  const heron = sampleDocument();
  const at = '2026-11-20T08:00:00.000Z' as UtcInstant;
  const reject: Decision = { status: 'rejected', by: 'R. Analyst', at };
  const accept: Decision = { status: 'accepted', by: 'S. Analyst', at };

  function valueIn<T>(result: Result<T>): T {
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  }

  function nth(document: SampleDocument, index: number): Finding {
    const finding = document.findings[index];
    if (!finding) throw new Error(`the sample has no finding ${index}`);
    return finding;
  }

  test('what is saved comes back whole, also after the store was closed', async () => {
    expect(valueIn(await store.save(heron))).toMatchObject({
      reportId: heron.report.id,
      reportIsNew: true,
      captureIsNew: true,
      readingIsNew: true,
      findingsAdded: heron.findings.length,
      findingsRemoved: 0,
    });
    await store.close();
    store = valueIn(await place.open());
    expect(valueIn(await store.document('copper-heron'))).toEqual({ ...heron, problems: [], lost: [] });
  });

  test('saving the same twice changes nothing', async () => {
    await store.save(heron);
    const before = [valueIn(await store.document('heron')), valueIn(await store.reports())];
    expect(valueIn(await store.save(heron))).toMatchObject({
      reportIsNew: false,
      captureIsNew: false,
      readingIsNew: false,
      findingsAdded: 0,
      findingsRemoved: 0,
    });
    expect([valueIn(await store.document('heron')), valueIn(await store.reports())]).toEqual(before);
  });

  test('any text comes back as it was, whatever stands in it', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udc00', '\u2028', '"', '\\', '\n', 'a') }),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (words) => {
        const text = `${words}evil.example${words}`;
        const span = spanIn({ text, map: [] }, words.length, words.length + 12);
        const reading = {
          ...heron.reading,
          id: `reading-${sha256(JSON.stringify(text))}`,
          text,
          map: [],
          problems: [],
        };
        const finding = { ...nth(heron, 0), span, value: words, heldBack: words };
        await store.save({
          ...heron,
          report: { ...heron.report, title: words },
          reading,
          findings: [finding],
        });
        const kept = valueIn(await store.document(heron.report.id));
        expect(kept.report.title).toBe(words);
        expect(kept.reading).toEqual(reading);
        expect(kept.findings).toEqual([finding]);
      }),
      { numRuns: 60 },
    );
  });

  test('a capture taken again is another capture of the same report, and the newest is shown', async () => {
    const later = sampleDocument({ capturedAt: '2026-11-18T09:30:00.000Z' });
    await store.save(later);
    expect(valueIn(await store.save(heron))).toMatchObject({ reportIsNew: false, captureIsNew: true });
    expect(valueIn(await store.document('heron')).capture).toEqual(later.capture);
    expect(valueIn(await store.captures('heron'))).toEqual([later.capture, heron.capture]);
    expect(valueIn(await store.reports())).toEqual([
      {
        report: heron.report,
        captures: 2,
        lastCapturedAt: later.capture.capturedAt,
        findings: heron.findings.length - 1,
      },
    ]);
  });

  test('a capture stays with its report when a later extractor names the report otherwise', async () => {
    await store.save(heron);
    const renamed = {
      ...heron,
      report: { ...heron.report, id: 'report-elsewhere', title: 'Heron, revised' },
    };
    expect(valueIn(await store.save(renamed)).reportId).toBe(heron.report.id);
    const [only, ...others] = valueIn(await store.reports());
    expect(only?.report).toEqual({ ...renamed.report, id: heron.report.id });
    expect(others).toEqual([]);
  });

  test('a marking that an analyst set outlives every re-run', async () => {
    const tlp = { label: 'TLP:RED', statedBy: 'analyst' } as const;
    await store.save({ ...heron, report: { ...heron.report, tlp } });
    await store.save(heron);
    expect(valueIn(await store.document('heron')).report.tlp).toEqual(tlp);
  });

  test('two reports with the same words are told apart', async () => {
    const twin = {
      ...heron,
      report: { ...heron.report, id: 'report-twin' },
      capture: { ...heron.capture, id: 'capture-twin' },
    };
    await store.save(heron);
    await store.save(twin);
    expect(valueIn(await store.reports())).toHaveLength(2);
    expect(valueIn(await store.document('report-twin')).findings).toEqual(heron.findings);
    expect(await store.document('copper-heron')).toMatchObject({ problem: { code: 'ambiguous-report' } });
    // The finding is the same in both, and so is what is said of it.
    await store.decide(nth(heron, 0).id, reject);
    for (const id of [heron.report.id, 'report-twin'])
      expect(valueIn(await store.document(id)).findings[0]).toMatchObject({ status: 'rejected' });
  });

  test('a file already kept is known by its bytes and its name', async () => {
    await store.save(heron);
    const { sha256: bytes } = heron.capture;
    expect(valueIn(await store.captureOfFile(bytes, 'copper-heron.md'))).toEqual(heron.capture);
    expect(valueIn(await store.captureOfFile(bytes, 'other.md'))).toBeUndefined();
    expect(valueIn(await store.captureOfFile(sha256('other'), 'copper-heron.md'))).toBeUndefined();
  });

  test('who looked for the findings is remembered with the reading, and forgotten where it is not said', async () => {
    await store.save({ ...heron, foundBy: ['how/observables@2', 'how/rules@1'] });
    expect(valueIn(await store.documentOfCapture(heron.capture.id)).foundBy).toEqual([
      'how/observables@2',
      'how/rules@1',
    ]);
    await store.save(heron);
    expect(valueIn(await store.documentOfCapture(heron.capture.id)).foundBy).toBeUndefined();
  });

  test('a decision is in force at once, is remembered, and can be undone', async () => {
    await store.save(heron);
    const finding = nth(heron, 0);
    const edit: Decision = { status: 'edited', by: 'R. Analyst', at, edit: { role: 'sinkhole' } };
    const undo: Decision = { status: 'suggested', by: 'S. Analyst', at };
    expect(valueIn(await store.decide(finding.id, reject))).toEqual({
      ...finding,
      status: 'rejected',
      by: 'R. Analyst',
    });
    expect(valueIn(await store.decide(finding.id, edit))).toMatchObject({
      role: 'sinkhole',
      status: 'edited',
    });
    expect(valueIn(await store.document('heron')).findings[0]).toMatchObject({ role: 'sinkhole' });
    expect(valueIn(await store.decide(finding.id, undo))).toEqual(finding);
    expect(valueIn(await store.decisions(finding.id))).toEqual([reject, edit, undo]);
    expect(valueIn(await store.decisions(nth(heron, 1).id))).toEqual([]);
  });

  test('a finding of an earlier reading, which nobody is shown any more, is not decided on', async () => {
    await store.save(heron);
    await store.save(sampleDocument({ preface: 'Updated.', capturedAt: '2026-11-18T00:00:00.000Z' }));
    expect(await store.decide(nth(heron, 0).id, reject)).toMatchObject({ problem: { code: 'not-in-store' } });
  });

  test('a decision on what is not there says so', async () => {
    for (const result of [await store.decide('finding-no', reject), await store.decisions('finding-no')])
      expect(result).toMatchObject({ ok: false, problem: { code: 'not-in-store', where: 'finding-no' } });
  });

  test('a re-run replaces untouched suggestions and keeps what was decided, found again or not', async () => {
    await store.save(heron);
    const [first, second, , , fifth] = heron.findings;
    if (!first || !second || !fifth) throw new Error('the sample has five');
    await store.decide(first.id, reject);
    await store.decide(second.id, accept);
    const newer = { ...fifth, id: 'finding-newer', by: 'techniques@2' };
    const outcome = valueIn(await store.save({ ...heron, findings: [newer, first] }));
    expect(outcome).toMatchObject({
      findingsAdded: 1,
      findingsRemoved: heron.findings.length - 2,
      decisionsKept: 2,
      decisionsLost: 0,
    });
    expect(valueIn(await store.document('heron')).findings).toEqual([
      newer,
      { ...first, status: 'rejected', by: 'R. Analyst' },
      { ...second, status: 'accepted', by: 'S. Analyst' },
    ]);
  });

  test('decisions follow their findings into a new reading, and on through the next', async () => {
    await store.save(heron);
    await store.decide(nth(heron, 2).id, reject);
    const second = {
      ...sampleDocument({ preface: 'Updated.', extractor: 'markdown@2' }),
      capture: heron.capture,
    };
    expect(valueIn(await store.save(second))).toMatchObject({ readingIsNew: true, decisionsKept: 1 });
    const heldBack = 'rejected by R. Analyst on 2026-11-20 in “Operation Copper Heron”';
    expect(valueIn(await store.document('heron')).findings).toEqual(
      second.findings.map((each, index) => {
        if (index === 2) return { ...each, status: 'rejected', by: 'R. Analyst' };
        // The same domain, mentioned once more.
        return index === 0 ? { ...each, heldBack } : each;
      }),
    );
    await store.decide(nth(second, 2).id, accept);
    const third = sampleDocument({ preface: 'Updated twice.', capturedAt: '2026-11-19T00:00:00.000Z' });
    await store.save(third);
    expect(valueIn(await store.decisions(nth(third, 2).id))).toEqual([reject, accept]);
  });

  test('a decision whose words are gone is shown as lost, and is back when the words are', async () => {
    await store.save(heron);
    const finding = nth(heron, 0);
    await store.decide(finding.id, reject);
    const text = 'Nothing is left of it.';
    const reading = { ...heron.reading, id: 'reading-bare', text, blocks: [], sentences: [], map: [] };
    expect(valueIn(await store.save({ ...heron, reading, findings: [] }))).toMatchObject({
      decisionsLost: 1,
    });
    expect(valueIn(await store.document('heron'))).toMatchObject({
      findings: [],
      lost: [
        {
          finding: { ...finding, status: 'rejected', by: 'R. Analyst' },
          captureId: heron.capture.id,
          readingId: heron.reading.id,
        },
      ],
    });
    const undo: Decision = { status: 'suggested', by: 'R. Analyst', at };
    expect(valueIn(await store.decide(finding.id, undo))).toEqual(finding);
    expect(valueIn(await store.document('heron')).lost).toEqual([]);
    await store.decide(finding.id, reject);
    await store.save(heron);
    expect(valueIn(await store.document('heron'))).toMatchObject({ lost: [] });
    expect(valueIn(await store.document('heron')).findings[0]).toMatchObject({ status: 'rejected' });
  });

  test('a span that does not re-read is a bug, and nothing of the document is kept', async () => {
    const finding = nth(heron, 0);
    const broken = { ...finding, span: { ...finding.span, quote: 'something else' } };
    await expect(store.save({ ...heron, findings: [nth(heron, 1), broken] })).rejects.toThrow(finding.id);
    await expect(store.save({ ...heron, findings: [finding, finding] })).rejects.toThrow(finding.id);
    const decided = { ...finding, status: 'accepted' } as const;
    await expect(store.save({ ...heron, findings: [decided] })).rejects.toThrow(finding.id);
    expect(valueIn(await store.reports())).toEqual([]);
    await store.save(heron);
    const reading = { ...heron.reading, text: `${heron.reading.text} ` };
    await expect(store.save({ ...heron, reading })).rejects.toThrow(heron.reading.id);
  });

  test('indicators are each distinct observable once, with the sentence and the way back', async () => {
    const gull = sampleDocument({ name: 'Grey Gull' });
    await store.save(heron);
    await store.save(gull);
    expect(valueIn(await store.indicators())).toHaveLength(4);
    const found = valueIn(await store.indicators('grey-gull'));
    expect(found.map((each) => each.value)).toEqual(['update.heron-cdn.example', '198.51.100.23']);
    for (const each of found) {
      expect(each).toMatchObject({ reportId: gull.report.id, reportTitle: 'Operation Grey Gull' });
      expect(each.captureId).toBe(gull.capture.id);
      expect(each.sentence.text).toContain(each.span.quote);
      expect(gull.reading.text.slice(each.sentence.start, each.sentence.end)).toBe(each.sentence.text);
    }
    expect(await store.indicators('puffin')).toMatchObject({ ok: false, problem: { code: 'not-in-store' } });
  });

  test('what was rejected is not hunted for, and what is held back only on demand', async () => {
    await store.save(heron);
    await store.decide(nth(heron, 0).id, reject);
    await store.decide(nth(heron, 1).id, reject);
    // The domain is mentioned once more: held back, because nobody accepted that mention.
    expect(valueIn(await store.indicators())).toEqual([]);
    expect(valueIn(await store.indicators('heron', { all: true }))).toMatchObject([
      {
        findingId: nth(heron, 2).id,
        heldBack: expect.stringMatching(/^rejected by R\. Analyst on 2026-11-20 /u),
      },
      { value: 'press@northgate.example' },
    ]);
    await store.decide(nth(heron, 2).id, accept);
    expect(valueIn(await store.indicators())).toMatchObject([{ findingId: nth(heron, 2).id }]);
    const edit: Decision = { status: 'edited', by: 'R. Analyst', at, edit: { value: 'heron-cdn.example' } };
    await store.decide(nth(heron, 2).id, edit);
    expect(valueIn(await store.indicators('heron', { all: true }))).toMatchObject([
      { value: 'heron-cdn.example', status: 'edited' },
      { value: 'press@northgate.example', heldBack: 'an address of the publisher' },
    ]);
  });

  test('what the machine held back is hunted for once an analyst accepts it', async () => {
    await store.save(heron);
    const { id } = nth(heron, 3);
    expect(valueIn(await store.indicators()).map(({ findingId }) => findingId)).not.toContain(id);
    await store.decide(id, accept);
    expect(valueIn(await store.indicators()).map(({ findingId }) => findingId)).toContain(id);
  });

  test('a thousand findings are saved in one go', async () => {
    const findings = Array.from({ length: 1_200 }, (_, n) => ({ ...nth(heron, 0), id: `finding-${n}` }));
    expect(valueIn(await store.save({ ...heron, findings })).findingsAdded).toBe(1_200);
    expect(valueIn(await store.document('heron')).findings).toEqual(findings);
  });
});
