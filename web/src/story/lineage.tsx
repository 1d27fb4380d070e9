import { Link } from '@tanstack/react-router';
import type { Ledger } from '../api/types.ts';
import { useText, word } from '../i18n/index.ts';
import { layout } from './layout.ts';

const BOX = { width: 236, height: 46 };

/** Who has it from whom: origins on the left, each echo one step to the right, and a table that says the same. */
export function Lineage({ of }: { readonly of: Ledger }) {
  const text = useText();
  if (of.edges.length === 0) {
    return (
      <section aria-labelledby="lineage">
        <h2 id="lineage">{text['story.lineage']}</h2>
        <p className="quiet">{text['story.nothingEchoes']}</p>
      </section>
    );
  }
  const { nodes, arrows, width, height } = layout(of, BOX);
  return (
    <section aria-labelledby="lineage">
      <h2 id="lineage">{text['story.lineage']}</h2>
      <div className="scroll-x">
        <svg
          className="lineage"
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
          style={{ maxInlineSize: `${width}px`, minInlineSize: `${Math.min(width, 700)}px` }}
        >
          <defs>
            <marker
              id="head"
              viewBox="0 0 8 8"
              refX={7}
              refY={4}
              markerWidth={7}
              markerHeight={7}
              orient="auto-start-reverse"
            >
              <path className="head" d="M0 0L8 4L0 8z" />
            </marker>
          </defs>
          {arrows.map(({ id, path, credited }) => (
            <path key={id} d={path} className={credited ? undefined : 'uncredited'} markerEnd="url(#head)" />
          ))}
          {nodes.map(({ id, x, y, name, under, isOutside }) => (
            <g key={id} transform={`translate(${x} ${y})`} className={isOutside ? 'outside' : undefined}>
              <rect width={BOX.width} height={BOX.height} rx={3} />
              <text x={10} y={18} fontWeight={600}>
                {name}
              </text>
              <text x={10} y={35} className="why">
                {isOutside ? text['story.outside'] : under}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <details className="small" open>
        <summary>{text['story.lineageTable']}</summary>
        <Table of={of} />
      </details>
    </section>
  );
}

function Table({ of }: { readonly of: Ledger }) {
  const text = useText();
  const reports = new Map(of.reports.map((report) => [report.id, report]));
  const named = (id: string) => (
    <Link to="/reports/$id" params={{ id }}>
      {reports.get(id)?.publisher ?? reports.get(id)?.title ?? id}
    </Link>
  );
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{text['story.echo']}</th>
          <th scope="col">{text['story.from']}</th>
          <th scope="col">{text['story.grounds']}</th>
        </tr>
      </thead>
      <tbody>
        {of.edges.map(({ id, from, to, grounds, credited }) => (
          <tr key={id}>
            <td>{named(from)}</td>
            <td>{to.kind === 'report' ? named(to.reportId) : `${to.name} (${text['story.outside']})`}</td>
            <td>
              {credited ? text['ledger.credits'] : text['ledger.noCredit']};{' '}
              {grounds
                .map(({ kind, why }) => `${word(text, 'ground', kind)}: ${text['app.told'](why)}`)
                .join('; ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
