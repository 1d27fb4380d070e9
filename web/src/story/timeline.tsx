import { Link } from '@tanstack/react-router';
import type { Ledger, StoryDetail } from '../api/types.ts';
import { useDay, useText } from '../i18n/index.ts';
import { type Lane, type Moment, momentsOf } from './moments.ts';

const WIDTH = 960;
const LEFT = 96;
const RIGHT = 205;
const ROW = 24;
const TICKS = 5;
const LANES: readonly Lane[] = ['publication', 'archive'];

interface TimelineProps {
  readonly of: StoryDetail;
  readonly ledger: Ledger | undefined;
}

/** Lanes over one time axis; the table below says the same in words. */
export function Timeline({ of, ledger }: TimelineProps) {
  const text = useText();
  const day = useDay();
  const moments = momentsOf(of, ledger);
  const [first, last] = [moments[0]?.at ?? 0, moments.at(-1)?.at ?? 0];
  const x = (at: number): number =>
    LEFT + ((at - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT);
  const lanes = stacked(moments);
  const height = lanes.reduce((sum, { rows }) => sum + rows * ROW + 18, 30);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{text['story.timeline']}</h2>
      <div className="scroll-x">
        <svg
          className="timeline"
          viewBox={`0 0 ${WIDTH} ${height}`}
          aria-hidden="true"
          style={{ minInlineSize: '44rem' }}
        >
          {ticks(first, last).map((at) => (
            <g key={at} className="tick">
              <line x1={x(at)} x2={x(at)} y1={18} y2={height} strokeDasharray="2 4" />
              <text x={x(at)} y={12} textAnchor="middle">
                {day(new Date(at).toISOString())}
              </text>
            </g>
          ))}
          {lanes.map(({ lane, top, placed }) => (
            <g key={lane}>
              <text className="lane-name" x={0} y={top + 14}>
                {text[`story.${lane}`]}
              </text>
              {placed.map(({ moment, row }) => (
                <g
                  key={`${moment.lane}${moment.reportId}`}
                  transform={`translate(${x(moment.at)} ${top + row * ROW + 10})`}
                >
                  <Shape look={moment.look} />
                  <text x={10} y={4}>
                    {shorten(moment.publisher ?? moment.title)}
                  </text>
                </g>
              ))}
            </g>
          ))}
        </svg>
      </div>
      <p className="small quiet">{text['story.legend']}</p>
      <details className="small">
        <summary>{text['story.timelineTable']}</summary>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{text['story.date']}</th>
              <th scope="col">{text['story.lane']}</th>
              <th scope="col">{text['app.report']}</th>
            </tr>
          </thead>
          <tbody>
            {moments.map(({ lane, at, reportId, title, look }) => (
              <tr key={`${lane}${reportId}`}>
                <td>{day(new Date(at).toISOString())}</td>
                <td>
                  {text[`story.${lane}`]}
                  {look === 'echoing' && <> ({text['story.echo']})</>}
                  {look === 'vanished' && <span className="gone"> ({text['state.gone']})</span>}
                </td>
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
    </section>
  );
}

/** Round: an origin. Ring: an echo. Square: a copy, filled where the source is gone. */
function Shape({ look }: { readonly look: Moment['look'] }) {
  return look === 'archive' || look === 'vanished' ? (
    <rect className={look} x={-5} y={-5} width={10} height={10} />
  ) : (
    <circle className={look} r={5.5} />
  );
}

/** Each lane with its moments in rows, so that no label covers another. */
function stacked(moments: readonly Moment[]) {
  let top = 26;
  const [first, last] = [moments[0]?.at ?? 0, moments.at(-1)?.at ?? 0];
  const width = (last - first) * (190 / (WIDTH - LEFT - RIGHT)) || 1;
  return LANES.map((lane) => {
    const ends: number[] = [];
    const placed = moments
      .filter((moment) => moment.lane === lane)
      .map((moment) => {
        const free = ends.findIndex((end) => end <= moment.at);
        const row = free < 0 ? ends.length : free;
        ends[row] = moment.at + width;
        return { moment, row };
      });
    const rows = Math.max(1, ends.length);
    const at = { lane, top, rows, placed };
    top += rows * ROW + 18;
    return at;
  });
}

function ticks(first: number, last: number): readonly number[] {
  if (last <= first) return [first];
  return Array.from({ length: TICKS }, (_, at) => first + ((last - first) * at) / (TICKS - 1));
}

function shorten(words: string): string {
  return words.length > 26 ? `${words.slice(0, 25)}…` : words;
}
