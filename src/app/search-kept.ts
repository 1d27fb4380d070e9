import type { Finding, Passage, Result, TextRange } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { FoundPassage } from '../store/index.ts';
import { sentenceAround } from '../store/sentence.ts';
import type { Desk } from './desk.ts';
import { shownReading } from './shown-reading.ts';

/** UTF-16 code units of what is searched for. */
const SHORTEST = 2;
const LONGEST = 200;

export interface SearchHit {
  readonly in: 'value' | 'text';
  readonly reportId: string;
  readonly title: string;
  readonly findingId?: string;
  readonly kind?: Finding['kind'];
  readonly type?: string;
  readonly value?: string;
  /** Of several words, the first in the sentence that has most of them. */
  readonly passage: Passage;
  readonly sentence: { readonly start: number; readonly end: number; readonly text: string };
  /** Where in the sentence the words stand; offsets of the reading. */
  readonly marks: readonly TextRange[];
}

/** Where a search goes on: in values until these are through, then in texts. */
export type SearchPlace =
  | { readonly in: 'value'; readonly offset: number }
  | { readonly in: 'text'; readonly after: number };

export interface SearchPage {
  readonly items: readonly SearchHit[];
  readonly next?: SearchPlace;
}

/**
 * Searches what is kept: first the values of findings for the words as they are typed, then the texts for
 * passages that have all of them. Rejected findings are not found by their value, but their words are in the text.
 */
export async function searchKept(
  words: string,
  from: SearchPlace,
  limit: number,
  desk: Desk,
): Promise<Result<SearchPage>> {
  const sought = words.trim();
  if (sought.length < SHORTEST || sought.length > LONGEST) {
    return failed(problem('bad-usage', `a search takes from ${SHORTEST} to ${LONGEST} characters`));
  }
  return from.in === 'value'
    ? inValues(sought, from.offset, limit, desk)
    : inTexts(sought, from.after, limit, desk);
}

async function inValues(
  words: string,
  offset: number,
  limit: number,
  desk: Desk,
): Promise<Result<SearchPage>> {
  const found = await desk.store.searchValues({ words, limit, offset });
  if (!found.ok) return found;
  const items: SearchHit[] = [];
  for (const each of found.value) {
    const hit = await valueHit(each, desk);
    if (!hit.ok) return hit;
    items.push(hit.value);
  }
  if (items.length === limit) return ok({ items, next: { in: 'value', offset: offset + limit } });
  const rest = await inTexts(words, 0, limit - items.length, desk);
  if (!rest.ok) return rest;
  return ok({ ...rest.value, items: [...items, ...rest.value.items] });
}

async function valueHit(found: FoundPassage, desk: Desk): Promise<Result<SearchHit>> {
  const { report, captureId, readingId, span, finding, about } = found;
  const reading = await shownReading(captureId, readingId, desk);
  if (!reading.ok) return reading;
  return ok({
    in: 'value',
    reportId: report.id,
    title: report.title,
    ...(finding && { findingId: finding.id, kind: finding.kind }),
    ...(about?.type !== undefined && { type: about.type }),
    ...(about && { value: about.value }),
    passage: { reportId: report.id, readingId, span },
    sentence: sentenceAround(reading.value, span),
    marks: [{ start: span.start, end: span.end }],
  });
}

async function inTexts(words: string, after: number, limit: number, desk: Desk): Promise<Result<SearchPage>> {
  const texts = await desk.store.searchTexts({ words, limit, after });
  if (!texts.ok) return texts;
  const { found, next } = texts.value;
  const items = found.map(
    ({ report, readingId, span, sentence, marks }): SearchHit => ({
      in: 'text',
      reportId: report.id,
      title: report.title,
      passage: { reportId: report.id, readingId, span },
      sentence,
      marks,
    }),
  );
  return ok({ items, ...(next !== undefined && { next: { in: 'text' as const, after: next } }) });
}
