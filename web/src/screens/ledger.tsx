import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ledgerQuery, reportsQuery, storyQuery } from '../api/queries.ts';
import type { Ledger } from '../api/types.ts';
import { useText } from '../i18n/index.ts';
import { ClaimGroupView } from '../ledger/claim-group.tsx';
import { Asked } from '../parts/asked.tsx';
import { ReportChoice } from '../parts/report-choice.tsx';
import { Tlp } from '../parts/tlp.tsx';

/** Who says who did it, and on whose knowledge. */
export function LedgerScreen() {
  const text = useText();
  const { reports, story } = useSearch({ from: '/ledger' });
  const navigate = useNavigate({ from: '/ledger' });
  const ledger = useQuery(ledgerQuery(reports, story));
  const kept = useQuery(reportsQuery());
  const about = useQuery({ ...storyQuery(story ?? ''), enabled: story !== undefined });
  const chosen = reports?.split(',').length ?? 0;
  const scope =
    story !== undefined
      ? text['ledger.scopeStory']
      : chosen > 0
        ? text['ledger.scopeChosen'](chosen)
        : text['ledger.scopeAll'];
  return (
    <div className="page">
      <header>
        <h1>{text['ledger.title']}</h1>
        <p className="quiet">{text['ledger.lead']}</p>
        <p className="small">{scope}</p>
        {story !== undefined && (
          <p className="row-of">
            <Link to="/stories/$id" params={{ id: story }}>
              {about.data?.story.title ?? story}
            </Link>
            <Link to="/stories/$id/hypotheses" params={{ id: story }}>
              {text['story.matrix']}
            </Link>
          </p>
        )}
        {story === undefined && (
          <ReportChoice
            reports={kept.data?.items ?? []}
            chosen={reports}
            onChoose={(chosen) => void navigate({ search: chosen === undefined ? {} : { reports: chosen } })}
          />
        )}
      </header>
      <Asked query={ledger}>{(answer) => <Groups of={answer} />}</Asked>
    </div>
  );
}

function Groups({ of }: { readonly of: Ledger }) {
  const text = useText();
  if (of.groups.length === 0) return <p className="quiet">{text['ledger.empty']}</p>;
  return (
    <div>
      <p className="row-of small">
        <span className="quiet">{text['app.reports'](of.reports.length)}</span>
        <Tlp of={{ label: of.tlp, statedBy: 'report' }} />
      </p>
      {of.groups.map((group) => (
        <ClaimGroupView key={group.id} group={group} ledger={of} />
      ))}
      {of.variants.length > 0 && (
        <section aria-labelledby="variants">
          <h2 id="variants">{text['ledger.variants']}</h2>
          <ul>
            {of.variants.map(({ written, of: name }) => (
              <li key={`${written}${name}`}>{text['ledger.variant'](written, name)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
