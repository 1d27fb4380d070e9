import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { type Sighting, useHunt } from '../api/hunt.ts';
import { useText } from '../i18n/index.ts';
import { inMarks } from '../parts/claimed.ts';
import { defang } from '../parts/defang.ts';
import { ProblemNote } from '../parts/problem.tsx';
import { SightingsTable } from '../sightings/sightings-table.tsx';

const LINES = 5;

/** Were we hit? One verdict line, then every indicator that stands in the log, with the sentence that names it. */
export function HuntScreen() {
  const text = useText();
  const { report } = useSearch({ from: '/hunt' });
  const [hunt, start] = useHunt();
  const choice = useRef<HTMLInputElement>(null);
  const found = useMemo(() => byIndicator(hunt.sightings), [hunt.sightings]);
  const warned = found.filter(isWarned);
  return (
    <div className="page">
      <header>
        <h1>{text['hunt.title']}</h1>
        <p className="quiet">{text['hunt.lead']}</p>
      </header>
      <p>
        <button type="button" className="button first" onClick={() => choice.current?.click()}>
          {text['hunt.choose']}
        </button>
        <input
          ref={choice}
          type="file"
          hidden
          onChange={(event) => {
            const [log] = event.target.files ?? [];
            if (log !== undefined) start(log);
            event.target.value = '';
          }}
        />
      </p>
      <section aria-live="polite">
        {hunt.state === 'running' && <p className="quiet">{text['hunt.running']}</p>}
        {hunt.verdict !== undefined && <p className="verdict">{hunt.verdict}</p>}
        {hunt.problem !== undefined && <ProblemNote of={hunt.problem} />}
      </section>
      <Hits found={found.filter((each) => !isWarned(each))} />
      {warned.length > 0 && <h2>{text['hunt.warned']}</h2>}
      <Hits found={warned} />
      <SightingsTable report={report} />
    </div>
  );
}

type Sightings = readonly [Sighting, ...Sighting[]];

function Hits({ found }: { readonly found: readonly Sightings[] }) {
  if (found.length === 0) return null;
  return (
    <ul className="lines">
      {found.map((sightings) => (
        <Hit key={`${sightings[0].indicator.type}${sightings[0].indicator.value}`} sightings={sightings} />
      ))}
    </ul>
  );
}

function Hit({ sightings }: { readonly sightings: Sightings }) {
  const text = useText();
  const [{ indicator, report, sentence, lineNumber, span, warningList }] = sightings;
  const last = sightings.at(-1)?.lineNumber ?? lineNumber;
  return (
    <li className="hit">
      <p className="row-of spread">
        <strong className="value">{defang(indicator.type, indicator.value)}</strong>
        <span className="small quiet num">
          {indicator.type} · {text['hunt.count'](sightings.length, lineNumber, last)}
        </span>
      </p>
      <p className="said">
        <Link to="/reports/$id" params={{ id: report.id }} search={{ at: span.start, to: span.end }}>
          {inMarks(sentence.replaceAll(indicator.value, () => defang(indicator.type, indicator.value)))}
        </Link>
      </p>
      <p className="small quiet">{report.title}</p>
      {warningList !== undefined && <p className="small quiet">{text['hunt.warnedBy'](warningList)}</p>}
      <details className="small">
        <summary>{text['hunt.lines']}</summary>
        <ul>
          {sightings.slice(0, LINES).map((each) => (
            <li key={each.lineNumber} className="value">
              <span className="quiet num">{each.lineNumber}</span>{' '}
              {each.line.replaceAll(each.matched, () => defang(each.indicator.type, each.matched))}
            </li>
          ))}
          {sightings.length > LINES && (
            <li className="quiet">{text['app.more'](sightings.length - LINES)}</li>
          )}
        </ul>
      </details>
    </li>
  );
}

/** What an analyst took in for one report counts, though another names it, too. */
function isWarned(sightings: Sightings): boolean {
  return sightings.every(({ warningList }) => warningList !== undefined);
}

/** The indicator with most hits first. */
function byIndicator(sightings: readonly Sighting[]): readonly Sightings[] {
  const groups = new Map<string, [Sighting, ...Sighting[]]>();
  for (const sighting of sightings) {
    const key = `${sighting.indicator.type} ${sighting.indicator.value}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sighting]);
    else group.push(sighting);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}
