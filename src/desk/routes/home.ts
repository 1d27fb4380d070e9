import { z } from '@hono/zod-openapi';
import { listReports, listWatches } from '../../app/report-list.ts';
import { ok } from '../../model/index.ts';
import type { Api } from '../endpoint.ts';
import { job, record, reportItem } from '../schemas.ts';
import { askerIn } from '../sign-in/who-asks.ts';

const MOST_SHOWN = 8;

/** The first screen: what is new, what was begun, what is gone. */
export function homeRoutes(api: Api): void {
  const { desk, jobs, version, analyst } = api.serving;
  const answer = z.object({
    analyst: z.string().optional(),
    version: z.string(),
    counts: z.object({ reports: z.number(), findings: z.number(), reviewed: z.number() }),
    recent: z.array(reportItem),
    unfinished: z.array(reportItem),
    watch: z.array(record),
    jobs: z.array(job),
    example: z.boolean(),
  });
  const endpoint = {
    method: 'get',
    path: '/home',
    summary: 'The first screen',
    answer: { json: answer },
  } as const;
  api.on(endpoint, async ({ c }) => {
    const asker = askerIn(c);
    const who = asker?.kind === 'account' ? asker.account.name : analyst;
    const reports = await listReports(undefined, desk);
    if (!reports.ok) return reports;
    const watch = await listWatches(desk);
    if (!watch.ok) return watch;
    const items = reports.value;
    const sum = (of: 'findings' | 'reviewed'): number =>
      items.reduce((total, { counts }) => total + counts[of], 0);
    const running = jobs.book.list().filter(({ state }) => state === 'waiting' || state === 'running');
    return ok({
      ...(who !== undefined && { analyst: who }),
      version,
      counts: { reports: items.length, findings: sum('findings'), reviewed: sum('reviewed') },
      recent: items.slice(0, MOST_SHOWN),
      unfinished: items.filter(isBegun).slice(0, MOST_SHOWN),
      watch: watch.value,
      jobs: running.slice(0, 50),
      example: running.some(({ name }) => name.startsWith(EXAMPLE)),
    });
  });
}

/** How jobs that read the example story are named. */
export const EXAMPLE: string = 'Example: ';

function isBegun({ counts }: { readonly counts: { findings: number; reviewed: number } }): boolean {
  return counts.reviewed > 0 && counts.reviewed < counts.findings;
}
