import type { Kysely } from 'kysely';
import type { Report, Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { aboutOf } from '../decisions/about.ts';
import { withRejection } from '../decisions/rejection.ts';
import type { Schema } from '../schema.ts';
import type { FoundPassage, SearchAsk } from '../stored.ts';
import { rejectionsOn } from './rejections.ts';
import { decode, findingOf } from './rows.ts';
import { shownFindings } from './shown-findings.ts';

/** Findings of what is shown whose value has the words, letter case of ASCII aside: what is or begins with them first. */
export async function searchValues(
  db: Kysely<Schema>,
  { words, limit, offset }: SearchAsk,
): Promise<Result<readonly FoundPassage[]>> {
  const escaped = words.replaceAll('%', '_');
  const rows = await shownFindings(db)
    .select(['findings.report_id', 'findings.reading_id', 'findings.capture_id', 'reports.record as report'])
    .select(['findings.record', 'findings.status', 'findings.by', 'findings.edit', 'findings.grade'])
    .where('findings.value', 'like', patternOf(words))
    .where('findings.kind', '!=', 'claim')
    .where('findings.status', '!=', 'rejected')
    .orderBy((is) =>
      is
        .case()
        .when('findings.value', 'like', escaped)
        .then(0)
        .when('findings.value', 'like', `${escaped}%`)
        .then(1)
        .else(2)
        .end(),
    )
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

/** The two signs of `like` stand for any one character: more may be found, never less. */
function patternOf(words: string): string {
  return `%${words.replaceAll('%', '_')}%`;
}
