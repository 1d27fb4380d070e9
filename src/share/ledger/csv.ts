import type { ClaimGroup, Ledger, LedgerRow } from '../../model/index.ts';
import { csvRow } from '../lists/csv-cell.ts';
import type { LedgerWords } from './ledger-words.ts';
import { claimed, driftWords, groundWords, ledgerWords } from './ledger-words.ts';

const COLUMNS = [
  'claim',
  'role',
  'origin',
  'report',
  'report_id',
  'published',
  'claimant',
  'stance',
  'hedge',
  'hedge_class',
  'evidence',
  'drift',
  'hop',
  'has_it_from',
  'start',
  'end',
  'page',
  'quote',
  'reading_id',
  'tlp',
];

/** One row for each claim of each report (RFC 4180), with the span it stands in. */
export function ledgerCsv(ledger: Ledger): string {
  const words = ledgerWords(ledger);
  const rows = ledger.groups.flatMap((group) => [
    ...group.origins.flatMap(({ entity, rows, echoes }) =>
      [...rows, ...echoes].map((row) => cells(group, row.role, entity, row)),
    ),
    ...group.contrary.flatMap(({ entity, rows, echoes }) =>
      [...rows, ...echoes].map((row) =>
        cells(group, row.role === 'echo' ? 'contrary echo' : 'contrary', entity, row),
      ),
    ),
    ...group.unresolved.map((row) => cells(group, 'unresolved', '', row)),
  ]);
  return [COLUMNS, ...rows.map((row) => row(words, ledger.tlp))].map(csvRow).join('');
}

function cells(group: ClaimGroup, role: string, origin: string, row: LedgerRow) {
  return (words: LedgerWords, tlp: string): readonly string[] => {
    const { span, readingId } = row.passage;
    const edges = row.chain.flatMap((id) => words.edge(id) ?? []);
    return [
      claimed(group),
      role,
      origin,
      words.reportName(row.reportId),
      row.reportId,
      row.published ?? '',
      row.as,
      row.stance,
      row.hedge.cue ?? '',
      row.hedge.class,
      row.evidence.map(({ kind }) => kind).join(' ') || 'none given',
      driftWords(row) ?? '',
      String(row.hop),
      edges.map((edge) => groundWords(edge, words)).join(' | '),
      String(span.start),
      String(span.end),
      span.page === undefined ? '' : String(span.page),
      span.quote,
      readingId,
      tlp,
    ];
  };
}
