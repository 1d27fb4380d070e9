import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeOlder } from '../../../test/fixtures/older-store.ts';
import { type SampleDocument, sampleDocument } from '../../../test/fixtures/sample-document.ts';
import { onEachStore, type Place } from '../../../test/fixtures/stores.ts';
import type { Block, Result } from '../../model/index.ts';
import { derivedId, sha256 } from '../../model/index.ts';
import type { FoundText, Store } from '../index.ts';

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

  /** A report of these paragraphs; one that holds tabs is a row of a table. */
  function reportOf(name: string, paragraphs: readonly string[], capturedAt?: string): SampleDocument {
    const base = sampleDocument({ name, ...(capturedAt !== undefined && { capturedAt }) });
    const text = paragraphs.join('\n');
    const blocks: Block[] = [];
    let start = 0;
    for (const [row, paragraph] of paragraphs.entries()) {
      for (const [column, cell] of paragraph.split('\t').entries()) {
        const kind = paragraph.includes('\t') ? 'table-cell' : 'paragraph';
        const at = { kind, start, end: start + cell.length } as const;
        blocks.push(kind === 'paragraph' ? at : { ...at, cell: { table: 0, row, column, header: false } });
        start += cell.length + 1;
      }
    }
    const id = derivedId('reading', name, sha256(text));
    const reading = { ...base.reading, id, text, textSha256: sha256(text), blocks, sentences: [], map: [] };
    return { ...base, reading, findings: [] };
  }

  /** One paragraph whose second sentence has more of what is sought. */
  function twoSentences(): SampleDocument {
    const one = reportOf('Third Report', ['There was a gale. The pier broke in the gale.']);
    const sentences = [
      { start: 0, end: 17 },
      { start: 18, end: one.reading.text.length },
    ];
    return { ...one, reading: { ...one.reading, sentences } };
  }

  async function found(words: string): Promise<readonly string[]> {
    return (await hits(words)).map(
      ({ report, span }) => `${report.title.replace('Operation ', '')}: ${span.quote}`,
    );
  }

  async function hits(words: string): Promise<readonly FoundText[]> {
    return valueIn(await store.searchTexts({ words, limit: 50 })).found;
  }

  describe('words in the kept texts', () => {
    beforeEach(async () => {
      await store.save(
        reportOf('Grey Gull', [
          'The intruders rented servers at update[.]heron-cdn[.]example and waited.',
          'Les serveurs étaient loués à Nice; ÉTÉ comme hiver.',
          'sha256\t198.51.100.7\tTEALWING',
          '攻击者使用了鱼叉式网络钓鱼邮件。',
          'Half a pair \ud83d and NUL \0 do not end tealwing_loader here.',
        ]),
      );
      await store.save(reportOf('Slow Tern', ['Servers of the port were not touched.', 'Nobody waited.']));
    });

    test('are found whatever their case and accents, the last also as a beginning', async () => {
      expect(await found('server')).toEqual(['Slow Tern: Server', 'Grey Gull: server']);
      expect(await found('ETAIENT')).toEqual(['Grey Gull: étaient']);
      expect(await found('waited servers')).toEqual(['Grey Gull: servers']);
      expect(await found('wait servers')).toEqual([]);
      expect(await found('wait* servers')).toEqual(['Grey Gull: servers']);
      expect(await found('ver')).toEqual([]);
    });

    test('of one value are found as it is written there, defanged or not, and across the cells of a row', async () => {
      expect(await found('update.heron-cdn.example')).toEqual(['Grey Gull: update[.]heron-cdn[.]example']);
      expect(await found('TEALWING 198.51.100.7')).toEqual(['Grey Gull: 198.51.100.7']);
      expect(await found('tealwing_loader')).toEqual(['Grey Gull: tealwing_loader']);
      expect(await found('198.51.100.70')).toEqual([]);
    });

    test('in quotation marks stand side by side, and end where they end', async () => {
      expect(await found('"the port"')).toEqual(['Slow Tern: the port']);
      expect(await found('"port the"')).toEqual([]);
      expect(await found('"serve"')).toEqual([]);
    });

    test('of a script without spaces are found inside a line', async () => {
      expect(await found('网络钓鱼')).toEqual(['Grey Gull: 网络钓鱼']);
      expect(await found('钓鱼网络')).toEqual([]);
    });

    test('stand where they are said to stand', async () => {
      for (const words of ['server', 'waited servers', 'TEALWING', '钓鱼', 'nul']) {
        for (const { report, captureId, readingId, span, sentence, marks } of await hits(words)) {
          const { text } = valueIn(await store.reading(captureId, readingId));
          expect([report.id, text.slice(span.start, span.end)]).toEqual([report.id, span.quote]);
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(marks.length).toBeGreaterThan(0);
        }
      }
      const [both] = await hits('intruders waited');
      expect(both?.marks).toHaveLength(2);
      await store.save(twoSentences());
      const [fullest] = await hits('gale pier');
      expect([fullest?.sentence.text, fullest?.span.quote]).toEqual(['The pier broke in the gale.', 'pier']);
    });

    test('are never syntax, whatever is typed', async () => {
      for (const typed of [
        'AND',
        'OR',
        'NOT x',
        'NEAR(a b)',
        '"',
        '""',
        '"""',
        'a"b',
        "'; drop table reports; --",
        '*',
        'x*',
        '-x',
        'text:port',
        '^port',
        '{a b}:c',
        '(',
        ')',
        '\\',
        '%',
        '_',
        '\0',
        'a\0b',
        '\ud800',
        '+ +',
        '🦩',
        'ǅ',
        '́',
        '"unclosed',
        'a AND',
        `${'x '.repeat(90)}`,
        '.'.repeat(200),
      ]) {
        expect([typed, (await store.searchTexts({ words: typed, limit: 5 })).ok]).toEqual([typed, true]);
      }
      expect(await found('* - "')).toEqual([]);
      expect((await found('port AND')).length).toBe(0);
    });
  });

  test('what has the words side by side and as they are typed comes before what only has their beginnings', async () => {
    await store.save(
      reportOf('Slow Tern', [
        'A united front is planned at this place, as units of the port said, and said again, at length.',
        'The unit that the PLA trained worked from the harbour for years, a long passage of many words says.',
        'PLA Unit 61398.',
      ]),
    );
    await store.save(reportOf('Grey Gull', ['The PLA united them.', 'No place for units of any kind.']));
    const order = async (words: string): Promise<readonly string[]> =>
      (await hits(words)).map(({ sentence }) => sentence.text.slice(0, 12));
    expect(await order('PLA Unit')).toEqual(['PLA Unit 613', 'The unit tha', 'The PLA unit']);
    const paged: string[] = [];
    for (let after: number | undefined = 0; after !== undefined; ) {
      const page: { found: readonly FoundText[]; next?: number } = valueIn(
        await store.searchTexts({ words: 'PLA Unit', limit: 1, after }),
      );
      paged.push(...page.found.map(({ sentence }) => sentence.text.slice(0, 12)));
      after = page.next;
    }
    expect(paged).toEqual(['PLA Unit 613', 'The unit tha', 'The PLA unit']);
  });

  test('every page goes on where the one before ended', async () => {
    const lines = Array.from({ length: 23 }, (_, n) => `line ${n} has the heron`);
    await store.save(reportOf('Grey Gull', lines));
    await store.save(reportOf('Slow Tern', lines));
    const seen: string[] = [];
    let after: number | undefined;
    do {
      const { found: page, next } = valueIn(await store.searchTexts({ words: 'heron', limit: 7, after }));
      seen.push(...page.map(({ report, span }) => `${report.title} ${span.start}`));
      after = next;
    } while (after !== undefined);
    expect(seen).toHaveLength(46);
    expect(new Set(seen).size).toBe(46);
  });

  test('only what is shown of a report is found, and better blocks of the same text are taken up', async () => {
    const first = reportOf('Grey Gull', ['An old heron.', 'A reed.']);
    await store.save(first);
    await store.save(reportOf('Grey Gull', ['A new gull.'], '2026-11-18T09:30:00.000Z'));
    expect(await found('heron')).toEqual([]);
    expect(await found('gull')).toEqual(['Grey Gull: gull']);
    const other = reportOf('Slow Tern', ['An old heron.', 'A reed.']);
    await store.save(other);
    expect(await found('heron reed')).toEqual([]);
    const whole = [{ kind: 'paragraph' as const, start: 0, end: other.reading.text.length }];
    await store.save({ ...other, reading: { ...other.reading, blocks: whole } });
    expect(await found('heron reed')).toEqual(['Slow Tern: heron']);
    expect(await found('heron')).toHaveLength(1);
  });

  test.runIf(kind.isEmbedded)('what an older version kept is found, too', async () => {
    await store.save(reportOf('Grey Gull', ['A heron at the pier.', '攻击者']));
    await store.close();
    await madeOlder(place.file, '0007-accounts');
    store = valueIn(await place.open());
    expect(await found('heron')).toEqual(['Grey Gull: heron']);
    expect(await found('击者')).toEqual(['Grey Gull: 击者']);
  });
});
