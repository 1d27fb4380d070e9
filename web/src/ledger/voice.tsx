import { Link } from '@tanstack/react-router';
import type { Ledger, LedgerRow } from '../api/types.ts';
import { useDay, useText, word } from '../i18n/index.ts';
import { inMarks } from '../parts/claimed.ts';
import { ClaimGrade } from './claim-grade.tsx';

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
        {row.as === 'UNSTATED' ? text['ledger.unstated'] : text['app.told'](row.as)} ·{' '}
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
      <p className="small">
        {row.grade !== undefined && <>{text['ledger.grade']}: </>}
        <ClaimGrade
          isTerse
          claimId={row.claimId}
          quote={span.quote}
          grade={row.grade}
          contrary={<Against row={row} ledger={ledger} />}
        />
      </p>
      {row.role === 'echo' && <Grounds chain={row.chain} ledger={ledger} />}
      {row.drift !== undefined && (
        <p className="small who">↑ {text['ledger.drift'](row.drift.from.words, row.drift.to.words)}</p>
      )}
      {row.ownerLost === true && <p className="small who">{text['ledger.ownerLost']}</p>}
    </Tag>
  );
}

/** Whoever says the opposite of a row, in a line each. */
function Against({ row, ledger }: Pick<VoiceProps, 'row' | 'ledger'>) {
  const text = useText();
  const group = ledger.groups.find(({ origins, contrary, unresolved }) =>
    [...[...origins, ...contrary].flatMap(({ rows, echoes }) => [...rows, ...echoes]), ...unresolved].some(
      ({ claimId }) => claimId === row.claimId,
    ),
  );
  const others = (row.stance === 'asserts' ? group?.contrary : group?.origins) ?? [];
  if (others.length === 0) return <p className="small quiet">{text['ledger.noContrary']}</p>;
  return (
    <ul className="voices small">
      {others.map(({ entity, rows: [first] }) => (
        <li key={entity}>
          <strong>{text['app.told'](entity)}</strong>
          {first !== undefined && <p className="said">{inMarks(first.passage.span.quote)}</p>}
        </li>
      ))}
    </ul>
  );
}

function Grounds({ chain, ledger }: { readonly chain: readonly string[]; readonly ledger: Ledger }) {
  const text = useText();
  const edge = ledger.edges.find(({ id }) => id === chain[0]);
  if (edge === undefined) return null;
  const publisherOf = (id: string): string | undefined =>
    ledger.reports.find((report) => report.id === id)?.publisher;
  const [here, there] = [
    publisherOf(edge.from),
    edge.to.kind === 'outside' ? edge.to.name : publisherOf(edge.to.reportId),
  ];
  // Of a house that is not stated it cannot be said that it copied another.
  const isTwo = here !== undefined && there !== undefined && here !== there;
  const uncredited = isTwo ? text['ledger.noCredit'] : text['ledger.sameWords'];
  return (
    <p className="small quiet">
      ↳ {edge.credited ? text['ledger.credits'] : uncredited}:{' '}
      {edge.grounds
        .slice(0, 3)
        .map(({ kind, why }) => `${word(text, 'ground', kind)} (${text['app.told'](why)})`)
        .join('; ')}
    </p>
  );
}
