import type { Block, MapSegment } from '../../model/index.ts';
import type { Break } from './breaks.ts';
import { breaksOf } from './breaks.ts';
import type { Draft } from './draft.ts';
import type { Vocabulary } from './hyphens.ts';
import type { Piece, Word } from './piece.ts';
import { charWidth, LINE_END_HYPHEN } from './piece.ts';

/** The text of a document with its blocks and the box of every word. */
export interface Composed {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly map: readonly MapSegment[];
}

const MAX_INDENT = 40;

/** Writes blocks one after another; every word becomes one map segment, also where it was joined to another. */
export function compose(drafts: readonly Draft[], vocabulary: Vocabulary): Composed {
  const parts: string[] = [];
  const blocks: Block[] = [];
  const map: MapSegment[] = [];
  let at = 0;
  const write = (text: string): void => {
    parts.push(text);
    at += text.length;
  };
  let before: Draft | undefined;
  for (const draft of drafts) {
    if (before !== undefined) write(separator(before, draft));
    const start = at;
    const code = draft.kind === 'code';
    const { edge, label } = draft;
    const breaks = breaksOf(draft.lines, { edge, label, vocabulary, code, inCell: draft.cell !== undefined });
    const left = code ? leftOf(draft.lines) : 0;
    for (const [index, line] of draft.lines.entries()) {
      const after = breaks[index];
      if (code && index > 0 && breaks[index - 1] !== 'glue') write(indentOf(line, left));
      const last = line.words[line.words.length - 1];
      for (const word of line.words) {
        if (word !== line.words[0]) write(' ');
        const text = written(word, word === last ? after : undefined);
        if (text === '') continue;
        map.push({ start: at, end: at + text.length, at: boxOf(line, word) });
        write(text);
      }
      if (after === 'space') write(' ');
      if (after === 'line') write('\n');
    }
    if (at > start) blocks.push(blockOf(draft, start, at));
    before = draft;
  }
  return { text: parts.join(''), blocks, map };
}

function blockOf(draft: Draft, start: number, end: number): Block {
  return {
    kind: draft.kind,
    start,
    end,
    ...(draft.level === undefined ? {} : { level: draft.level }),
    ...(draft.cell === undefined ? {} : { cell: draft.cell }),
    page: draft.page,
  };
}

/** A tab between the cells of a row, a line end between rows and list items, else an empty line. */
function separator(before: Draft, draft: Draft): string {
  const [a, b] = [before.cell, draft.cell];
  if (a !== undefined && b !== undefined && a.table === b.table) return a.row === b.row ? '\t' : '\n';
  return before.kind === 'list-item' && draft.kind === 'list-item' ? '\n' : '\n\n';
}

/** A hyphen at a line's end, if the word has one, is its last character. */
function written({ text }: Word, after: Break | undefined): string {
  if (after === 'drop-hyphen') return text.slice(0, -1);
  return text.endsWith(LINE_END_HYPHEN) ? `${text.slice(0, -1)}-` : text;
}

/** In code the left edge carries meaning; one space for each character's width. */
function indentOf(line: Piece, left: number): string {
  const word = line.words[0];
  if (word === undefined) return '';
  const width = charWidth(word);
  return width > 0 ? ' '.repeat(Math.min(MAX_INDENT, Math.round((line.x0 - left) / width))) : '';
}

function leftOf(lines: readonly Piece[]): number {
  return lines.reduce((least, line) => Math.min(least, line.x0), Number.POSITIVE_INFINITY);
}

function boxOf(line: Piece, word: Word): MapSegment['at'] {
  return {
    kind: 'page-box',
    page: line.page,
    box: [round(word.x0), round(line.y0), round(word.x1), round(line.y1)],
  };
}

/** Hundredths of a point are finer than any eye. */
function round(points: number): number {
  return Math.round(points * 100) / 100;
}
