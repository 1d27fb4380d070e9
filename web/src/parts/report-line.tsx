import { Link } from '@tanstack/react-router';
import type { ReportItem } from '../api/types.ts';
import { useDay, useText, word } from '../i18n/index.ts';
import { Reviewed } from './reviewed.tsx';
import { Tlp } from './tlp.tsx';

/** One report in a list: title, who published it when, marking, how far the review is. */
export function ReportLine({ report }: { readonly report: ReportItem }) {
  const text = useText();
  const day = useDay();
  const stated = [report.publisher, day(report.published)].filter(Boolean).join(' · ');
  return (
    <li className="report-line">
      <Link to="/reports/$id" params={{ id: report.id }} className="title">
        {report.title}
      </Link>
      <span className="small quiet row-of">
        <span>{stated === '' ? text['app.noPublisher'] : stated}</span>
        <Tlp of={report.tlp} />
        {report.state !== undefined && report.state !== 'live' && (
          <span className="gone">{word(text, 'state', report.state)}</span>
        )}
      </span>
      <span className="end small">
        <Reviewed done={report.counts.reviewed} of={report.counts.findings} />
      </span>
    </li>
  );
}
