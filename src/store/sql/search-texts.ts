import type { Kysely } from 'kysely';
import type { Block, Reading, Report, Result, TextRange } from '../../model/index.ts';
import { blockAt, ok, spanOf } from '../../model/index.ts';
import { kysely } from '../embedded/kysely.ts';
import type { Schema } from '../schema.ts';
import { type Mark, marksIn } from '../search/marks.ts';
import { MOST_PASSAGES } from '../search/passages.ts';
import { matchOf, type Phrase, soughtIn } from '../search/sought.ts';
import { sentenceAround } from '../sentence.ts';
import type { FoundText, TextsAsk, TextsFound } from '../stored.ts';
import { decode } from './rows.ts';

/** UTF-16 code units of a passage that stand for it where the words cannot be pointed at. */
const SHOWN_OF_PASSAGE = 200;

/** Passages that have all the words, the report indexed last first, each report's in the order of its text. */
export async function searchTexts(
  db: Kysely<Schema>,
  { words, limit, after }: TextsAsk,
): Promise<Result<TextsFound>> {
  const sought = soughtIn(words);
  if (sought.length === 0) return ok({ found: [] });
  const { sql } = kysely;
  // In the order of row ids the index is walked, and left where the page is full; joined, all would be found first.
  const { rows } = await sql<TextRange & { readonly id: number }>`
    select id, start, "end" from text_passages where id in (
      select rowid from text_index where text_index match ${matchOf(sought)} and rowid > ${after ?? 0}
      order by rowid limit ${limit})
    order by id`.execute(db);
  const found: FoundText[] = [];
  let open: { readonly number: number; readonly shown: ShownText | undefined } | undefined;
  for (const passage of rows) {
    const number = Math.floor(passage.id / MOST_PASSAGES);
    if (open?.number !== number) open = { number, shown: await shownText(db, number) };
    if (open.shown !== undefined) found.push(foundIn(open.shown, passage, sought));
  }
  const last = rows.at(-1)?.id;
  return ok({ found, ...(rows.length === limit && last !== undefined && { next: last }) });
}

type Text = Pick<Reading, 'id' | 'text' | 'sentences' | 'blocks'>;

interface ShownText {
  readonly report: Report;
  readonly captureId: string;
  readonly reading: Text;
}

/** Without the way back to the original, which for a PDF is most of a reading. */
async function shownText(db: Kysely<Schema>, number: number): Promise<ShownText | undefined> {
  const row = await db
    .selectFrom('indexed_texts')
    .innerJoin('reports', 'reports.id', 'indexed_texts.report_id')
    .innerJoin('readings', (join) =>
      join
        .onRef('readings.capture_id', '=', 'reports.current_capture')
        .onRef('readings.id', '=', 'reports.current_reading'),
    )
    .select(['readings.id', 'readings.capture_id', 'readings.text', 'readings.blocks', 'readings.sentences'])
    .select('reports.record')
    .where('indexed_texts.number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const text = decode<string>(row.text);
  const blocks = decode<readonly Block[]>(row.blocks);
  const sentences = decode<readonly TextRange[]>(row.sentences);
  const reading = { id: row.id, text, blocks, sentences };
  return { report: decode<Report>(row.record), captureId: row.capture_id, reading };
}

function foundIn(
  { report, captureId, reading }: ShownText,
  { start, end }: TextRange,
  sought: readonly Phrase[],
): FoundText {
  const marks = marksIn(reading.text.slice(start, end), start, sought);
  // The index and we may disagree about a letter that is newer than it: then the passage is shown as it begins.
  const whole = { start, end: Math.min(end, start + SHOWN_OF_PASSAGE), phrase: 0 };
  const shown = (marks.length === 0 ? [whole] : marks).map((at) => shownAt(at, marks, reading));
  const { span, sentence, inside } = shown.reduce((best, each) =>
    each.phrases > best.phrases ? each : best,
  );
  return {
    report,
    captureId,
    readingId: reading.id,
    span,
    sentence,
    marks: inside.map((mark) => ({ start: mark.start, end: mark.end })),
  };
}

/** A mark with its sentence, and how much of what was sought stands there: the fullest sentence is shown. */
function shownAt(at: TextRange, marks: readonly Mark[], reading: Text) {
  const span = spanOf(reading.text, at.start, at.end, blockAt(reading.blocks, at.start)?.page);
  const sentence = sentenceAround(reading, span);
  const inside = marks.filter((mark) => mark.start >= sentence.start && mark.end <= sentence.end);
  return { span, sentence, inside, phrases: new Set(inside.map(({ phrase }) => phrase)).size };
}
