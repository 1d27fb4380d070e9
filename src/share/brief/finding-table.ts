import type { Finding } from '../../model/index.ts';
import { greatest } from '../greatest.ts';
import { columnsOf, padded } from './columns.ts';
import { decidedWords } from './decided.ts';
import type { FindingWords } from './finding-words.ts';
import { findingWords } from './finding-words.ts';
import { plain, wrapped } from './fit.ts';
import type { Row } from './table.ts';
import { table } from './table.ts';
import { page } from './words.ts';

/** A value longer than this does not set the column for all. */
const WIDEST_VALUE = 44;
const GAP = 2;

/** Findings as aligned lines for a person, in the order of the text; nothing is cut. */
export function findingTable(findings: readonly Finding[], width = 100): string {
  const words = findings.map((finding) => ({ finding, words: safeWords(finding) }));
  const widths = words.map(({ words: { value } }) => columnsOf(value)).filter((each) => each <= WIDEST_VALUE);
  const column = greatest(widths) + GAP;
  const rows = words.map(
    ({ finding, words: { kind, value, note } }): Row => ({
      label: kind,
      right: page(finding.span),
      text: (room) => valueLines(value, note, column, room),
    }),
  );
  return everyLabel(rows, width);
}

function safeWords(finding: Finding): FindingWords {
  const { kind, value, note } = findingWords(finding);
  const all = [note, finding.kind === 'observable' ? '' : (finding.heldBack ?? ''), decidedWords(finding)];
  return { kind, value: plain(value), note: plain(all.filter(Boolean).join(', ')) };
}

function valueLines(value: string, note: string, column: number, room: number): string[] {
  const aligned = padded(value, column);
  const oneLine =
    note === '' ? value : `${aligned}${columnsOf(value) < column ? '' : ' '.repeat(GAP)}${note}`;
  if (columnsOf(oneLine) <= room) return [oneLine];
  return [...wrapped(value, room, '  '), ...wrapped(note, room - 2).map((line) => `  ${line}`)];
}

/** A table for a pipe: each record says what it is. */
function everyLabel(rows: readonly Row[], width: number): string {
  return table(rows, width, { everyLabel: true, indent: 0 })
    .map((line) => `${line}\n`)
    .join('');
}
