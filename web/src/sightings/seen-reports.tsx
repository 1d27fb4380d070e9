import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sightedQuery } from '../api/sightings.ts';
import { useDay, useText } from '../i18n/index.ts';
import { sumWords } from './sighted.tsx';

const MOST = 8;

/** The reports whose indicators were seen, the latest first; nothing while none was. */
export function SeenReports() {
  const text = useText();
  const day = useDay();
  const seen = useQuery(sightedQuery({}));
  if (seen.data === undefined || seen.data.reports.length === 0) return null;
  return (
    <section aria-labelledby="seen">
      <h2 id="seen">{text['sightings.title']}</h2>
      <ul className="lines">
        {seen.data.reports.slice(0, MOST).map((each) => (
          <li key={each.reportId} className="report-line">
            <Link to="/hunt" search={{ report: each.reportId }} className="title">
              {each.title}
            </Link>
            <span className="small quiet">
              <span className="sighted">{sumWords(each, text, day)}</span> ·{' '}
              {text['sightings.indicators'](each.indicators)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
