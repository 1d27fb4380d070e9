import type { Block, Problem } from '../../model/index.ts';
import type { ReadHints } from '../extract.ts';
import { pageOf } from '../ocr/layout.ts';
import { marked } from '../ocr/mark-blocks.ts';
import type { Recognise } from '../ocr/recognised.ts';
import type { Composed } from './compose.ts';
import type { Page } from './page.ts';
import type { PagesRead } from './read-pages.ts';
import { noTextProblems } from './read-pages.ts';

/** Rises whenever recognition, its layout or the reader of PDF makes another text. */
const EXTRACTOR = 'pdf/ocr@1';

const LOOK_AT_IT = 'Text recognition found no words there; look at the page itself.';
const NOT_RECOGNISED = 'Text recognition ended before it came to them.';

export interface PagesRecognised {
  /** All pages that have words, read or recognised, in their order. */
  readonly pages: readonly Page[];
  readonly problems: readonly Problem[];
  readonly extractor: string;
  /** Blocks of the document, those with recognised words marked. */
  readonly mark: (composed: Composed) => readonly Block[];
}

/** Recognises the pages that hold no text, one after the other. */
export async function recognisePages(
  bytes: Uint8Array,
  read: PagesRead,
  recognise: Recognise,
  onPage: ReadHints['onPage'],
): Promise<PagesRecognised> {
  const recognised = new Map<number, Page>();
  const wordless: number[] = [];
  let left: readonly number[] = [];
  const problems: Problem[] = [];
  for (const [index, number] of read.withoutText.entries()) {
    const found = await recognise({ kind: 'pdf-page', bytes, page: number });
    if (!found.ok && found.isEnd === true) {
      problems.push(found.problem);
      left = read.withoutText.slice(index);
      break;
    }
    onPage?.(number, read.count);
    if (!found.ok) problems.push(ofPage(found.problem, number));
    else if (found.value.lines.length === 0) wordless.push(number);
    else recognised.set(number, pageOf(found.value, number, found.value.pointsPerPixel ?? 1));
  }
  const unread = [...noTextProblems(wordless, LOOK_AT_IT), ...noTextProblems(left, NOT_RECOGNISED)];
  return {
    pages: [...read.pages, ...recognised.values()].sort((a, b) => a.number - b.number),
    problems: [...read.problems, ...problems, ...unread],
    extractor: EXTRACTOR,
    mark: ({ blocks, map }) => marked(blocks, map, (page) => recognised.has(page)),
  };
}

function ofPage(unread: Problem, page: number): Problem {
  const where = `page ${page}`;
  return { ...unread, message: `${unread.message} (${where})`, where };
}
