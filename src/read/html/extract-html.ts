import { type Block, type Problem, problem, type Stated } from '../../model/index.ts';
import type { Extract } from '../extract.ts';
import { MAX_BLOCKS } from '../limits.ts';
import { withReferences } from '../reference-section.ts';
import { blocksOf } from './drafts.ts';
import { Layout } from './layout.ts';
import { PageMetadata } from './metadata.ts';
import { TextFlow } from './text-flow.ts';
import { tokenize } from './tokens.ts';

/** Rises whenever the same bytes may give another text. */
const EXTRACTOR = 'html@1';

/**
 * Reads a decoded page into all the text that a reader of it could see, hidden parts and the text for
 * readers without scripts included, in source order.
 *
 * Not in the text, because the page does not print them: link targets, image descriptions, attribute
 * values, comments, scripts and styles, drawings (SVG), and the `title` element, which is metadata.
 * They remain in the capture.
 */
export function extractHtml(source: string): Extract {
  const flow = new TextFlow(source);
  const metadata = new PageMetadata(source);
  const layout = new Layout(flow, metadata);
  tokenize(source, layout);
  const { text, map } = flow.finish();
  const blocks = withReferences(text, blocksOf(text, flow.drafts, layout.page));
  return {
    extractor: EXTRACTOR,
    text,
    blocks,
    map,
    metadata: metadata.finish(onlyHeading(text, blocks)),
    problems: flow.drafts.length < MAX_BLOCKS ? [] : [tooManyBlocks()],
  };
}

function onlyHeading(text: string, blocks: readonly Block[]): Stated | undefined {
  const [heading, another] = blocks.filter(({ kind, level }) => kind === 'heading' && level === 1);
  if (heading === undefined || another !== undefined) return undefined;
  const { start, end } = heading;
  return { value: text.slice(start, end).replace(/\s+/g, ' '), at: { kind: 'text-range', start, end } };
}

function tooManyBlocks(): Problem {
  return problem(
    'too-large',
    `The page has more than ${MAX_BLOCKS} blocks; those after them were read as one.`,
  );
}
