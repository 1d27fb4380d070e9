import type { ReportDocument } from '../../model/index.ts';
import { copyPart } from './copy-part.ts';
import { head } from './head.ts';
import { howPart } from './how-part.ts';
import { ink } from './ink.ts';
import { lostPart } from './lost-part.ts';
import { notStated } from './not-stated.ts';
import type { BriefOptions } from './options.ts';
import { whoPart } from './who-part.ts';

export { type BriefCounts, briefCounts } from './counts.ts';
export { findingTable } from './finding-table.ts';
export type { BriefOptions } from './options.ts';
export { briefHtml, styleHash } from './page/html.ts';
export { briefMarkdown } from './page/markdown.ts';
export { postFindings } from './page/post-findings.ts';

const NARROWEST = 60;
/** Lines longer than this are hard to read, however wide the window. */
const WIDEST = 140;

/**
 * The face of the product: what happened as the report says it, HOW, what to hunt for, WHO according
 * to whom, what is not stated, the copy. HOW comes before WHO, always. Values are defanged, no line is
 * wider than asked, and nothing that the report says can move the cursor.
 */
export function renderBrief(document: ReportDocument, options: BriefOptions = {}): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, options.width ?? 100));
  const all = options.all === true;
  const pen = ink(options.colour === true);
  const parts = [
    head(document, width, pen),
    howPart(document, width, pen, all),
    whoPart(document, width, pen, all),
    lostPart(options.lost ?? [], width, pen),
    notStated(document, width, pen),
    copyPart(document, width, pen),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}
