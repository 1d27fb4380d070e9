import type { ReportDocument, TlpLabel } from '../../model/index.ts';
import { csvRow } from './csv-cell.ts';
import { defang } from './defang.ts';
import { type DistinctObservable, distinctObservables } from './distinct-observables.ts';
import { sentenceOf } from './sentence-of.ts';

export interface CsvOptions {
  /** Also what the default export leaves out, with the reason in `held_back`. Default false. */
  readonly all?: boolean;
  /** Values ready to search for; false writes them defanged. Default true. */
  readonly refang?: boolean;
  /** Default: the report's own marking. */
  readonly tlp?: TlpLabel;
}

/** The header, in order; each column is described in docs/reference/csv.md. */
export const CSV_COLUMNS: readonly string[] = [
  'type',
  'value',
  'raw',
  'role',
  'role_why',
  'status',
  'mentions',
  'page',
  'start',
  'end',
  'sentence',
  'report',
  'report_url',
  'sha256_of_copy',
  'tlp',
  'held_back',
];

/**
 * The observables of a report as RFC 4180 CSV with a header and CRLF: one row for each distinct value,
 * with the mention that decided its role as evidence.
 */
export function toCsv(document: ReportDocument, options: CsvOptions = {}): string {
  const values = distinctObservables(document.findings, options.all ?? false);
  return csvRow(CSV_COLUMNS) + values.map((value) => csvRow(cells(document, value, options))).join('');
}

function cells(
  document: ReportDocument,
  { lead, mentions, heldBack }: DistinctObservable,
  options: CsvOptions,
): string[] {
  const { report, capture, reading } = document;
  return [
    lead.type,
    (options.refang ?? true) ? lead.value : defang(lead.type, lead.value),
    lead.raw,
    lead.role,
    lead.roleWhy,
    lead.status,
    String(mentions.length),
    lead.span.page === undefined ? '' : String(lead.span.page),
    String(lead.span.start),
    String(lead.span.end),
    sentenceOf(reading, lead.span),
    report.title,
    report.url ?? '',
    capture.sha256,
    options.tlp ?? report.tlp.label,
    heldBack ?? '',
  ];
}
