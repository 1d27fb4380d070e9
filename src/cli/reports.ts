import type { Report } from '../model/index.ts';
import { plainLine } from '../model/index.ts';
import { print, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface ReportsFlags {
  readonly home?: string;
  readonly json?: boolean;
  readonly sort?: 'captured' | 'published' | 'title' | 'findings';
  readonly limit?: number;
}

/** `howdunit reports`: what is kept here, newest first unless told otherwise. */
export async function reports({ home, json, sort = 'captured', limit }: ReportsFlags): Promise<void> {
  const all = await withDesk(home, (desk) => desk.store.reports());
  if (all === undefined) return;
  const kept = sorted(all, sort).slice(0, limit);
  if (json === true) return print(`${JSON.stringify(kept, null, 2)}\n`);
  const lines = kept.map(({ report, lastCapturedAt, findings }) =>
    plainLine(
      `${report.id}  ${lastCapturedAt.slice(0, 10)}  ${String(findings).padStart(5)} findings  ${report.title}`,
    ),
  );
  await print(lines.map((line) => `${line}\n`).join(''));
  if (kept.length < all.length) say(`these are ${kept.length} of ${all.length}; --limit shows more`);
}

interface Kept {
  readonly report: Report;
  readonly findings: number;
}

/** Newest first, most findings first, titles from A; reports whose date is not stated as a day come last. */
function sorted<Each extends Kept>(all: readonly Each[], order: ReportsFlags['sort']): readonly Each[] {
  switch (order) {
    case 'title':
      return all.toSorted((a, b) => a.report.title.localeCompare(b.report.title, 'en'));
    case 'findings':
      return all.toSorted((a, b) => b.findings - a.findings);
    case 'published':
      return all.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0));
    default:
      return all;
  }
}

function dayOf({ report: { published } }: Kept): string {
  return published !== undefined && /^\d{4}-\d\d-\d\d/u.test(published) ? published : '';
}
