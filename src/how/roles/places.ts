import type { Block, Reading, TextRange } from '../../model/index.ts';
import { lineFinder } from './line-finder.ts';
import { type List, listsOf } from './list-leads.ts';
import { plainBlanks } from './plain-blanks.ts';
import { rangeFinder } from './range-finder.ts';
import { type Section, sectionsOf } from './sections.ts';
import { type Column, columnKey, columnsOf } from './table-headers.ts';
import { rowFinder } from './table-rows.ts';
import { textColumns } from './text-tables.ts';

/** Where in a report something stands, as far as it tells what part it plays. */
export interface Place {
  readonly block: Block | undefined;
  readonly section: Section | undefined;
  readonly column: Column | undefined;
}

export interface Places {
  readonly reading: Pick<Reading, 'text' | 'blocks' | 'sentences'>;
  at(start: number): Place;
  /** The list it is an item of, by the line that introduces it. */
  list(start: number): List | undefined;
  /** The column of a table that a plain text draws with `|`. */
  textColumn(start: number): Column | undefined;
  /** The words of the other cells of its row; none outside tables. */
  row(start: number, block: Block | undefined): readonly string[];
  /** Whether nothing else stands on the line or in the cell of a stretch. */
  isAlone(start: number, end: number): boolean;
  /** The line it stands in, without its break. */
  line(start: number): TextRange;
  /** The words of a stretch, with plain blanks between them. */
  words(from: number, to: number): string;
  /** The sentence, else the cell or a short block that it stands in; undefined where its line must do. */
  sentence(start: number, block: Block | undefined): TextRange | undefined;
}

/** Reads headings and table headers once; places asked for in the text's order are then found in a step each. */
export function placesIn(reading: Pick<Reading, 'text' | 'blocks' | 'sentences'>): Places {
  const { text } = reading;
  const sectionAt = rangeFinder(sectionsOf(reading));
  const blockAt = rangeFinder(reading.blocks);
  const sentenceAt = rangeFinder(reading.sentences);
  const columns = columnsOf(reading);
  const listAt = rangeFinder(listsOf(text));
  const textColumnAt = textColumns(text);
  const lineAt = lineFinder(text);
  /** The place asked for last: most of a report's mentions share theirs with the one before. */
  let place: Place = { block: undefined, column: undefined, section: undefined };
  let isShort = false;
  return {
    reading,
    at(start) {
      const block = blockAt(start);
      const section = sectionAt(start);
      if (place.block === block && place.section === section) return place;
      const column = block?.cell === undefined ? undefined : columns.get(columnKey(block.cell));
      isShort = block !== undefined && block.end - block.start <= LONGEST_BLOCK;
      place = { block, column, section };
      return place;
    },
    list: listAt,
    textColumn: textColumnAt,
    row: rowFinder(reading, lineAt),
    line: lineAt,
    words: plainBlanks(text),
    isAlone(start, end) {
      const block = blockAt(start);
      const left = text.slice(Math.max(block?.start ?? 0, start - LONGEST_MARKUP), start);
      const right = text.slice(end, Math.min(block?.end ?? text.length, end + LONGEST_MARKUP));
      return (
        isEdge(left.slice(left.lastIndexOf('\n') + 1), left) && isEdge(right.split('\n', 1)[0] ?? '', right)
      );
    },
    sentence(start, block) {
      const sentence = sentenceAt(start);
      if (sentence !== undefined || block === undefined) return sentence;
      const short = block === place.block ? isShort : block.end - block.start <= LONGEST_BLOCK;
      return short ? block : undefined;
    },
  };
}

/** A longer block is more than a sentence: of such a block, the line counts. */
const LONGEST_BLOCK = 512;

/** Whether the report lists indicators here: by the section's heading or the column's header. */
export function isIndicatorPlace(place: Place): boolean {
  const section = place.section?.kind;
  const column = place.column?.kind;
  if (column === 'references' || column === 'victims' || column === 'harmless') return false;
  return section === 'indicators' || section === 'hosts' || section === 'files' || column !== undefined;
}

/** How much mark-up (`| *`, `- "`) may stand between a mention and the edge of its line. */
const LONGEST_MARKUP = 8;

/** No letter or digit up to the line's edge, and the edge within reach. */
function isEdge(nearby: string, stretch: string): boolean {
  const reached = stretch.includes('\n') || stretch.length < LONGEST_MARKUP;
  return reached && !/[\p{L}\p{N}]/u.test(nearby);
}
