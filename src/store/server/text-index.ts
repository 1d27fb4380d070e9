import type { Kysely } from 'kysely';
import { kysely } from '../kysely.ts';
import type { Schema } from '../schema.ts';
import type { Phrase } from '../search/sought.ts';
import { type FoundPassage, MOST_RANKED, type TextIndex } from '../search/text-index.ts';
import { bm25, countIn, rarityOf, type Totals } from './bm25.ts';
import { wordsIn } from './words.ts';

const { sql } = kysely;

/** Words of one part of a passage: a place is told up to 16,383, and one part has a megabyte (PostgreSQL 15, 12.11). */
const WORDS_OF_PART = 8_000;
const UNITS_OF_PART = 250_000;

/**
 * Words with their places in a `tsvector`, made here and not by a configuration of the server, so that it finds what
 * SQLite finds whatever language the server thinks a report is in. `ts_rank_cd` knows nothing of how rare a word is;
 * BM25 is computed here from places and counts.
 */
export const TSVECTOR: TextIndex = {
  async add(db, passages) {
    const rows = passages.flatMap(({ id, text }) =>
      partsOf(wordsIn(text)).map((words, part) => ({ id, part, words })),
    );
    if (rows.length === 0) return;
    await sql`insert into text_index (rowid, part, words, length)
      select rowid, part, words::tsvector, length from unnest(${rows.map(({ id }) => id)}::bigint[],
        ${rows.map(({ part }) => part)}::bigint[], ${rows.map(({ words }) => vectorOf(words))}::text[],
        ${rows.map(({ words }) => words.length)}::bigint[]) as given (rowid, part, words, length)`.execute(
      db,
    );
    await count(
      db,
      passages.length,
      rows.reduce((sum, { words }) => sum + words.length, 0),
    );
  },

  async forget(db, from, to) {
    const { rows } = await sql<Totals>`with gone as (
        delete from text_index where rowid >= ${from} and rowid < ${to} returning rowid, length)
      select count(distinct rowid) as passages, coalesce(sum(length), 0) as words from gone`.execute(db);
    const [gone] = rows;
    if (gone !== undefined) await count(db, -gone.passages, -gone.words);
  },

  async find(db, sought, { limit, offset }) {
    const phrases = sought
      .map(({ words, isOpen }) => ({ words: words.flatMap(wordsIn), isOpen }))
      .filter(({ words }) => words.length > 0);
    if (phrases.length === 0) return [];
    const totals = await totalsOf(db);
    const rarities = (await havingOf(db, phrases)).map((having) => rarityOf(having, totals));
    const ranked = (await matches(db, phrases))
      .map(({ id, length, places }) => {
        const counts = phrases.map((phrase) => countIn(places, phrase));
        return { id, rank: rankOf(phrases, places), score: bm25(counts, rarities, length, totals) };
      })
      .sort((a, b) => a.rank - b.rank || a.score - b.score || a.id - b.id);
    return passagesOf(db, [...new Set(ranked.map(({ id }) => id))].slice(offset, offset + limit));
  },
};

/** Side by side, then as typed, then the rest. */
function rankOf(phrases: readonly Phrase[], places: ReadonlyMap<string, readonly number[]>): 0 | 1 | 2 {
  const together = { words: phrases.flatMap(({ words }) => words), isOpen: false };
  if (countIn(places, together) > 0) return 0;
  return phrases.every(({ words }) => countIn(places, { words, isOpen: false }) > 0) ? 1 : 2;
}

function partsOf(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let part: string[] = [];
  let units = 0;
  for (const word of words) {
    if (part.length === WORDS_OF_PART || units + word.length > UNITS_OF_PART) {
      parts.push(part);
      part = [];
      units = 0;
    }
    part.push(word);
    units += word.length;
  }
  return part.length === 0 ? parts : [...parts, part];
}

/** In the syntax of the type (8.11.1). */
function vectorOf(words: readonly string[]): string {
  const places = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const those = places.get(word);
    if (those === undefined) places.set(word, [at + 1]);
    else those.push(at + 1);
  }
  return [...places].map(([word, at]) => `${quoted(word)}:${at.join(',')}`).join(' ');
}

function queryOf({ words, isOpen }: Phrase): string {
  return words
    .map((word, at) => quoted(word) + (isOpen && at === words.length - 1 ? ':*' : ''))
    .join(' <-> ');
}

/** A word is of letters and digits; nothing in it is syntax between these. */
function quoted(word: string): string {
  return `'${word}'`;
}

async function count(db: Kysely<Schema>, passages: number, words: number): Promise<void> {
  await sql`update text_totals set passages = passages + ${passages}, words = words + ${words}`.execute(db);
}

async function totalsOf(db: Kysely<Schema>): Promise<Totals> {
  const { rows } = await sql<Totals>`select passages, words from text_totals`.execute(db);
  return rows[0] ?? { passages: 0, words: 0 };
}

/** In how many passages each phrase stands. */
async function havingOf(db: Kysely<Schema>, phrases: readonly Phrase[]): Promise<readonly number[]> {
  const counts = phrases.map(
    (phrase) => sql`select count(*) as having from text_index where words @@ ${queryOf(phrase)}::tsquery`,
  );
  const { rows } = await sql<{ having: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
  return rows.map(({ having }) => having);
}

interface Match {
  readonly id: number;
  readonly length: number;
  readonly places: Map<string, readonly number[]>;
}

/** What has all the phrases, with the places of the words that are sought. */
async function matches(db: Kysely<Schema>, phrases: readonly Phrase[]): Promise<readonly Match[]> {
  const whole = phrases.flatMap(({ words }) => words);
  const begun = phrases.flatMap(({ words, isOpen }) => (isOpen ? words.slice(-1) : []));
  const query = phrases.map((phrase) => `(${queryOf(phrase)})`).join(' & ');
  const { rows } = await sql<{
    id: number;
    part: number;
    length: number;
    word: string;
    places: readonly number[];
  }>`with found as materialized (
      select rowid, part, length, words from text_index where words @@ ${query}::tsquery
      order by rowid limit ${sql.lit(MOST_RANKED)})
    select found.rowid as id, found.part, found.length, each.lexeme as word, each.positions as places
    from found cross join unnest(found.words) as each
    where each.lexeme = any(${whole}::text[]) or each.lexeme ^@ any(${begun}::text[])`.execute(db);
  const found = new Map<string, Match>();
  for (const { id, part, length, word, places } of rows) {
    const key = `${id} ${part}`;
    const match = found.get(key) ?? { id, length, places: new Map() };
    match.places.set(word, places);
    found.set(key, match);
  }
  return [...found.values()];
}

async function passagesOf(db: Kysely<Schema>, ids: readonly number[]): Promise<readonly FoundPassage[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('text_passages')
    .select(['id', 'start', 'end'])
    .where('id', 'in', ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
