import type { ToldEvent } from '../api/analysis.ts';
import type { Ledger, StoryDetail } from '../api/types.ts';
import { useDay, useText } from '../i18n/index.ts';
import { type Cluster, lanesOf } from './lanes.ts';
import { type Moment, momentsOf } from './moments.ts';
import { MomentTable, Undated } from './timeline-table.tsx';

const WIDTH = 960;
const LEFT = 96;
const RIGHT = 205;
const ROW = 24;
const GAP = 18;
const TOP = 26;
const TICKS = 5;
/** Marks across on which a label takes room, in the drawing's own units. */
const LABEL = 190;

interface TimelineProps {
  readonly of: StoryDetail;
  readonly ledger: Ledger | undefined;
  readonly events: readonly ToldEvent[];
}

/** Three lanes over one time axis; the table below says the same in words. */
export function Timeline({ of, ledger, events }: TimelineProps) {
  const text = useText();
  const day = useDay();
  const moments = momentsOf(of, ledger, events);
  const [first, last] = [moments[0]?.at ?? 0, Math.max(0, ...moments.map(({ at, until }) => until ?? at))];
  const x = (at: number): number =>
    LEFT + ((at - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT);
  const label = (last - first) * (LABEL / (WIDTH - LEFT - RIGHT)) || 1;
  const lanes = lanesOf(moments, { row: ROW, gap: GAP, top: TOP, label });
  const height = lanes.reduce((sum, { rows }) => sum + rows * ROW + GAP, TOP + 4);
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
          {lanes.map(({ lane, top, clusters }) => (
            <g key={lane}>
              <text className="lane-name" x={0} y={top + 14}>
                {text[`story.${lane}`]}
              </text>
              {clusters.map(({ first: moment, moments: its, row }) => (
                <g
                  key={`${its.length}${moment.at}${moment.reportId}`}
                  transform={`translate(0 ${top + row * ROW + 10})`}
                >
                  <Shape of={moment} x={x} />
                  <text x={(moment.until === undefined ? x(moment.at) : x(moment.until)) + 10} y={4}>
                    {shorten(labelOf({ first: moment, moments: its, row }, text['story.eventCount']))}
                  </text>
                </g>
              ))}
            </g>
          ))}
        </svg>
      </div>
      <p className="small quiet">
        {text['story.eventLegend']} · {text['story.legend']}
      </p>
      {events.length === 0 && <p className="small quiet">{text['story.noEvents']}</p>}
      <Undated events={events.filter(({ when }) => when.from === undefined)} />
      <MomentTable moments={moments} />
    </section>
  );
}

/** Diamond or bar: an event. Round: an origin. Ring: an echo. Square: a copy, filled where the source is gone. */
function Shape({ of: { look, at, until }, x }: { readonly of: Moment; readonly x: (at: number) => number }) {
  if (look === 'event') {
    if (until === undefined)
      return <path className="event" d="M0-6.5L6.5 0L0 6.5L-6.5 0Z" transform={`translate(${x(at)} 0)`} />;
    return (
      <rect className="event" x={x(at)} y={-4} width={Math.max(4, x(until) - x(at))} height={8} rx={2} />
    );
  }
  if (look === 'archive' || look === 'vanished')
    return <rect className={look} x={x(at) - 5} y={-5} width={10} height={10} />;
  return <circle className={look} cx={x(at)} r={5.5} />;
}

/** An event by its own words; a report by who published it. */
function labelOf({ first, moments }: Cluster, many: (n: number) => string): string {
  if (first.event === undefined) return first.publisher ?? first.title;
  if (moments.length > 1) return many(moments.length);
  const { sentence, deed, passage } = first.event;
  const rest = sentence.text.slice(passage.span.end <= deed.start ? passage.span.end - sentence.start : 0);
  return rest.replace(/^[\s,;:.]+/u, '').replace(/\s+/gu, ' ');
}

function ticks(first: number, last: number): readonly number[] {
  if (last <= first) return [first];
  return Array.from({ length: TICKS }, (_, at) => first + ((last - first) * at) / (TICKS - 1));
}

function shorten(words: string): string {
  return words.length > 28 ? `${words.slice(0, 27)}…` : words;
}
