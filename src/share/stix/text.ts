import type { Finding, FindingBase, ReportDocument } from '../../model/index.ts';
import { inMarks } from '../in-marks.ts';
import { sentenceOf, wellFormed } from '../lists/sentence-of.ts';
import { whyNotShown } from '../lists/shown.ts';

/** `“…” (p. 3)`: the sentence a finding stands in, and where. */
export function quoted(document: ReportDocument, { span }: Pick<FindingBase, 'span'>): string {
  const page = span.page === undefined ? '' : ` (p. ${span.page})`;
  return `${inMarks(sentenceOf(document.reading, span))}${page}`;
}

/** Lines a reader must see before the rest: what an analyst or the machine holds against it. */
export function caution(finding: Finding): readonly string[] {
  const why = whyNotShown(finding);
  return why === undefined ? [] : [`Held back: ${why}.`];
}

/** One line, at most `longest` UTF-16 code units, for a name or an abstract. */
export function oneLine(text: string, longest = 250): string {
  const line = wellFormed(text.slice(0, longest + 1))
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
