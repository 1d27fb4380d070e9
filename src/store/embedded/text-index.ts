import { kysely } from '../kysely.ts';
import { exactMatchOf, matchOf, sideBySideOf } from '../search/sought.ts';
import { type FoundPassage, MOST_RANKED, type TextIndex } from '../search/text-index.ts';

/** SQLite FTS5 (migration 0012). */
export const FTS5: TextIndex = {
  async add(db, passages) {
    await db
      .insertInto('text_index')
      .values(passages.map(({ id, text }) => ({ rowid: id, text })))
      .execute();
  },

  async forget(db, from, to) {
    await db.deleteFrom('text_index').where('rowid', '>=', from).where('rowid', '<', to).execute();
  },

  async find(db, sought, { limit, offset }) {
    const { sql } = kysely;
    // In the order of row ids the index is walked, and left where there is enough.
    const ids = (match: string) =>
      sql`select rowid from text_index where text_index match ${match} order by rowid limit ${MOST_RANKED}`;
    const { rows } = await sql<FoundPassage>`
      with found as materialized (
        select rowid as id, bm25(text_index) as score from text_index where text_index match ${matchOf(sought)}
        order by rowid limit ${MOST_RANKED})
      select passage.id, passage.start, passage."end" from found
        join text_passages as passage on passage.id = found.id
      order by case when found.id in (${ids(sideBySideOf(sought))}) then 0
        when found.id in (${ids(exactMatchOf(sought))}) then 1 else 2 end, found.score, found.id
      limit ${limit} offset ${offset}`.execute(db);
    return rows;
  },
};
