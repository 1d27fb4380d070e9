import type { ReportDocument } from '../../model/index.ts';
import type { Ink } from './ink.ts';
import { shortened } from './words.ts';

/** The copy: where it came from, when it was kept, and by which hash it can be proved. */
export function copyPart(document: ReportDocument, width: number, ink: Ink): string[] {
  const { capture, reading, problems } = document;
  const { source } = capture;
  const from = source.kind === 'file' ? source.name : source.final;
  const redirected =
    source.kind === 'url' && source.redirects.length > 0
      ? ` after ${source.redirects.length} redirect(s)`
      : '';
  const at = capture.capturedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  return [
    ink.strong('COPY'),
    `  ${shortened(`kept ${at} from ${defangWeb(from)}${redirected}`, width - 2)}`,
    `  archive/${capture.wacz}   ${capture.bytes} bytes, read by ${reading.extractor}`,
    `  sha256 ${capture.sha256}`,
    ...problems.map(
      (problem) =>
        `  ${ink.broken('!')} ${shortened(`${problem.where === undefined ? '' : `${problem.where}: `}${problem.message}`, width - 4)}`,
    ),
  ];
}

function defangWeb(source: string): string {
  return source.replace(/^http/i, 'hxxp');
}
