import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ledgerQuery, storyQuery } from '../api/queries.ts';
import type { Ledger, StoryDetail } from '../api/types.ts';
import { useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ReportLine } from '../parts/report-line.tsx';
import { Lineage } from '../story/lineage.tsx';
import { Timeline } from '../story/timeline.tsx';

/** One affair over time: what happened, who published it and who only repeated it, and which copies stand. */
export function StoryScreen() {
  const { id } = useParams({ from: '/stories/$id' });
  const story = useQuery(storyQuery(id));
  const ledger = useQuery(ledgerQuery(undefined, id));
  return (
    <div className="page">
      <Asked query={story}>{(answer) => <Whole of={answer} ledger={ledger.data} />}</Asked>
    </div>
  );
}

function Whole({ of, ledger }: { readonly of: StoryDetail; readonly ledger: Ledger | undefined }) {
  const text = useText();
  const reports = of.reports.map(({ id }) => id).join(',');
  return (
    <>
      <header>
        <h1>{of.story.title}</h1>
        <p className="row-of">
          <Link to="/how" search={{ reports }}>
            {text['story.how']}
          </Link>
          <Link to="/ledger" search={{ story: of.story.id }}>
            {text['story.ledger']}
          </Link>
        </p>
      </header>
      <Timeline of={of} ledger={ledger} />
      {ledger !== undefined && <Lineage of={ledger} />}
      <section aria-labelledby="reports">
        <h2 id="reports">{text['ledger.of']}</h2>
        <ul className="lines">
          {of.reports.map((report) => (
            <ReportLine key={report.id} report={report} />
          ))}
        </ul>
      </section>
    </>
  );
}
