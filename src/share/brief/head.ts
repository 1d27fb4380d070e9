import type { ReportDocument, TlpLabel } from '../../model/index.ts';
import { blockAt, isApart, spanIn } from '../../model/index.ts';
import type { Ink } from './ink.ts';
import { apart, count, quoted, shortened, wrapped } from './words.ts';

/** Title and facts of publication, then what happened in one line as the report says it. */
export function head(document: ReportDocument, width: number, ink: Ink, tlp?: TlpLabel): string[] {
  const { report, reading } = document;
  const facts = [
    report.publisher,
    report.published,
    reading.pages === undefined ? undefined : count(reading.pages, 'page'),
    tlp ??
      (report.tlp.statedBy === 'desk-default'
        ? `TLP not stated (handled as ${report.tlp.label})`
        : report.tlp.label),
  ].filter((fact) => fact !== undefined);
  const right = shortened(facts.join(' · '), width);
  const title = shortened(report.title, width);
  const lines = apart(title, right, width).split('\n');
  return [
    ...lines.map((line, at) => (at === 0 ? line.replace(title, ink.strong(title)) : line)),
    ...lead(document, width),
  ];
}

const SHORTEST = 40;
const LONGEST = 400;

/** The first sentence of running prose: not invented, not summarised, the report's own. */
function lead(document: ReportDocument, width: number): string[] {
  const { reading } = document;
  const first = reading.sentences.find((range) => {
    const block = blockAt(reading.blocks, range.start);
    const length = range.end - range.start;
    const prose = block === undefined || block.kind === 'paragraph' || block.kind === 'quotation';
    return prose && !(block && isApart(block.kind)) && length >= SHORTEST && length <= LONGEST;
  });
  if (first === undefined) return [];
  const span = spanIn(reading, first.start, first.end);
  const place = span.page === undefined ? '' : ` (p.${span.page})`;
  return wrapped(`${quoted(reading, span)}${place}`, width, '');
}
