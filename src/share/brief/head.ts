import type { Report, ReportDocument } from '../../model/index.ts';
import { columnsOf } from './columns.ts';
import { flowed, plain, shortened, wrapped } from './fit.ts';
import type { Ink } from './ink.ts';
import { leadOf } from './lead.ts';
import { quoted } from './quotation.ts';
import { sourceWords } from './source-words.ts';
import { atRightEdge } from './table.ts';
import { count, page } from './words.ts';

/** A title longer than this was never meant to be read as one. */
const LONGEST_TITLE = 300;

/** Title and facts of publication, then what happened in one sentence as the report says it. */
export function head(document: ReportDocument, width: number, ink: Ink): string[] {
  const { report, reading } = document;
  const facts = [
    report.publisher === undefined ? undefined : shortened(report.publisher, 60),
    report.published === undefined ? undefined : dayOf(report.published),
    reading.pages === undefined ? undefined : count(reading.pages, 'page'),
    markingWords(report),
  ].filter((fact) => fact !== undefined);
  const title = wrapped(shortened(report.title, LONGEST_TITLE), width);
  const beside = facts.map(plain).join(' · ');
  const [only = ''] = title;
  const fits = title.length === 1 && columnsOf(only) + 2 + columnsOf(beside) <= width;
  return [
    ...(fits
      ? [atRightEdge(ink.strong(only), beside, width)]
      : [...title.map(ink.strong), ...flowed(facts, ' · ', width)]),
    ...sourceWords(document.news).flatMap((words) => sourceLines(words, width, ink)),
    ...leadLines(document, width),
  ];
}

/** Before the claims: a reader must not meet them without it. */
function sourceLines(words: string, width: number, ink: Ink): string[] {
  return wrapped(words, width - 2).map((line, at) => `${at === 0 ? ink.broken('!') : ' '} ${line}`);
}

function leadLines(document: ReportDocument, width: number): string[] {
  const lead = leadOf(document);
  if (lead === undefined) return [];
  const place = page(lead) === '' ? '' : ` (${page(lead)})`;
  return wrapped(`${quoted(document, lead)}${place}`, width);
}

/** A day is what a reader wants; the hour and the milliseconds stand in the JSON. */
export function dayOf(published: string): string {
  return shortened(published.replace(/^(\d{4}-\d\d-\d\d)T.*$/su, '$1'), 40);
}

/** A marking is stated by the report, set by an analyst, or not stated at all: never quietly open. */
export function markingWords({ tlp }: Report): string {
  switch (tlp.statedBy) {
    case 'report':
      return tlp.label;
    case 'analyst':
      return `${tlp.label} (set by an analyst)`;
    case 'desk-default':
      return `TLP not stated (handled as ${tlp.label})`;
  }
}
