import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { problem, type ReadingMetadata } from '../../model/index.ts';
import { dateLine } from '../date-line.ts';
import type { Extract } from '../extract.ts';
import { MAX_MARKDOWN } from '../limits.ts';
import { withReferences } from '../reference-section.ts';
import { extractText } from '../text/extract-text.ts';
import { titleOf } from '../text/title.ts';
import { frontMatter } from './front-matter.ts';
import { isTooCostly } from './nesting.ts';
import { writeBlocks } from './write-blocks.ts';

/** Rises whenever the same bytes may give another text. */
const EXTRACTOR = 'markdown@1';

/**
 * Reads decoded Markdown into its text without the marks. Embedded HTML is read as HTML.
 *
 * Not in the text, because a rendered page does not print them: link targets and definitions, image
 * descriptions, footnote marks and front matter. What is too long or too deeply nested for the parser
 * is read as plain text, marks and all, and a problem says so.
 */
export function extractMarkdown(source: string): Extract {
  if (source.length > MAX_MARKDOWN || isTooCostly(source)) return asPlainText(source);
  const front = frontMatter(source);
  // Front matter is blanked, not cut, so that every offset stays an offset of the source.
  const body = source.slice(0, front.end).replace(/[^\r\n]/g, ' ') + source.slice(front.end);
  const root = fromMarkdown(body, {
    extensions: [gfm()],
    // The transforms search for further links; a link's text is text either way.
    mdastExtensions: gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  });
  const { text, map, blocks: written } = writeBlocks(source, root);
  const blocks = withReferences(text, written);
  const found: ReadingMetadata = { ...titled(text, blocks), ...dated(text, blocks) };
  return { extractor: EXTRACTOR, text, blocks, map, metadata: { ...found, ...front.metadata }, problems: [] };
}

/** A first-rank heading near the top; else what opens the text; else the first heading of any rank. */
function titled(text: string, blocks: Extract['blocks']): ReadingMetadata {
  const top = blocks.slice(0, 6).findIndex(({ kind, level }) => kind === 'heading' && level === 1);
  const any = blocks.findIndex(({ kind }) => kind === 'heading');
  const title =
    (top < 0 ? undefined : titleOf(text, blocks.slice(top))) ??
    titleOf(text, blocks) ??
    (any < 0 ? undefined : titleOf(text, blocks.slice(any)));
  return title === undefined ? {} : { title };
}

function dated(text: string, blocks: Extract['blocks']): ReadingMetadata {
  const published = dateLine(text, blocks);
  return published === undefined ? {} : { published };
}

function asPlainText(source: string): Extract {
  const plain = extractText(source);
  const said = problem(
    'too-deep',
    'The Markdown was too long or too deeply nested; it was read as plain text.',
  );
  return { ...plain, problems: [...plain.problems, said] };
}
