import type { Matrix, MatrixFall, MatrixRow } from '../../model/index.ts';
import { columnsOf, padded } from '../brief/columns.ts';
import { plain, shortened, wrapped } from '../brief/fit.ts';
import { ink } from '../brief/ink.ts';
import { inMarks } from '../in-marks.ts';
import { counted } from './ledger-words.ts';
import type { LedgerTextOptions } from './text.ts';

/** Columns a cell takes; `II` and `NA` are the longest ratings, and a letter stands above them. */
const CELL = 4;

/**
 * The matrix for a terminal: hypotheses under letters in the order they came in, never in an order of merit;
 * the items with their words; what says nothing; what would change without one item.
 */
export function matrixText(matrix: Matrix, options: LedgerTextOptions = {}): string {
  const width = options.width ?? 100;
  const paint = ink(options.colour === true);
  const { hypotheses, rows, fragile } = matrix;
  const lines = [
    paint.strong(
      `${counted(hypotheses.length, 'hypothesis', 'hypotheses')} · ${counted(rows.length, 'item')} · no winner is declared`,
    ),
    '',
    ...hypotheses.map(
      ({ label, from, inconsistent, weight, unrated }, at) =>
        `${letter(at)}  ${plain(label)}${from === 'ledger' ? ' (claimed)' : ''}: ${counted(inconsistent, 'item')} inconsistent with it (weight ${weight})${unrated === 0 ? '' : `, ${unrated} not rated`}`,
    ),
    '',
    paint.faint(`${' '.repeat(NUMBER)}${hypotheses.map((_, at) => padded(letter(at), CELL)).join('')}`),
  ];
  for (const [at, row] of rows.entries()) lines.push(...rowLines(row, at, hypotheses.length, width));
  if (fragile.length > 0) lines.push('', paint.who('if one item fell'));
  for (const fall of fragile) lines.push(...fallLines(fall, matrix, width));
  return `${lines.join('\n')}\n`;
}

const NUMBER = 5;

function rowLines(row: MatrixRow, at: number, count: number, width: number): string[] {
  const { item, ratings, diagnosticity, lost } = row;
  const cells = ratings.map((rating) => padded(rating ?? '·', CELL)).join('');
  const verdict =
    lost === true
      ? 'no longer in the reports'
      : diagnosticity === undefined
        ? 'not rated for all'
        : diagnosticity === 0
          ? 'says nothing: equal for all'
          : `tells apart by ${diagnosticity}`;
  const head = `${padded(String(at + 1), NUMBER)}${cells}`;
  const what = `${item.what.replaceAll('-', ' ')} · ${item.entity} ${item.stance} · ${verdict} · ${item.id}`;
  const indent = NUMBER + CELL * count;
  return [
    `${head}${shortened(what, Math.max(20, width - columnsOf(head)))}`,
    ...wrapped(inMarks(item.passage.span.quote), Math.max(20, width - indent)).map(
      (line) => `${' '.repeat(indent)}${line}`,
    ),
  ];
}

function fallLines({ itemId, changes }: MatrixFall, { rows }: Matrix, width: number): string[] {
  const at = rows.findIndex(({ item }) => item.id === itemId);
  return changes.flatMap(({ first, second, now, without }) =>
    wrapped(
      `  without ${at + 1}, “${first}” would be contradicted ${than(without)} “${second}” (now ${than(now)} it)`,
      width,
      '    ',
    ).map((line) => `  ${line}`),
  );
}

function than(standing: 'more' | 'equally' | 'less'): string {
  return standing === 'equally' ? 'as much as' : `${standing} than`;
}

function letter(at: number): string {
  return at < 26 ? String.fromCodePoint(65 + at) : String(at + 1);
}
