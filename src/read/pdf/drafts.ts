import { columnLabel } from './column-label.ts';
import { continueRows } from './continued-rows.ts';
import type { Draft } from './draft.ts';
import type { HashLabel } from './hash-joins.ts';
import { hashLabel } from './hash-joins.ts';
import type { Page } from './page.ts';
import type { Paragraph } from './paragraphs.ts';
import { CAPTION, LIST_MARK, paragraphsOf } from './paragraphs.ts';
import type { Piece } from './piece.ts';
import { textOf } from './piece.ts';
import { runningLines } from './running.ts';
import type { Table } from './table.ts';
import type { Typography } from './typography.ts';
import { headingLevel, typographyOf } from './typography.ts';

const REFERENCES =
  /^(?:\d{1,2}\.?\s+|[A-Z]\.\s+)?(?:references?|bibliography|sources?|works cited|endnotes|literature|further reading|quellen|literatur)\s*:?$/i;

/** Gives every line of the document its block, page by page in reading order. */
export function draftsOf(pages: readonly Page[]): readonly Draft[] {
  const running = runningLines(pages);
  const typography = typographyOf(pages, running);
  const labelled = labelTables();
  const drafts: Draft[] = [];
  let citing: number | undefined;
  for (const page of continueRows(pages, running)) {
    for (const region of page.regions) {
      if (region.kind === 'table') {
        for (const draft of cellDrafts(region, labelled(region), page.number)) drafts.push(draft);
        continue;
      }
      for (const draft of flowDrafts(region.lines, page, running, typography)) {
        if (draft.kind === 'heading') {
          const names = REFERENCES.test(draft.lines.map(textOf).join(' '));
          const level = draft.level ?? 6;
          citing = names ? level : citing !== undefined && level > citing ? citing : undefined;
        }
        const cites = citing !== undefined && (draft.kind === 'paragraph' || draft.kind === 'list-item');
        drafts.push(cites ? { ...draft, kind: 'reference' } : draft);
      }
    }
  }
  return drafts;
}

interface NumberedLabels {
  /** 0-based, over the document. */
  readonly index: number;
  /** What the header says, column by column. */
  readonly labels: readonly HashLabel[];
}

/** A table that runs on over a page break keeps the labels of its header when its columns keep their edges. */
function labelTables(): (table: Table) => NumberedLabels {
  let before: { readonly edges: readonly number[]; readonly labels: readonly HashLabel[] } | undefined;
  let index = -1;
  return (table) => {
    const edges = table.columns.map((column) => column.x0);
    const runsOn =
      before?.edges.length === edges.length &&
      before.edges.every((edge, column) => Math.abs(edge - (edges[column] ?? 0)) <= 2);
    const carried = runsOn && before !== undefined ? before.labels : [];
    const header = headerLabels(table) ?? carried;
    const labels = edges.map((_, column) => {
      const label = header[column] ?? UNLABELLED;
      return label.named ? label : columnLabel(table, column);
    });
    before = { edges, labels };
    index++;
    return { index, labels };
  };
}

function headerLabels(table: Table): readonly HashLabel[] | undefined {
  const header = table.rows.find((row) => row.header);
  if (header === undefined) return undefined;
  return table.columns.map((_, column) => {
    const cell = header.cells.find((candidate) => candidate.column === column);
    return hashLabel(cell?.stack.pieces.map(textOf).join(' ') ?? '');
  });
}

function cellDrafts(table: Table, { index, labels }: NumberedLabels, page: number): readonly Draft[] {
  return table.rows.flatMap((row, rowIndex) =>
    row.cells.map(
      (cell): Draft => ({
        kind: 'table-cell',
        cell: { table: index, row: rowIndex, column: cell.column, header: row.header },
        page,
        lines: cell.stack.pieces,
        right: table.columns[cell.column]?.right ?? cell.stack.x1,
        label: row.header ? UNLABELLED : (labels[cell.column] ?? UNLABELLED),
      }),
    ),
  );
}

const UNLABELLED: HashLabel = { named: false };

function flowDrafts(
  lines: readonly Piece[],
  page: Page,
  running: ReadonlySet<Piece>,
  typography: Typography,
): readonly Draft[] {
  const drafts: Draft[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    for (const paragraph of paragraphsOf(open)) drafts.push(flowDraft(paragraph, page, typography));
    open = [];
  };
  for (const line of lines) {
    if (!running.has(line)) {
      open.push(line);
      continue;
    }
    close();
    drafts.push({ kind: 'running', page: page.number, lines: [line], right: line.x1, label: UNLABELLED });
  }
  close();
  return drafts;
}

function flowDraft({ lines, right }: Paragraph, page: Page, typography: Typography): Draft {
  const base = { page: page.number, lines, right, label: UNLABELLED };
  const [first] = lines;
  const text = lines.slice(0, 4).map(textOf).join(' ');
  if (first === undefined) return { ...base, kind: 'paragraph' };
  if (lines.every((line) => line.mono)) return { ...base, kind: 'code' };
  if (CAPTION.test(text) && lines.length <= 4) return { ...base, kind: 'caption' };
  if (isFootnote(first, text, page, typography)) return { ...base, kind: 'reference' };
  const level = headingLevel(lines, typography);
  if (level !== undefined) return { ...base, kind: 'heading', level };
  return { ...base, kind: LIST_MARK.test(text) && text.length > 2 ? 'list-item' : 'paragraph' };
}

/** Small print at the foot of a page that starts with its number or mark. */
function isFootnote(first: Piece, text: string, page: Page, typography: Typography): boolean {
  const small = first.size <= 0.93 * typography.bodySize && first.size > 0;
  return (
    small && first.baseline < 0.4 * page.height && /^(?:\d{1,3}|[*†‡]|\[\d{1,3}\])[\s\p{Lu}]/u.test(text)
  );
}
