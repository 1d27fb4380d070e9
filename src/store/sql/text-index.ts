import type { Kysely } from 'kysely';
import type { Reading } from '../../model/index.ts';
import type { Schema, TextPassageRow } from '../schema.ts';
import { indexedText } from '../search/indexed-text.ts';
import { MOST_PASSAGES, passagesIn } from '../search/passages.ts';
import type { TextIndex } from '../search/text-index.ts';

/** Rows a statement inserts. */
const ROWS = 500;
/** Numbers of texts count down from here, so that what was indexed last is found first. */
const FIRST = 2 ** 31;

/** Indexes the reading that is now shown of a report, in place of the one before; within a transaction. */
export async function indexText(
  db: Kysely<Schema>,
  index: TextIndex,
  reportId: string,
  { text, blocks }: Pick<Reading, 'text' | 'blocks'>,
  isSameReading: boolean,
): Promise<void> {
  const before = await db
    .selectFrom('indexed_texts')
    .select('number')
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  const passages = passagesIn(blocks);
  if (before !== undefined) {
    if (isSameReading && isSame(await passagesOf(db, before.number), passages)) return;
    await forget(db, index, before.number);
  }
  const last = await db
    .selectFrom('indexed_texts')
    .select((is) => is.fn.min<number | null>('number').as('number'))
    .executeTakeFirst();
  const number = (last?.number ?? FIRST) - 1;
  await db.insertInto('indexed_texts').values({ number, report_id: reportId }).execute();
  const rows = passages.map(
    ({ start, end }, at): TextPassageRow => ({
      id: number * MOST_PASSAGES + at,
      start,
      end,
    }),
  );
  for (let from = 0; from < rows.length; from += ROWS) {
    const some = rows.slice(from, from + ROWS);
    await db.insertInto('text_passages').values(some).execute();
    await index.add(
      db,
      some.map(({ id, start, end }) => ({ id, text: indexedText(text.slice(start, end)) })),
    );
  }
}

type Passages = readonly Pick<TextPassageRow, 'start' | 'end'>[];

function isSame(one: Passages, other: Passages): boolean {
  return (
    one.length === other.length &&
    one.every(({ start, end }, at) => start === other[at]?.start && end === other[at].end)
  );
}

function passagesOf(db: Kysely<Schema>, number: number): Promise<TextPassageRow[]> {
  return db
    .selectFrom('text_passages')
    .selectAll()
    .where('id', '>=', number * MOST_PASSAGES)
    .where('id', '<', (number + 1) * MOST_PASSAGES)
    .orderBy('id')
    .execute();
}

async function forget(db: Kysely<Schema>, index: TextIndex, number: number): Promise<void> {
  const [from, to] = [number * MOST_PASSAGES, (number + 1) * MOST_PASSAGES];
  await index.forget(db, from, to);
  await db.deleteFrom('text_passages').where('id', '>=', from).where('id', '<', to).execute();
  await db.deleteFrom('indexed_texts').where('number', '=', number).execute();
}
