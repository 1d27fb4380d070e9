import type { ReportDocument } from '../../../model/index.ts';
import { count } from '../words.ts';

/** The copy: where it came from, when it was kept, and by which hash it can be proved. */
export function copyLines({ capture, reading, report }: ReportDocument): readonly string[] {
  const { source } = capture;
  const from = source.kind === 'file' ? source.name : source.final;
  const redirects = source.kind === 'url' ? source.redirects.length : 0;
  const after = redirects === 0 ? '' : ` after ${count(redirects, 'redirect')}`;
  const at = capture.capturedAt.replace('T', ' ').replace(/\.\d+Z$/u, ' UTC');
  return [
    `kept ${at} from ${from}${after}`,
    `${count(capture.bytes, 'byte')}, read by ${reading.extractor}, archive/${capture.wacz}`,
    `sha256 ${capture.sha256}`,
    `checked offline by: howdunit verify ${report.id}`,
  ];
}
