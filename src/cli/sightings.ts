import type { SightingPlace } from '../app/kept-sightings.ts';
import { sightingsJson, sightingsLines } from '../app/kept-sightings.ts';
import { ok, plainLine } from '../model/index.ts';
import { print, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** Sightings that are read, and printed, at a time. */
const AT_A_TIME = 500;

/** `howdunit sightings`: what hunts have kept, the latest day first. */
export async function sightings(
  report: string | undefined,
  flags: { home?: string; jsonl?: boolean },
): Promise<void> {
  const printed = await withDesk(flags.home, async ({ store }) => {
    const reports = await store.reports();
    if (!reports.ok) return reports;
    const titles = new Map(reports.value.map((each) => [each.report.id, each.report.title]));
    let count = 0;
    for (let after: SightingPlace | undefined; ; ) {
      const page = await store.sightingsPage({ report, after, limit: AT_A_TIME });
      if (!page.ok) return page;
      const lines = flags.jsonl === true ? undefined : sightingsLines(page.value, titles);
      await print(lines?.map((line) => `${plainLine(line)}\n`).join('') ?? sightingsJson(page.value));
      count += page.value.length;
      after = page.value.at(-1);
      if (page.value.length < AT_A_TIME) return ok(count);
    }
  });
  if (printed === 0 && flags.jsonl !== true)
    say('no sighting is kept; howdunit hunt <logs> --keep-sightings keeps them');
}
