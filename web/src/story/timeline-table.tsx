import { Link } from '@tanstack/react-router';
import type { ToldEvent } from '../api/analysis.ts';
import { useDay, useText } from '../i18n/index.ts';
import type { Moment } from './moments.ts';

/** What the drawing shows, as a table. */
export function MomentTable({ moments }: { readonly moments: readonly Moment[] }) {
  const text = useText();
  const day = useDay();
  return (
    <details className="small">
      <summary>{text['story.timelineTable']}</summary>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{text['story.date']}</th>
            <th scope="col">{text['story.lane']}</th>
            <th scope="col">{text['story.what']}</th>
            <th scope="col">{text['app.report']}</th>
          </tr>
        </thead>
        <tbody>
          {moments.map(({ lane, at, reportId, title, look, event }) => (
            <tr key={`${lane} ${reportId} ${event?.passage.span.start ?? at}`}>
              <td className="num">
                {event === undefined ? day(new Date(at).toISOString()) : <Days of={event} />}
              </td>
              <td>
                {text[`story.${lane}`]}
                {look === 'echoing' && <> ({text['story.echo']})</>}
                {look === 'vanished' && <span className="gone"> ({text['state.gone']})</span>}
              </td>
              <td>{event !== undefined && <Told of={event} />}</td>
              <td>
                <Link to="/reports/$id" params={{ id: reportId }}>
                  {title}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Events whose date states no year: told, and not placed. */
export function Undated({ events }: { readonly events: readonly ToldEvent[] }) {
  const text = useText();
  if (events.length === 0) return null;
  return (
    <details className="small undated" open={events.length <= 6}>
      <summary>
        {text['story.unplaced']} ({events.length})
      </summary>
      <ul>
        {events.map((event) => (
          <li key={`${event.reportId} ${event.passage.span.start}`}>
            <strong>{event.passage.span.quote}</strong>{' '}
            <span className="quiet">({text['story.noYear']})</span> <Told of={event} />{' '}
            <span className="quiet">{event.title}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Days({ of: { when } }: { readonly of: ToldEvent }) {
  const text = useText();
  const day = useDay();
  return (
    <>
      {day(when.from)}
      {when.to !== when.from && <> – {day(when.to)}</>}
      {when.year !== undefined && <span className="under">{text['story.yearFrom']}</span>}
    </>
  );
}

/** The words that say it, with the date and the deed set off, leading to where they stand. */
function Told({ of: { reportId, passage, sentence, deed } }: { readonly of: ToldEvent }) {
  const marks = [passage.span, deed].sort((a, b) => a.start - b.start);
  const parts = [];
  let from = sentence.start;
  for (const { start, end } of marks) {
    if (start < from || end > sentence.end) continue;
    parts.push(sentence.text.slice(from - sentence.start, start - sentence.start));
    parts.push(<b key={start}>{sentence.text.slice(start - sentence.start, end - sentence.start)}</b>);
    from = end;
  }
  return (
    <Link
      to="/reports/$id"
      params={{ id: reportId }}
      search={{ at: passage.span.start, to: passage.span.end }}
      className="said"
    >
      {parts}
      {sentence.text.slice(from - sentence.start)}
    </Link>
  );
}
