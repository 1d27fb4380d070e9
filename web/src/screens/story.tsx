import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { eventsQuery, type ToldEvent } from '../api/analysis.ts';
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
  const events = useQuery(eventsQuery(id));
  return (
    <div className="page">
      <Asked query={story}>
        {(answer) => <Whole of={answer} ledger={ledger.data} events={events.data ?? []} />}
      </Asked>
    </div>
  );
}

interface WholeProps {
  readonly of: StoryDetail;
  readonly ledger: Ledger | undefined;
  readonly events: readonly ToldEvent[];
}

function Whole({ of, ledger, events }: WholeProps) {
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
          <Link to="/stories/$id/hypotheses" params={{ id: of.story.id }}>
            {text['story.matrix']}
          </Link>
        </p>
      </header>
      <Timeline of={of} ledger={ledger} events={events} />
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
