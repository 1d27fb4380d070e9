import { observables } from '../how/library.ts';
import { plainLine } from '../model/index.ts';
import { inMarks } from '../share/in-marks.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import { defang } from '../share/lists/defang.ts';
import type { SearchHit } from './search-kept.ts';

/** Hits of a search for a person, each report once with its passages below it, defanged; or one record a line. */
export function renderHits(hits: readonly SearchHit[], format: 'text' | 'jsonl'): string {
  if (format === 'jsonl') return hits.map((hit) => `${lineSafeJson(hit)}\n`).join('');
  const lines: string[] = [];
  let report: string | undefined;
  for (const hit of byReport(hits)) {
    if (hit.reportId !== report) {
      lines.push(`${lines.length === 0 ? '' : '\n'}${plainLine(hit.title)}  ${hit.reportId}`);
      report = hit.reportId;
    }
    const { span } = hit.passage;
    const place = span.page === undefined ? `at ${span.start}` : `p.${span.page}, at ${span.start}`;
    const kind = hit.in === 'text' ? '' : `${hit.kind} `;
    lines.push(`  ${kind}${inMarks(plainLine(defangedWords(hit.sentence.text)))}  ${place}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The report with the best hit first, each report's hits together, in their order. */
function byReport(hits: readonly SearchHit[]): readonly SearchHit[] {
  const reports = new Map<string, SearchHit[]>();
  for (const hit of hits) {
    const some = reports.get(hit.reportId);
    if (some === undefined) reports.set(hit.reportId, [hit]);
    else some.push(hit);
  }
  return [...reports.values()].flat();
}

/** What anybody could click on by accident is written so that nobody can. */
function defangedWords(sentence: string): string {
  let written = '';
  let from = 0;
  for (const { type, span, refanged } of observables(sentence)) {
    if (span.start < from || refanged.length > 0) continue;
    written += sentence.slice(from, span.start) + defang(type, span.quote);
    from = span.end;
  }
  return written + sentence.slice(from);
}
