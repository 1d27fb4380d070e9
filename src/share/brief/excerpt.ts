import type { Block, ReportDocument, Span } from '../../model/index.ts';
import { blockAt, sentenceAt, spanIn } from '../../model/index.ts';
import { inMarks } from '../in-marks.ts';
import { columnsOf } from './columns.ts';
import { shortenedInside } from './fit.ts';
import { defangedIn, sentence } from './quotation.ts';

/** Fewer characters than this beside the span itself tell nothing about it. */
const TELLS_LITTLE = 24;

/** Whether the sentence around a span says more than the span alone: an id in a table cell does not. */
export function isInSentence({ reading }: Pick<ReportDocument, 'reading'>, span: Span): boolean {
  const { start, end } = sentenceAt(reading, span.start);
  return end - start - span.quote.length >= TELLS_LITTLE;
}

/** As much of the words around a span as fits, always with the span itself: the evidence in passing. */
export function excerpt(document: ReportDocument, span: Span, columns: number): string {
  const room = Math.max(12, columns - 2);
  const whole = around(document, span);
  if (columnsOf(whole) <= room) return inMarks(whole);
  const words = whole.split(' ');
  const evidence = defangedIn(document, span.quote, span);
  const at = wordsOf(whole, evidence);
  if (at === undefined || columnsOf(words.slice(at[0], at[1] + 1).join(' ')) > room - 2) {
    return inMarks(shortenedInside(evidence, room));
  }
  return inMarks(grown(words, ...at, room));
}

/** The sentence; where that tells too little, the whole row of a table's cell, or the sentence before as well. */
function around(document: ReportDocument, span: Span): string {
  if (isInSentence(document, span)) return sentence(document, span);
  const cell = blockAt(document.reading.blocks, span.start)?.cell;
  return cell === undefined
    ? [sentenceBefore(document, span), sentence(document, span)].filter(Boolean).join(' ')
    : tableRow(document, cell);
}

/** The words of all cells of a row, with a bar of ours between them. */
function tableRow(document: ReportDocument, { table, row }: NonNullable<Block['cell']>): string {
  const { blocks, text } = document.reading;
  return blocks
    .filter(({ cell }) => cell?.table === table && cell.row === row)
    .map(({ start, end }) => defangedIn(document, text.slice(start, end), { start, end }))
    .filter((words) => words !== '')
    .join(' | ');
}

/** An id in brackets after a full stop, or after a break of the page, belongs to what stands before it. */
function sentenceBefore(document: ReportDocument, span: Span): string {
  const { blocks, sentences, text } = document.reading;
  const { start } = sentenceAt(document.reading, span.start);
  const before = sentences[sentences.findIndex((each) => each.end > span.start) - 1];
  if (before === undefined || text.slice(before.end, start).trim() !== '') return '';
  const kind = blockAt(blocks, before.start)?.kind;
  return kind === 'paragraph' || kind === 'list-item' || kind === 'code'
    ? sentence(document, spanIn(document.reading, before.start, before.end))
    : '';
}

/** The first and last of the blank-separated words that hold the evidence. */
function wordsOf(whole: string, evidence: string): readonly [number, number] | undefined {
  const at = whole.indexOf(evidence);
  if (at < 0 || evidence === '') return undefined;
  const first = whole.slice(0, at).split(' ').length - 1;
  return [
    first,
    first + whole.slice(whole.lastIndexOf(' ', at) + 1, at + evidence.length).split(' ').length - 1,
  ];
}

/**
 * What stands before sums up to the evidence more often than what follows: it gets most of the room, and all
 * of it where the evidence closes a bracket, as an id after the words it belongs to does.
 */
function grown(words: readonly string[], first: number, last: number, room: number): string {
  let [from, to] = [first, last];
  const text = (start: number, end: number): string =>
    `${start > 0 ? '…' : ''}${words.slice(start, end + 1).join(' ')}${end < words.length - 1 ? '…' : ''}`;
  const fits = (start: number, end: number, limit: number): boolean => columnsOf(text(start, end)) <= limit;
  const least = columnsOf(text(first, last));
  const closes = /\)[.,;:]?$/u.test(words[last] ?? '');
  const most = closes ? room : least + Math.floor((room - least) * 0.75);
  while (from > 0 && fits(from - 1, to, most)) from -= 1;
  while (to < words.length - 1 && fits(from, to + 1, room)) to += 1;
  while (from > 0 && fits(from - 1, to, room)) from -= 1;
  return text(from, to);
}
