import type {
  ClaimOrigin,
  Ledger,
  LedgerRow,
  LedgerSource,
  NewerCapture,
  SourceNews,
} from '../model/index.ts';

/** What is told of a report's source. */
export type Told = Pick<LedgerSource, 'report' | 'news'>;

/** The ledger with what became of its reports' sources: beside each report, and beside each claim that is no longer there. */
export function withSourceNews(ledger: Ledger, sources: readonly Told[]): Ledger {
  const news = new Map(
    sources.flatMap(({ report, news: of }) => (of === undefined ? [] : [[report.id, of]])),
  );
  if (news.size === 0) return ledger;
  const marked = (row: LedgerRow): LedgerRow => markedRow(row, news);
  const origin = (each: ClaimOrigin): ClaimOrigin => ({
    ...each,
    rows: each.rows.map(marked),
    echoes: each.echoes.map(marked),
  });
  return {
    ...ledger,
    reports: ledger.reports.map((report) => {
      const of = news.get(report.id);
      return of === undefined ? report : { ...report, news: of };
    }),
    groups: ledger.groups.map((group) => ({
      ...group,
      origins: group.origins.map(origin),
      contrary: group.contrary.map(origin),
      unresolved: group.unresolved.map(marked),
    })),
  };
}

function markedRow(row: LedgerRow, news: ReadonlyMap<string, SourceNews>): LedgerRow {
  const newer: NewerCapture | undefined = news.get(row.reportId)?.newer;
  if (newer === undefined || !newer.absentClaims.includes(row.claimId)) return row;
  return { ...row, absentFrom: { captureId: newer.captureId, capturedAt: newer.capturedAt } };
}
