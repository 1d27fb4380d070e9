import type { Problem } from '../../model/index.ts';
import { problem } from '../../model/index.ts';
import { cutAtEdges } from './edges.ts';
import type { Pdfium } from './engine.ts';
import { readGlyphs, withScratch } from './glyphs.ts';
import type { PdfLimits } from './limits.ts';
import type { Page } from './page.ts';
import { piecesOf } from './pieces.ts';
import { regionsOf } from './tables.ts';

/** The pages that were read, and what kept others from it. */
export interface PagesRead {
  /** Pages of the document, read or not. */
  readonly count: number;
  readonly pages: readonly Page[];
  /** Numbers of the pages that draw something, but no text. */
  readonly withoutText: readonly number[];
  /** Those pages are not among them: see `noTextProblems`. */
  readonly problems: readonly Problem[];
}

/** A page without a single drawing operation is blank, not unread. */
type Outcome = Page | 'blank' | 'no-text' | 'unreadable' | 'too-long';

/**
 * Reads page after page until the document or a bound ends.
 * @param onPage told after each page: its number from 1, and how many there are
 */
export function readPages(
  pdfium: Pdfium,
  document: number,
  limits: PdfLimits,
  onPage?: (page: number, pages: number) => void,
): PagesRead {
  const count = pdfium.FPDF_GetPageCount(document);
  const deadline = performance.now() + limits.budgetMs;
  const pages: Page[] = [];
  const missed = new Map<Outcome, number[]>();
  let characters = 0;
  let stop: Problem | undefined;
  for (let index = 0; index < count && stop === undefined; index++) {
    stop = boundReached(pdfium, index, count, characters, deadline, limits);
    if (stop !== undefined) break;
    const [outcome, read] = readPage(pdfium, document, index, limits);
    characters += read;
    onPage?.(index + 1, count);
    if (typeof outcome === 'object') pages.push(outcome);
    else missed.set(outcome, [...(missed.get(outcome) ?? []), index + 1]);
  }
  return {
    count,
    pages,
    withoutText: missed.get('no-text') ?? [],
    problems: [...missedProblems(missed), ...(stop === undefined ? [] : [stop])],
  };
}

/** Says which pages hold no text, in runs. */
export function noTextProblems(numbers: readonly number[], hint: string): readonly Problem[] {
  return runsOf(numbers).map((run) => {
    const where = nameOf(run);
    return problem('no-text', `${capital(where)} ${run[0] === run[1] ? 'holds' : 'hold'} no text: scanned?`, {
      where,
      hint,
    });
  });
}

function readPage(
  pdfium: Pdfium,
  document: number,
  index: number,
  limits: PdfLimits,
): readonly [Outcome, number] {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return ['unreadable', 0];
  try {
    const textPage = pdfium.FPDFText_LoadPage(page);
    if (textPage === 0) return ['unreadable', 0];
    try {
      const characters = pdfium.FPDFText_CountChars(textPage);
      if (characters > limits.maxCharsPerPage) return ['too-long', characters];
      return [layOut(pdfium, page, textPage, index + 1), Math.max(0, characters)];
    } finally {
      pdfium.FPDFText_ClosePage(textPage);
    }
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}

function layOut(pdfium: Pdfium, page: number, textPage: number, number: number): Outcome {
  return withScratch(pdfium, (scratch) => {
    const glyphs = readGlyphs(pdfium, page, textPage, scratch);
    const pieces = piecesOf(glyphs, number);
    if (pieces.length === 0) return pdfium.FPDFPage_CountObjects(page) > 0 ? 'no-text' : 'blank';
    return { number, height: glyphs.pageHeight, regions: regionsOf(cutAtEdges(pieces)) };
  });
}

function boundReached(
  pdfium: Pdfium,
  index: number,
  count: number,
  characters: number,
  deadline: number,
  limits: PdfLimits,
): Problem | undefined {
  const rest = `pages ${index + 1} to ${count} were not read`;
  if (index >= limits.maxPages) {
    return problem('too-large', `The PDF has more than ${limits.maxPages} pages; ${rest}.`);
  }
  if (characters > limits.maxChars) {
    return problem('too-large', `The PDF holds more than ${limits.maxChars} characters; ${rest}.`);
  }
  if (pdfium.memory.buffer.byteLength > limits.maxEngineBytes) {
    return problem('too-large', `Reading the PDF took too much memory; ${rest}.`);
  }
  if (performance.now() > deadline) {
    return problem('timed-out', `Reading the PDF took longer than ${limits.budgetMs / 1_000} s; ${rest}.`);
  }
  return undefined;
}

function missedProblems(missed: ReadonlyMap<Outcome, readonly number[]>): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [outcome, numbers] of missed) {
    for (const run of runsOf(numbers)) {
      const where = nameOf(run);
      if (outcome === 'unreadable') {
        problems.push(problem('damaged', `${capital(where)} could not be read.`, { where }));
      } else if (outcome === 'too-long') {
        problems.push(
          problem('too-large', `${capital(where)} held too much text and was left out.`, { where }),
        );
      }
    }
  }
  return problems;
}

function nameOf([from, to]: readonly [number, number]): string {
  return from === to ? `page ${from}` : `pages ${from}–${to}`;
}

/** Consecutive numbers as first and last. */
function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
