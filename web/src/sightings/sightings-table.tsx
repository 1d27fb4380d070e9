import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeptSighting, sightingsQuery } from '../api/sightings.ts';
import { useDay, useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { defang } from '../parts/defang.ts';
import { sumWords } from './sighted.tsx';

/** What hunts have kept: an indicator, on a machine, on a day; and the lines of the log, as text. */
export function SightingsTable({ report }: { readonly report?: string | undefined }) {
  const text = useText();
  const day = useDay();
  const query = useInfiniteQuery(sightingsQuery(report));
  const heads = ['indicator', 'host', 'day', 'times', 'report', 'log'] as const;
  return (
    <div className="stack">
      <div className="row-of spread">
        <h2>{text['sightings.title']}</h2>
        {report !== undefined && <Link to="/hunt">{text['sightings.ofAll']}</Link>}
      </div>
      <Asked query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const [first] = pages;
          if (first === undefined || items.length === 0)
            return (
              <p className="quiet">{text[report === undefined ? 'sightings.none' : 'sightings.noneOf']}</p>
            );
          return (
            <>
              <p>{sumWords(first.sum, text, day)}</p>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
              <section className="scroll-x" tabIndex={0} aria-label={text['sightings.title']}>
                <table className="plain">
                  <thead>
                    <tr>
                      {heads.map((head) => (
                        <th key={head} scope="col">
                          {text[`sightings.${head}`]}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((each) => (
                      <Row key={each.id} of={each} />
                    ))}
                  </tbody>
                </table>
              </section>
            </>
          );
        }}
      </Asked>
      {query.hasNextPage && (
        <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
          {text['sightings.more']}
        </button>
      )}
    </div>
  );
}

function Row({ of }: { readonly of: KeptSighting }) {
  const text = useText();
  const day = useDay();
  const { indicator, span, lines } = of;
  return (
    <tr>
      <td className="value">{defang(indicator.type, indicator.value)}</td>
      <td className="value">{of.host ?? text['app.notStated']}</td>
      <td className="num">{of.day === undefined ? text['app.notStated'] : day(of.day)}</td>
      <td className="num">{of.count.toLocaleString()}</td>
      <td>
        <Link to="/reports/$id" params={{ id: of.reportId }} search={{ at: span.start, to: span.end }}>
          {of.title}
        </Link>
      </td>
      <td>
        <details className="small">
          <summary>
            <code>{of.file}</code>
          </summary>
          <ul>
            {lines.map((line) => (
              <li key={line.lineNumber ?? line.text} className="value">
                <span className="quiet num">{line.lineNumber}</span> {line.text}
              </li>
            ))}
          </ul>
        </details>
      </td>
    </tr>
  );
}
