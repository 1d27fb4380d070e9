import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_POSTGRES, POSTGRES_BIN } from '../../../test/fixtures/postgres.ts';
import { sampleDocument } from '../../../test/fixtures/sample-document.ts';
import { inFile, onServer, type Place } from '../../../test/fixtures/stores.ts';
import type { Block, Result } from '../../model/index.ts';
import { derivedId, sha256 } from '../../model/index.ts';
import type { SavedDocument, Store } from '../index.ts';

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** The same numbers in every run (Park and Miller). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const WORDS =
  'heron port unit united units PLA Énergie energie étaient beacon beacons update[.]heron-cdn[.]example 198.51.100[.]7 TEALWING tealwing_loader 攻击者使用 钓鱼邮件 Ünal unal Σίγμα σίγμας Й и straße servers server the of and a in mail harbour Harbor 61398'.split(
    ' ',
  );

/** Reports of many short passages, some words rare and some in most of them. */
function reports(): readonly SavedDocument[] {
  const next = numbers(17);
  return Array.from({ length: 40 }, (_, n) => {
    const base = sampleDocument({ name: `Heron ${n}` });
    const paragraphs = Array.from({ length: 12 }, () =>
      Array.from(
        { length: 1 + next(40) },
        () => WORDS[Math.min(next(WORDS.length), next(WORDS.length))],
      ).join(' '),
    );
    const text = paragraphs.join('\n');
    let start = 0;
    const blocks = paragraphs.map((paragraph): Block => {
      const block = { kind: 'paragraph', start, end: start + paragraph.length } as const;
      start = block.end + 1;
      return block;
    });
    const id = derivedId('reading', String(n), sha256(text));
    const reading = { ...base.reading, id, text, textSha256: sha256(text), blocks, sentences: [], map: [] };
    return { ...base, reading, findings: [] };
  });
}

const without = POSTGRES_BIN === undefined ? ` (skipped: ${NO_POSTGRES})` : '';

describe.skipIf(POSTGRES_BIN === undefined)(`the full text on a server${without}`, () => {
  let places: readonly Place[];
  let stores: readonly Store[];

  beforeAll(async () => {
    places = [inFile(), await onServer()];
    stores = await Promise.all(places.map(async (place) => valueIn(await place.open())));
    for (const store of stores) for (const report of reports()) valueIn(await store.save(report));
  }, 60_000);
  afterAll(async () => {
    for (const store of stores) await store.close();
    for (const place of places) await place.end();
  });

  async function found(store: Store, words: string): Promise<readonly string[]> {
    const page = valueIn(await store.searchTexts({ words, limit: 200 }));
    return page.found.map(({ report, span }) => `${report.title} ${span.start} ${span.quote}`);
  }

  test('is found and ranked as SQLite finds and ranks it', async () => {
    const next = numbers(29);
    const pick = (): string => WORDS[next(WORDS.length)] ?? '';
    const asked = [
      ...WORDS,
      ...WORDS.slice(0, 12).map((word) => word.slice(0, 3)),
      ...Array.from({ length: 20 }, () => `${pick()} ${pick()}`),
      ...Array.from({ length: 10 }, () => `"${pick()} ${pick()}"`),
      ...Array.from({ length: 10 }, () => `${pick().slice(0, 2)}* ${pick()} ${pick()}`),
    ];
    let most = 0;
    for (const words of asked) {
      const [here, there] = await Promise.all(stores.map((store) => found(store, words)));
      expect([words, there]).toEqual([words, here]);
      most = Math.max(most, here?.length ?? 0);
    }
    expect(most).toBeGreaterThan(100);
  }, 60_000);

  test('holds a passage of any length: only words that stand far apart in it are not found together', async () => {
    const [, store] = stores;
    if (store === undefined) throw new Error('there is no server');
    const filler = Array.from({ length: 30_000 }, (_, n) => `w${n % 9_000}`).join(' ');
    const base = sampleDocument({ name: 'Long Line' });
    const long = `${'x'.repeat(5_000)} ${'é'.repeat(2_000)} first ${filler} middle post ${filler} last`;
    const block = { kind: 'paragraph', start: 0, end: long.length } as const;
    const reading = { ...base.reading, text: long, blocks: [block], sentences: [], map: [] };
    valueIn(await store.save({ ...base, reading: { ...reading, id: 'reading-long' }, findings: [] }));
    for (const words of ['last', '"middle post"', 'w8999', 'x'.repeat(5_000)])
      expect([words.slice(0, 20), (await found(store, words)).length]).toEqual([words.slice(0, 20), 1]);
    expect(await found(store, 'first last')).toEqual([]);
  });
});
