import type { Kysely } from 'kysely';
import { kysely } from '../kysely.ts';

/**
 * A full-text index (SQLite FTS5) over the texts that are shown, passage by passage. It holds no text itself;
 * what was kept before is indexed here.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { sql } = kysely;
  await db.schema
    .createTable('indexed_texts')
    .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('report_id', 'text', (column) => column.notNull().unique().references('reports.id'))
    .execute();
  await db.schema
    .createTable('text_passages')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('start', 'integer', (column) => column.notNull())
    .addColumn('end', 'integer', (column) => column.notNull())
    .execute();
  await sql`create virtual table text_index using fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='3')`.execute(
    db,
  );
  await indexWhatIsThere(db as Kysely<Before>);
}

interface Before {
  readonly reports: {
    readonly id: string;
    readonly current_capture: string;
    readonly current_reading: string;
  };
  readonly readings: {
    readonly capture_id: string;
    readonly id: string;
    readonly text: string;
    readonly blocks: string;
  };
  readonly indexed_texts: { readonly number: number; readonly report_id: string };
  readonly text_passages: { readonly id: number; readonly start: number; readonly end: number };
  readonly text_index: { readonly rowid: number; readonly text: string };
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** One reading in memory at a time. */
async function indexWhatIsThere(db: Kysely<Before>): Promise<void> {
  const shown = await db.selectFrom('reports').selectAll().orderBy('id').execute();
  let number = 2 ** 31;
  for (const { id: report_id, current_capture, current_reading } of shown) {
    const row = await db
      .selectFrom('readings')
      .select(['text', 'blocks'])
      .where('capture_id', '=', current_capture)
      .where('id', '=', current_reading)
      .executeTakeFirst();
    if (row === undefined) continue;
    number -= 1;
    await db.insertInto('indexed_texts').values({ number, report_id }).execute();
    const text = JSON.parse(row.text) as string;
    const blocks = JSON.parse(row.blocks) as readonly { readonly start: number; readonly end: number }[];
    const passages = blocks
      .slice(0, 2 ** 20)
      .map(({ start, end }, ordinal) => ({ id: number * 2 ** 20 + ordinal, start, end }));
    for (let from = 0; from < passages.length; from += 500) {
      const some = passages.slice(from, from + 500);
      await db.insertInto('text_passages').values(some).execute();
      await db
        .insertInto('text_index')
        .values(
          some.map(({ id, start, end }) => ({
            rowid: id,
            text: text
              .slice(start, end)
              .replace(/[\0\p{Surrogate}]/gu, ' ')
              .replace(UNSPACED, ' $& '),
          })),
        )
        .execute();
    }
  }
}
