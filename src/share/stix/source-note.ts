import { sourceWords } from '../brief/source-words.ts';
import { evidence } from './evidence.ts';
import { common, type Frame } from './frame.ts';
import type { Note } from './objects.ts';

/**
 * A note on the report where its source is gone or has changed since the copy: whoever takes the claims must
 * take this, too. The claims that a newer capture has no more are named by their own notes.
 */
export function sourceNote(frame: Frame): Note[] {
  const { document } = frame;
  const { news } = document;
  if (news === undefined) return [];
  const content = sourceWords(news).join('\n');
  const { page, newer } = news;
  return [
    {
      ...common(
        frame,
        'note',
        ['source'],
        evidence(document, [], {
          source: {
            ...(page && {
              state: page.state,
              ...(page.since && { since: page.since }),
              last_present: page.lastPresent,
            }),
            ...(newer && { newer_capture: newer.captureId, newer_captured_at: newer.capturedAt }),
          },
        }),
      ),
      abstract:
        page?.state === 'drifted' || page === undefined ? 'The source has changed' : 'The source is gone',
      content,
      object_refs: [frame.reportId],
    },
  ];
}
