import type { Kysely } from 'kysely';
import type { Block, Reading, Report, Result, TextRange } from '../../model/index.ts';
import { blockAt, ok, spanOf } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import { type Mark, marksIn } from '../search/marks.ts';
import { MOST_PASSAGES } from '../search/passages.ts';
import { type Phrase, soughtIn } from '../search/sought.ts';
import type { FoundPassage, TextIndex } from '../search/text-index.ts';
import { sentenceAround } from '../sentence.ts';
import type { FoundText, TextsAsk, TextsFound } from '../stored.ts';
import { decode } from './rows.ts';
import { shownReadings } from './shown-readings.ts';

/** UTF-16 code units of a passage that stand for it where the words cannot be pointed at. */
const SHOWN_OF_PASSAGE = 200;

/** See `TextIndex` for the order. */
export async function searchTexts(
  db: Kysely<Schema>,
  index: TextIndex,
  { words, limit, after }: TextsAsk,
): Promise<Result<TextsFound>> {
  const sought = soughtIn(words);
  if (sought.length === 0) return ok({ found: [] });
  const from = after ?? 0;
  const rows = await index.find(db, sought, { limit, offset: from });
  const found = await textsOf(db, rows, sought);
  return ok({ found, ...(rows.length === limit && { next: from + limit }) });
}

/** In the same order; each text is read once, and one at a time is in memory. */
async function textsOf(
  db: Kysely<Schema>,
  rows: readonly FoundPassage[],
  sought: readonly Phrase[],
): Promise<readonly FoundText[]> {
  const byText = new Map<number, FoundPassage[]>();
  for (const row of rows) {
    const number = Math.floor(row.id / MOST_PASSAGES);
    const some = byText.get(number);
    if (some === undefined) byText.set(number, [row]);
    else some.push(row);
  }
  const found = new Map<number, FoundText>();
  for (const [number, passages] of byText) {
    const shown = await shownText(db, number);
    if (shown !== undefined)
      for (const passage of passages) found.set(passage.id, foundIn(shown, passage, sought));
  }
  return rows.flatMap(({ id }) => found.get(id) ?? []);
}

type Text = Pick<Reading, 'id' | 'text' | 'sentences' | 'blocks'>;

interface ShownText {
  readonly report: Report;
  readonly captureId: string;
  readonly reading: Text;
}

/** Without the way back to the original, which for a PDF is most of a reading. */
async function shownText(db: Kysely<Schema>, number: number): Promise<ShownText | undefined> {
  const row = await shownReadings(db)
    .innerJoin('indexed_texts', 'indexed_texts.report_id', 'reports.id')
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
