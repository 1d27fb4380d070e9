import { type Block, type Problem, problem } from '../../model/index.ts';
import { append } from '../append.ts';
import { dateLine } from '../date-line.ts';
import type { Extract } from '../extract.ts';
import { MAX_BLOCKS } from '../limits.ts';
import { withReferences } from '../reference-section.ts';
import { blocksOfChunk } from './chunk-blocks.ts';
import { findPageTail, tailBlock } from './page-tail.ts';
import { stretchesOf } from './stretches.ts';
import { titleOf } from './title.ts';

/** Rises whenever the same bytes may give another text. */
const EXTRACTOR = 'text@1';

/** Reads decoded plain text. The text stays as it is, line ends and all: the map is the identity. */
export function extractText(source: string): Extract {
  const { blocks, problems } = blocksOf(source);
  const end = source.length;
  const title = titleOf(source, blocks);
  const published = dateLine(source, blocks);
  return {
    extractor: EXTRACTOR,
    text: source,
    blocks,
    map: end === 0 ? [] : [{ start: 0, end, at: { kind: 'source-range', start: 0, end } }],
    metadata: { ...(title && { title }), ...(published && { published }) },
    problems,
  };
}

function blocksOf(source: string): { blocks: readonly Block[]; problems: readonly Problem[] } {
  const tail = findPageTail(source);
  const blocks: Block[] = [];
  for (const stretch of stretchesOf(source)) {
    const [first] = stretch.lines;
    if (first === undefined) continue;
    if (blocks.length >= MAX_BLOCKS) {
      blocks.push({ kind: 'paragraph', start: first.start, end: source.length });
      return { blocks, problems: [tooManyBlocks()] };
    }
    if (first.start >= tail.start) blocks.push(tailBlock(source, stretch, tail));
    else append(blocks, blocksOfChunk(source, stretch, blocks.length === 0));
  }
  return { blocks: withReferences(source, blocks), problems: [] };
}

function tooManyBlocks(): Problem {
  return problem(
    'too-large',
    `The text has more than ${MAX_BLOCKS} paragraphs; those after them were read as one.`,
  );
}
