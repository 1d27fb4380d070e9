import type { ColumnEdge } from './column-edge.ts';
import { brokenByChoice } from './fill.ts';
import type { HashLabel } from './hash-joins.ts';
import { hashJoins } from './hash-joins.ts';
import type { Vocabulary } from './hyphens.ts';
import { endsInHyphen, hyphenFate } from './hyphens.ts';
import { continuesName } from './name-joins.ts';
import type { Piece } from './piece.ts';
import { continuesAddress } from './url-joins.ts';

/** How two lines of one block are put together; `glue` adds nothing, `drop-hyphen` also takes a hyphen away. */
export type Break = 'glue' | 'drop-hyphen' | 'space' | 'line';

export interface BreakContext {
  /** Of the column the lines stand in. */
  readonly edge: ColumnEdge;
  /** What a table's header says of a value in this column. */
  readonly label: HashLabel;
  readonly vocabulary: Vocabulary;
  /** Lines of code keep their ends. */
  readonly code: boolean;
  /** The lines are all there is in a cell of a table. */
  readonly inCell: boolean;
}

/** One break for each line but the last. */
export function breaksOf(lines: readonly Piece[], context: BreakContext): readonly Break[] {
  if (lines.length < 2) return [];
  const hashes = hashJoins(lines, context.edge.right, context.label);
  const breaks: Break[] = [];
  // The unbroken token that ends the line above, with what earlier lines gave to it.
  let token = '';
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const last = line.words[line.words.length - 1]?.text ?? '';
    const carriesOn = line.words.length === 1 && breaks[index - 1] === 'glue';
    token = carriesOn ? (token + last).slice(-2_048) : last;
    if (next === undefined) return;
    breaks.push(hashes.has(index) ? 'glue' : breakAfter(line, next, token, context));
  });
  return breaks;
}

function breakAfter(line: Piece, next: Piece, token: string, context: BreakContext): Break {
  const alone = line.words.length === 1 && next.words.length === 1;
  // Lines of code are ended on purpose, unless a single token fills them.
  if ((alone || !context.code) && continuesAddress(token, line, next, context.edge, alone)) return 'glue';
  const { edge, inCell } = context;
  if (!context.code && continuesName(token, line, next, { edge, inCell, alone })) return 'glue';
  const first = next.words[0]?.text ?? '';
  if (!context.code && endsInHyphen(token)) {
    const fate = hyphenFate(token, first, context.vocabulary);
    if (fate === 'drop') return 'drop-hyphen';
    if (fate === 'keep') return 'glue';
  }
  if (context.code || alone) return 'line';
  return brokenByChoice(line, next, context.edge.right) ? 'line' : 'space';
}
