import type { Kysely } from 'kysely';
import type { Report, Result, TextRange } from '../../model/index.ts';
import { ok, spanIn } from '../../model/index.ts';
import { aboutOf } from '../decisions/about.ts';
import { withRejection } from '../decisions/rejection.ts';
import type { Schema } from '../schema.ts';
import { sentenceAround } from '../sentence.ts';
import type { FoundPassage, SearchAsk } from '../stored.ts';
import { rejectionsOn } from './rejections.ts';
import { decode, findingOf, readingOf } from './rows.ts';
import { shownFindings } from './shown-findings.ts';

/** Places of one report whose text has the words. */
const MOST_OF_ONE = 5;

/** Findings of what is shown whose value has the words, letter case of ASCII aside. */
export async function searchValues(
  db: Kysely<Schema>,
  { words, limit, offset }: SearchAsk,
): Promise<Result<readonly FoundPassage[]>> {
  const rows = await shownFindings(db)
    .select(['findings.report_id', 'findings.reading_id', 'findings.capture_id', 'reports.record as report'])
    .select(['findings.record', 'findings.status', 'findings.by', 'findings.edit', 'findings.grade'])
    .where('findings.value', 'like', patternOf(words))
    .where('findings.kind', '!=', 'claim')
    .where('findings.status', '!=', 'rejected')
    .orderBy('findings.value')
    .orderBy('findings.report_id')
    .orderBy('findings.span_start')
    .limit(limit)
    .offset(offset)
    .execute();
  const rejections = await rejectionsOn(db, rows.map(findingOf));
  return ok(
    rows.map((row) => {
      const finding = withRejection(findingOf(row), row.report_id, rejections);
      return {
        report: decode<Report>(row.report),
        captureId: row.capture_id,
        readingId: row.reading_id,
        span: finding.span,
        finding,
        about: aboutOf(finding),
      };
    }),
  );
}

/** Places in the texts that are shown, a few of each report. @param limit reports, not places */
export async function searchTexts(
  db: Kysely<Schema>,
  { words, limit, offset }: SearchAsk,
): Promise<Result<{ readonly found: readonly FoundPassage[]; readonly reports: number }>> {
  const rows = await db
    .selectFrom('reports')
    .innerJoin('readings', (join) =>
      join
        .onRef('readings.capture_id', '=', 'reports.current_capture')
        .onRef('readings.id', '=', 'reports.current_reading'),
    )
    .selectAll('readings')
    .select('reports.record as report')
    // The text is kept as JSON.
    .where('readings.text', 'like', patternOf(JSON.stringify(words).slice(1, -1)))
    .orderBy('reports.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const found = rows.flatMap(({ report, ...row }) => {
    const reading = readingOf(row);
    return placesOf(reading.text, words).map(({ start, end }): FoundPassage => {
      const span = spanIn(reading, start, end);
      return {
        report: decode<Report>(report),
        captureId: row.capture_id,
        readingId: reading.id,
        span,
        sentence: sentenceAround(reading, span),
      };
    });
  });
  return ok({ found, reports: rows.length });
}

function placesOf(text: string, words: string): readonly TextRange[] {
  const places: TextRange[] = [];
  const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'), 'giu');
  for (const { index, 0: match } of text.matchAll(pattern)) {
    places.push({ start: index, end: index + match.length });
    if (places.length === MOST_OF_ONE) break;
  }
  return places;
}

/** The two signs of `like` stand for any one character: more may be found, never less. */
function patternOf(words: string): string {
  return `%${words.replaceAll('%', '_')}%`;
}
