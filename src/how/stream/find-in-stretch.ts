import type { Observable, Sha256 } from '../../model/index.ts';
import { observablesIn } from '../observables/observables-in.ts';
import { headingText, openHeadings } from './open-headings.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Stretch } from './stretches.ts';

/** A finding in a text that has not been read to its end: its id, which the text's hash is a part of, comes later. */
export type StreamedObservable = Omit<Observable, 'id'>;

/** Finds in stretches that come in order; remembers the headings that they stand under. */
export function stretchFinder(): (stretch: Stretch) => StreamedObservable[] {
  let open: ReturnType<typeof openHeadings> = [];
  return (stretch) => {
    const lead = headingText(open) + stretch.before;
    const found = findIn(lead, stretch);
    // Where nothing follows, nothing stands under its headings.
    if (stretch.behind !== '') open = openHeadings(stretch.text, open);
    return found;
  };
}

function findIn(lead: string, { text, behind, start }: Stretch): StreamedObservable[] {
  const whole = lead + text + behind;
  const reading = { text: whole, blocks: paragraphsOf(whole), ...NOTHING_ELSE };
  const from = lead.length;
  const to = from + text.length;
  return observablesIn(reading, {}, () => '')
    .filter(({ span }) => span.start >= from && span.start < to)
    .map((found) => movedBy(found, start - from));
}

const NOTHING_ELSE = { textSha256: '' as Sha256, sentences: [], map: [], metadata: {} } as const;

function movedBy({ id: _, ...found }: Observable, by: number): StreamedObservable {
  const { span } = found;
  return by === 0 ? found : { ...found, span: { ...span, start: span.start + by, end: span.end + by } };
}
