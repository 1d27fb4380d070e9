import type { ReportDocument, Span } from '../../model/index.ts';
import { blockAt, isApart, spanIn } from '../../model/index.ts';
import { plain } from './fit.ts';

const SHORTEST = 40;
const LONGEST = 400;
const FEWEST_WORDS = 7;
/** Sentences looked at; a report that has said nothing by then has no lead. */
const MOST_LOOKED_AT = 200;

/** Imprint, licence and site furniture: about the publication, not about what happened. */
const ABOUT_THE_PUBLICATION =
  /copyright|©|all rights reserved|permission|disclaimer|trademark|confidential|no part of this|table of contents|subscribe|newsletter|cookies?\b|^(?:by|published|posted|written|updated|photo|share|download)\b/iu;

const DOT_LEADERS = /\.{4}|(?:\. ){3}/u;
const ENDS_AS_A_SENTENCE = /[.!?][)\]"'”’]*$/u;

/** The first whole sentence of running prose: what happened in the report's own words, not a summary. */
export function leadOf({ report, reading }: Pick<ReportDocument, 'report' | 'reading'>): Span | undefined {
  for (const { start, end } of reading.sentences.slice(0, MOST_LOOKED_AT)) {
    if (end - start < SHORTEST || end - start > LONGEST) continue;
    const block = blockAt(reading.blocks, start);
    if (block !== undefined && (isApart(block.kind) || !PROSE.has(block.kind))) continue;
    if (tellsSomething(plain(reading.text.slice(start, end)), plain(report.title)))
      return spanIn(reading, start, end);
  }
  return undefined;
}

const PROSE: ReadonlySet<string> = new Set(['paragraph', 'quotation']);

function tellsSomething(sentence: string, title: string): boolean {
  return (
    ENDS_AS_A_SENTENCE.test(sentence) &&
    !DOT_LEADERS.test(sentence) &&
    !ABOUT_THE_PUBLICATION.test(sentence) &&
    sentence.split(' ').length >= FEWEST_WORDS &&
    sentence !== title
  );
}
