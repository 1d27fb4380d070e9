import { sightingsJson, sightingsLines } from '../app/kept-sightings.ts';
import { ok, plainLine } from '../model/index.ts';
import { print, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `howdunit sightings`: what hunts have kept, the latest day first. */
export async function sightings(
  reference: string | undefined,
  flags: { home?: string; jsonl?: boolean },
): Promise<void> {
  const kept = await withDesk(flags.home, async (desk) => {
    const found = await desk.store.sightings(reference);
    if (!found.ok) return found;
    const reports = await desk.store.reports();
    if (!reports.ok) return reports;
    const titles = new Map(reports.value.map(({ report }) => [report.id, report.title]));
    return ok({ found: found.value, titles });
  });
  if (kept === undefined) return;
  if (flags.jsonl === true) return print(sightingsJson(kept.found));
  await print(
    sightingsLines(kept.found, kept.titles)
      .map((line) => `${plainLine(line)}\n`)
      .join(''),
  );
  if (kept.found.length === 0) say('no sighting is kept; howdunit hunt <logs> --keep-sightings keeps them');
}
