import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { homeQuery, queryClient, reportsQuery } from '../api/queries.ts';
import type { Home, Job, WatchItem } from '../api/types.ts';
import { GiveReport } from '../home/give-report.tsx';
import { JobLine } from '../home/job-line.tsx';
import { useDay, useText, word } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ReportLine } from '../parts/report-line.tsx';
import { SeenReports } from '../sightings/seen-reports.tsx';

/** What vanished first, then the box to paste into, then where the analyst was. */
export function HomeScreen() {
  const text = useText();
  const home = useQuery(homeQuery);
  const [begun, setBegun] = useState<readonly Job[]>([]);
  const add = useCallback((jobs: readonly Job[]) => setBegun((before) => [...jobs, ...before]), []);
  return (
    <div className="page">
      <h1 className="seen-by-ear">{text['home.title']}</h1>
      <Asked query={home}>{(answer) => <Changed watch={answer.watch} />}</Asked>
      <SeenReports />
      <GiveReport onJobs={add} />
      <Asked query={home}>{(answer) => <Lists home={answer} begun={begun} />}</Asked>
    </div>
  );
}

const CHANGED = new Set(['gone', 'soft-404', 'redirected-away', 'drifted']);

function Changed({ watch }: { readonly watch: readonly WatchItem[] }) {
  const text = useText();
  const day = useDay();
  const changed = watch.filter(({ standing }) => CHANGED.has(standing.state));
  if (changed.length === 0) return null;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{text['home.changed']}</h2>
      <ul className="lines">
        {changed.map((each) => (
          <li key={each.id} className="report-line">
            <span className="row-of">
              <span className="gone">{word(text, 'state', each.standing.state)}</span>
              {each.reportId === undefined ? (
                <span className="title">{each.title ?? each.url}</span>
              ) : (
                <Link to="/reports/$id" params={{ id: each.reportId }} className="title">
                  {each.title ?? each.url}
                </Link>
              )}
            </span>
            <span className="small quiet">
              {day(each.standing.since)} · {text['home.lastSeen'](day(each.standing.lastPresent))} ·{' '}
              {text['home.copyHeld']}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ListsProps {
  readonly home: Home;
  readonly begun: readonly Job[];
}

function Lists({ home, begun }: ListsProps) {
  const text = useText();
  const done = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ['home'] });
    void queryClient.invalidateQueries({ queryKey: ['reports'] });
  }, []);
  const jobs = [...begun, ...home.jobs.filter((job) => begun.every(({ id }) => id !== job.id))].filter(
    ({ kind }) => kind !== 'hunt',
  );
  return (
    <>
      {jobs.length > 0 && (
        <section aria-labelledby="reading">
          <h2 id="reading">{text['home.reading']}</h2>
          <ul className="lines">
            {jobs.map((job) => (
              <JobLine key={job.id} job={job} onDone={done} />
            ))}
          </ul>
        </section>
      )}
      {home.example === true && <p className="quiet">{text['home.example']}</p>}
      <div className="stack">
        {home.unfinished.length > 0 && (
          <section aria-labelledby="continue">
            <h2 id="continue">{text['home.continue']}</h2>
            <ul className="lines">
              {home.unfinished.map((report) => (
                <ReportLine key={report.id} report={report} />
              ))}
            </ul>
          </section>
        )}
        <Everything />
      </div>
    </>
  );
}

function Everything() {
  const text = useText();
  const [typed, setTyped] = useState('');
  const reports = useQuery(reportsQuery(typed.trim()));
  return (
    <section aria-labelledby="kept">
      <div className="row-of spread">
        <h2 id="kept">{text['home.recent']}</h2>
        <input
          className="input short"
          type="search"
          aria-label={text['home.filter']}
          placeholder={text['home.filter']}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Asked query={reports}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{text['home.empty']}</p>
          ) : (
            <ul className="lines">
              {items.map((report) => (
                <ReportLine key={report.id} report={report} />
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
}
