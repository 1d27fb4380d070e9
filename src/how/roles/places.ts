import { type Block, blockAt, type Reading, sentenceAt, type TextRange } from '../../model/index.ts';
import { type Section, sectionsOf } from './sections.ts';
import { type Column, columnKey, columnsOf } from './table-headers.ts';

/** Where in a report something stands, as far as it tells what part it plays. */
export interface Place {
  readonly block: Block | undefined;
  readonly section: Section | undefined;
  readonly column: Column | undefined;
  /** Nothing else stands on its line or in its cell. */
  readonly alone: boolean;
}

export interface Places {
  readonly reading: Pick<Reading, 'text' | 'blocks' | 'sentences'>;
  at(start: number, end: number): Place;
  /** The sentence, else the cell or block, else the line. */
  sentence(start: number): TextRange;
}

/** Reads headings and table headers once; every place is then found by binary search. */
export function placesIn(reading: Pick<Reading, 'text' | 'blocks' | 'sentences'>): Places {
  const sections = sectionsOf(reading);
  const columns = columnsOf(reading);
  return {
    reading,
    at(start, end) {
      const block = blockAt(reading.blocks, start);
      const column = block?.cell === undefined ? undefined : columns.get(columnKey(block.cell));
      return {
        block,
        column,
        section: sectionAt(sections, start),
        alone: isAlone(reading.text, start, end, block),
      };
    },
    sentence: (start) => sentenceAt(reading, start),
  };
}

/** Whether the report lists indicators here: by the section's heading or the column's header. */
export function isIndicatorPlace(place: Place): boolean {
  const section = place.section?.kind;
  const column = place.column?.kind;
  if (column === 'references' || column === 'victims') return false;
  return section === 'indicators' || section === 'hosts' || section === 'files' || column !== undefined;
}

function sectionAt(sections: readonly Section[], position: number): Section | undefined {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}

/** How much mark-up (`| *`, `- "`) may stand between a mention and the edge of its line. */
const LONGEST_MARKUP = 8;

function isAlone(text: string, start: number, end: number, block: Block | undefined): boolean {
  const left = text.slice(Math.max(block?.start ?? 0, start - LONGEST_MARKUP), start);
  const right = text.slice(end, Math.min(block?.end ?? text.length, end + LONGEST_MARKUP));
  return isEdge(left.slice(left.lastIndexOf('\n') + 1), left) && isEdge(right.split('\n', 1)[0] ?? '', right);
}

/** No letter or digit up to the line's edge, and the edge within reach. */
function isEdge(nearby: string, stretch: string): boolean {
  const reached = stretch.includes('\n') || stretch.length < LONGEST_MARKUP;
  return reached && !/[\p{L}\p{N}]/u.test(nearby);
}
