import { cellDrafts, labelTables } from './cell-drafts.ts';
import { edgeOf } from './column-edge.ts';
import { continueRows } from './continued-rows.ts';
import type { Draft } from './draft.ts';
import { UNLABELLED } from './hash-joins.ts';
import { CAPTION, LIST_MARK } from './marks.ts';
import type { Page } from './page.ts';
import type { Edges, Paragraph } from './paragraphs.ts';
import { edgesOf, paragraphsOf } from './paragraphs.ts';
import type { Piece } from './piece.ts';
import { textOf } from './piece.ts';
import { runningLines } from './running.ts';
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
    const edges = edgesOf(flowOf(page, running));
    for (const region of page.regions) {
      if (region.kind === 'table') {
        for (const draft of cellDrafts(region, labelled(region), page.number)) drafts.push(draft);
        continue;
      }
      for (const draft of flowDrafts(region.lines, { page, running, typography, edges })) {
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

/** The lines of a page that stand in no table, running heads and feet apart. */
function flowOf(page: Page, running: ReadonlySet<Piece>): readonly Piece[] {
  const lines = page.regions.flatMap((region) => (region.kind === 'flow' ? region.lines : []));
  return lines.filter((line) => !running.has(line));
}

interface FlowContext {
  readonly page: Page;
  readonly running: ReadonlySet<Piece>;
  readonly typography: Typography;
  readonly edges: Edges;
}

function flowDrafts(
  lines: readonly Piece[],
  { page, running, typography, edges }: FlowContext,
): readonly Draft[] {
  const drafts: Draft[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    for (const paragraph of paragraphsOf(open, edges)) drafts.push(flowDraft(paragraph, page, typography));
    open = [];
  };
  for (const line of lines) {
    if (!running.has(line)) {
      open.push(line);
      continue;
    }
    close();
    drafts.push({
      kind: 'running',
      page: page.number,
      lines: [line],
      edge: edgeOf([line]),
      label: UNLABELLED,
    });
  }
  close();
  return drafts;
}

function flowDraft({ lines, edge }: Paragraph, page: Page, typography: Typography): Draft {
  const base = { page: page.number, lines, edge, label: UNLABELLED };
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
