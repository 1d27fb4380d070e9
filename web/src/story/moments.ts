import type { ToldEvent } from '../api/analysis.ts';
import type { Ledger, StoryDetail } from '../api/types.ts';

export const LANES = ['events', 'publication', 'archive'] as const;
export type Lane = (typeof LANES)[number];

/** Something dated on the timeline of a story. */
export interface Moment {
  readonly lane: Lane;
  /** ms since the epoch, UTC. */
  readonly at: number;
  /** Where it lasts, or is dated no finer than a month or a year: the end of its last day. */
  readonly until?: number;
  readonly reportId: string;
  readonly title: string;
  readonly publisher?: string;
  readonly look: 'event' | 'publication' | 'echoing' | 'archive' | 'vanished';
  readonly event?: ToldEvent;
}

const ABSENT = new Set(['gone', 'soft-404', 'redirected-away']);
const DAY_MS = 86_400_000;

/** What the reports tell and state of themselves, and what the desk did; what has no date has no place in time. */
export function momentsOf(
  { reports }: StoryDetail,
  ledger: Ledger | undefined,
  events: readonly ToldEvent[],
): readonly Moment[] {
  const echoing = new Set(ledger?.edges.map(({ from }) => from) ?? []);
  const publishers = new Map(reports.map(({ id, publisher }) => [id, publisher]));
  return [
    ...events.flatMap((event) => momentOf(event, publishers.get(event.reportId))),
    ...reports.flatMap((report): Moment[] => {
      const about = {
        reportId: report.id,
        title: report.title,
        ...(report.publisher !== undefined && { publisher: report.publisher }),
      };
      const published = Date.parse(report.published ?? '');
      const captured = Date.parse(report.capturedAt);
      const isAbsent = report.state !== undefined && ABSENT.has(report.state);
      return [
        ...(Number.isNaN(published)
          ? []
          : [
              {
                ...about,
                lane: 'publication' as const,
                at: published,
                look: echoing.has(report.id) ? ('echoing' as const) : ('publication' as const),
              },
            ]),
        { ...about, lane: 'archive', at: captured, look: isAbsent ? 'vanished' : 'archive' },
      ];
    }),
  ].sort((a, b) => a.at - b.at);
}

function momentOf(event: ToldEvent, publisher: string | undefined): readonly Moment[] {
  const { from, to } = event.when;
  if (from === undefined) return [];
  return [
    {
      lane: 'events',
      at: Date.parse(from),
      ...(to !== undefined && to !== from && { until: Date.parse(to) + DAY_MS }),
      reportId: event.reportId,
      title: event.title,
      ...(publisher !== undefined && { publisher }),
      look: 'event',
      event,
    },
  ];
}
