import type { ReportDocument, TlpLabel } from '../../model/index.ts';
import { copyPart } from './copy-part.ts';
import { head } from './head.ts';
import { howPart } from './how-part.ts';
import { ink } from './ink.ts';
import { notStated } from './not-stated.ts';
import { whoPart } from './who-part.ts';

export { findingTable } from './finding-table.ts';

export interface BriefOptions {
  /** Every value, and what is held back with the reason. */
  readonly all?: boolean;
  readonly tlp?: TlpLabel;
  /** Columns; 100 when not said, never below 60. */
  readonly width?: number;
  readonly colour?: boolean;
}

/**
 * The face of the product: what happened as the report says it, HOW, what to hunt for, WHO according
 * to whom, what is not stated, the copy. HOW comes before WHO, always. Values are defanged and every
 * line of report text is made safe for a terminal.
 */
export function renderBrief(document: ReportDocument, options: BriefOptions = {}): string {
  const width = Math.max(60, options.width ?? 100);
  const pen = ink(options.colour === true);
  const missing = notStated(document, pen);
  const parts = [
    head(document, width, pen, options.tlp),
    howPart(document, width, pen, options.all === true),
    whoPart(document, width, pen),
    ...(missing.length > 0 ? [missing] : []),
    copyPart(document, width, pen),
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}
