import type { Ledger, StoryDetail } from '../api/types.ts';

export type Lane = 'publication' | 'archive';

/** Something dated on the timeline of a story. */
export interface Moment {
  readonly lane: Lane;
  /** ms since the epoch, UTC. */
  readonly at: number;
  readonly reportId: string;
  readonly title: string;
  readonly publisher?: string;
  readonly look: 'publication' | 'echoing' | 'archive' | 'vanished';
}

const ABSENT = new Set(['gone', 'soft-404', 'redirected-away']);

/** What the reports state of themselves and what the desk did; a report without a date has no place in time. */
export function momentsOf({ reports }: StoryDetail, ledger: Ledger | undefined): readonly Moment[] {
  const echoing = new Set(ledger?.edges.map(({ from }) => from) ?? []);
  return reports
    .flatMap((report): Moment[] => {
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
    })
    .sort((a, b) => a.at - b.at);
}
