import type { Result, ToldEvent } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { findEvents } from '../who/events/index.ts';
import type { Desk } from './desk.ts';
import { findStory } from './stories.ts';

/**
 * What a story's reports say was done when, the earliest day first; what states no year comes last, in the order of
 * the reports. The same day in two reports is told twice: whether both mean one thing is for whoever reads it.
 */
export async function storyEvents(reference: string, desk: Desk): Promise<Result<readonly ToldEvent[]>> {
  const found = await findStory(reference, desk);
  if (!found.ok) return found;
  const events: ToldEvent[] = [];
  for (const id of found.value.story.reports) {
    const document = await desk.store.document(id);
    if (!document.ok) return document;
    const { report, reading, findings } = document.value;
    for (const { when, span, deed, within } of findEvents(reading, findings)) {
      const { start, end } = within;
      events.push({
        reportId: report.id,
        title: report.title,
        when,
        passage: { reportId: report.id, readingId: reading.id, span },
        deed,
        sentence: { start, end, text: reading.text.slice(start, end) },
      });
    }
  }
  return ok(events.sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b)))));
}

function key({ when }: ToldEvent): string {
  return `${when.from ?? '9'} ${when.to ?? ''}`;
}
