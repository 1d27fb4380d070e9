import type { Kysely } from 'kysely';

/** How many sightings are rewritten at a time. */
const AT_A_TIME = 1_000;

interface Schema {
  readonly sightings: {
    readonly id: string;
    readonly record: string;
    readonly day: string | null;
    readonly on_day: string;
    readonly type: string;
    readonly value: string;
    readonly host: string | null;
    readonly count: number;
  };
}

/**
 * What sightings are asked for and added up by, as columns of their own: a page of them, and the answer to "how often,
 * on how many machines", are then the database's work. `on_day` is the day, or nothing: databases do not agree on where what is null comes in
 * an order.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['on_day', 'type', 'value']) {
    await db.schema
      .alterTable('sightings')
      .addColumn(column, 'text', (made) => made.notNull().defaultTo(''))
      .execute();
  }
  await db.schema.alterTable('sightings').addColumn('host', 'text').execute();
  await db.schema
    .alterTable('sightings')
    .addColumn('count', 'integer', (made) => made.notNull().defaultTo(0))
    .execute();
  await fill(db as Kysely<Schema>);
  await db.schema.dropIndex('sightings_report').execute();
  const order = ['on_day', 'id'];
  await db.schema.createIndex('sightings_order').on('sightings').columns(order).execute();
  await db.schema
    .createIndex('sightings_report_order')
    .on('sightings')
    .columns(['report_id', ...order])
    .execute();
  await db.schema
    .createIndex('sightings_value_order')
    .on('sightings')
    .columns(['type', 'value', ...order])
    .execute();
}

async function fill(db: Kysely<Schema>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('sightings')
      .select(['id', 'record', 'day'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_A_TIME)
      .execute();
    for (const { id, record, day } of rows) {
      const { indicator, host, count } = JSON.parse(record) as {
        readonly indicator: { readonly type: string; readonly value: string };
        readonly host?: string;
        readonly count: number;
      };
      const { type, value } = indicator;
      await db
        .updateTable('sightings')
        .set({ on_day: day ?? '', type, value, host: host ?? null, count })
        .where('id', '=', id)
        .execute();
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
