import type { Problem, ReportDocument } from '../../model/index.ts';
import { shortenedInside, wrapped } from './fit.ts';
import type { Ink } from './ink.ts';
import { count } from './words.ts';

/** Longer than any address a person would type; the JSON has it whole. */
const LONGEST_SOURCE = 300;

/** The copy: where it came from, when it was kept, by which hash it can be proved, what could not be read. */
export function copyPart(document: ReportDocument, width: number, ink: Ink): string[] {
  const { capture, reading, problems } = document;
  const { source } = capture;
  const from = shortenedInside(source.kind === 'file' ? source.name : source.final, LONGEST_SOURCE);
  const redirects = source.kind === 'url' ? source.redirects.length : 0;
  const after = redirects === 0 ? '' : ` after ${count(redirects, 'redirect')}`;
  const at = capture.capturedAt.replace('T', ' ').replace(/\.\d+Z$/u, ' UTC');
  const bytes = count(capture.bytes, 'byte');
  return [
    ink.strong('COPY'),
    ...inner(`kept ${at} from ${from}${after}`, width),
    ...inner(`${bytes}, read by ${reading.extractor}, archive/${capture.wacz}`, width),
    ...inner(`sha256 ${capture.sha256}`, width),
    ...problems.flatMap((problem) => problemLines(problem, width, ink)),
  ];
}

function inner(text: string, width: number): string[] {
  return wrapped(text, width - 2, '  ').map((line) => `  ${line}`);
}

function problemLines({ where, message }: Problem, width: number, ink: Ink): string[] {
  const words = `${where === undefined ? '' : `${where}: `}${message}`;
  return wrapped(words, width - 4).map((line, at) => `  ${at === 0 ? ink.broken('!') : ' '} ${line}`);
}
