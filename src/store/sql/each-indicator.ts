import type { Kysely } from 'kysely';
import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { ReportIndicators, StoredIndicator } from '../stored.ts';
import { indicators } from './indicators.ts';
import { LONGEST_VALUE, type OwnWords } from './own-words.ts';
import { reportNamed } from './reports.ts';

/** What `indicators` gives, report by report and without the words around it: a million in the memory of one report. */
export async function eachIndicator(
  db: Kysely<Schema>,
  { valuesOf }: Pick<OwnWords, 'valuesOf'>,
  visit: (some: ReportIndicators) => void,
  reference?: string,
  { all = false }: { readonly all?: boolean } = {},
): Promise<Result<void>> {
  const named = reference === undefined ? undefined : await reportNamed(db, reference);
  if (named?.ok === false) return named;
  let query = db.selectFrom('reports').select(['id', 'current_capture', 'current_reading']).orderBy('id');
  if (named !== undefined) query = query.where('id', '=', named.value.id);
  for (const report of await query.execute()) {
    const { lines, odd, heldBack } = await valuesOf(db, report, all);
    const records = odd === 0 ? ok([]) : await indicators(db, report.id, { all });
    if (!records.ok) return records;
    visit({ reportId: report.id, lines: lines ?? '', odd: records.value.filter(isOdd), heldBack });
  }
  return ok(undefined);
}

/** As the column says it: there, half a surrogate pair is U+FFFD. */
function isOdd({ value }: StoredIndicator): boolean {
  return /[\0\ufffd\ud800-\udfff]/u.test(value) || [...value].length > LONGEST_VALUE;
}
