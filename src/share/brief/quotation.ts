import type { Observable, ReportDocument, Span, TextRange } from '../../model/index.ts';
import { sentenceAt } from '../../model/index.ts';
import { inMarks } from '../in-marks.ts';
import { defang } from '../lists/defang.ts';
import { sentenceOf } from '../lists/sentence-of.ts';
import { plain } from './fit.ts';

/** The sentence around a span in quotation marks: what the report itself says, defanged. */
export function quoted(document: ReportDocument, span: Span): string {
  return inMarks(sentence(document, span));
}

/** The sentence around a span on one line, defanged. */
export function sentence(document: ReportDocument, span: Span): string {
  const { start, end } = sentenceAt(document.reading, span.start);
  return defangedIn(document, sentenceOf(document.reading, span), { start, end: Math.max(end, span.end) });
}

/** Report text with every address in it defanged that was found there and stands there as it is. */
export function defangedIn(document: ReportDocument, text: string, range: TextRange): string {
  const raws = document.findings
    .filter((finding): finding is Observable => finding.kind === 'observable')
    .filter(({ span, raw }) => span.start < range.end && span.end > range.start && text.includes(raw))
    .map(({ type, raw }) => [raw, defang(type, raw)] as const)
    .filter(([raw, safe]) => raw !== safe && !raw.includes('['))
    .sort(([a], [b]) => b.length - a.length);
  return plain(raws.reduce((safe, [raw, defanged]) => safe.replaceAll(raw, () => defanged), text));
}
