import { Link } from '@tanstack/react-router';
import type { Ledger, LedgerRow } from '../api/types.ts';
import { useDay, useText, word } from '../i18n/index.ts';
import { inMarks } from '../parts/claimed.ts';

interface VoiceProps {
  readonly row: LedgerRow;
  readonly ledger: Ledger;
  readonly as?: 'li' | 'div';
}

/** One claim of one report: its words, how sure, on what evidence, and whose knowledge it repeats. */
export function Voice({ row, ledger, as: Tag = 'li' }: VoiceProps) {
  const text = useText();
  const day = useDay();
  const report = ledger.reports.find(({ id }) => id === row.reportId);
  const { span } = row.passage;
  return (
    <Tag className="voice">
      <p className="said">
        <Link
          to="/reports/$id"
          params={{ id: row.reportId }}
          search={{ finding: row.claimId }}
          title={text['ledger.open']}
        >
          <span className={row.drift === undefined ? undefined : 'drift'}>{inMarks(span.quote)}</span>
        </Link>
      </p>
      <p className="small">
        {row.as === 'UNSTATED' ? text['ledger.unstated'] : row.as} ·{' '}
        <span className="quiet">
          {report?.publisher ?? report?.title ?? row.reportId}
          {row.published !== undefined && <>, {day(row.published)}</>}
          {span.page !== undefined && <>, {text['app.page'](span.page)}</>}
        </span>
      </p>
      <p className="small">
        {row.stance !== 'asserts' && <strong>{word(text, 'stance', row.stance)} · </strong>}
        {row.hedge.cue === undefined ? text['ledger.plain'] : text['ledger.hedged'](row.hedge.cue)}
        {' · '}
        {row.evidence.length === 0 ? (
          <strong>
            {text['ledger.noneGiven']}
            {row.saysNoEvidence !== undefined && <>, {text['ledger.saysNone']}</>}
          </strong>
        ) : (
          <>
            {text['desk.evidenceGiven']}:{' '}
            {row.evidence
              .map(({ kind, quote }) => `${word(text, 'evidence', kind)} (${inMarks(quote)})`)
              .join('; ')}
          </>
        )}
      </p>
      {row.grade !== undefined && (
        <p className="small">
          {text['ledger.grade']}: {row.grade.terms.map(({ scale, term }) => `${term} (${scale})`).join(', ')}
        </p>
      )}
      {row.role === 'echo' && <Grounds chain={row.chain} ledger={ledger} />}
      {row.drift !== undefined && (
        <p className="small who">↑ {text['ledger.drift'](row.drift.from.words, row.drift.to.words)}</p>
      )}
      {row.ownerLost === true && <p className="small who">{text['ledger.ownerLost']}</p>}
    </Tag>
  );
}

function Grounds({ chain, ledger }: { readonly chain: readonly string[]; readonly ledger: Ledger }) {
  const text = useText();
  const edge = ledger.edges.find(({ id }) => id === chain[0]);
  if (edge === undefined) return null;
  return (
    <p className="small quiet">
      ↳ {edge.credited ? text['ledger.credits'] : text['ledger.noCredit']}:{' '}
      {edge.grounds
        .slice(0, 3)
        .map(({ kind, why }) => `${word(text, 'ground', kind)} (${why})`)
        .join('; ')}
    </p>
  );
}
