import type { Block } from './block.ts';
import type { Sha256 } from './hash.ts';
import type { Problem } from './problem.ts';
import type { Span } from './span.ts';
import { spanOf } from './span.ts';

/**
 * The text made from a capture by a named, versioned extractor, with the way back to the original.
 * The text's hash is its identity: the same bytes through the same extractor give the same reading.
 */
export interface Reading {
  readonly kind: 'reading';
  readonly id: string;
  /** e.g. `html@1`; the version rises whenever the text it makes may change. */
  readonly extractor: string;
  readonly textSha256: Sha256;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Sentences inside blocks, sorted; UTF-16 offsets, end exclusive. */
  readonly sentences: readonly TextRange[];
  /** Sorted by `start`; a segment maps a stretch of text to a place in the original. */
  readonly map: readonly MapSegment[];
  readonly metadata: ReadingMetadata;
  /** Number of pages, where the original has pages. */
  readonly pages?: number;
  /** What could not be read (a page without text, a cut-off table), said rather than hidden. */
  readonly problems: readonly Problem[];
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface MapSegment extends TextRange {
  readonly at: SourcePlace;
}

/** A place in the original. */
export type SourcePlace =
  /**
   * A box on a page: 1-based page; x0, y0, x1, y1 from the page's lower left corner, in PDF points; of a picture,
   * which is page 1, in pixels.
   */
  | {
      readonly kind: 'page-box';
      readonly page: number;
      readonly box: readonly [number, number, number, number];
    }
  /** UTF-16 offsets into the decoded source (HTML, Markdown, plain text), end exclusive. */
  | { readonly kind: 'source-range'; readonly start: number; readonly end: number }
  | PartPlace;

/**
 * A place inside a part of the original, which may itself have parts.
 *
 * `path` is what the container calls it: the name of an entry in a ZIP or Office file
 * (`word/document.xml`), of a stream in an OLE file, or a section of a mail (`1.2`, RFC 9051, 6.4.5.1),
 * whose text is counted after its transfer encoding and charset are undone. Without `at` it is the
 * part's own name.
 */
export interface PartPlace {
  readonly kind: 'part';
  readonly path: string;
  readonly at?: SourcePlace;
}

export interface ReadingMetadata {
  readonly title?: Stated;
  readonly author?: Stated;
  readonly publisher?: Stated;
  /** As the source writes it when it is no ISO date; else `YYYY-MM-DD` or a UTC instant. */
  readonly published?: Stated;
  readonly canonicalUrl?: Stated;
  /** A TLP label that the report itself carries, e.g. `TLP:GREEN`. */
  readonly tlp?: Stated;
  readonly charset?: string;
  /** What most of the text is written in, as a BCP 47 primary language, where that is clear. */
  readonly language?: string;
}

/** A value with the place that states it: metadata is bound by the law of spans too. */
export interface Stated {
  readonly value: string;
  readonly at:
    | SourcePlace
    | { readonly kind: 'text-range'; readonly start: number; readonly end: number }
    | { readonly kind: 'file-name' };
}

/** A span of this reading, with its page where there are pages. */
export function spanIn(reading: Pick<Reading, 'text' | 'map'>, start: number, end: number): Span {
  const at = segmentAt(reading.map, start)?.at;
  return spanOf(reading.text, start, end, at?.kind === 'page-box' ? at.page : undefined);
}

/** The sentence a position stands in, else the block, else the line. */
export function sentenceAt(
  reading: Pick<Reading, 'text' | 'sentences' | 'blocks'>,
  position: number,
): TextRange {
  return (
    rangeAt(reading.sentences, position) ??
    rangeAt(reading.blocks, position) ??
    lineAt(reading.text, position)
  );
}

/** The block a position stands in. */
export function blockAt(blocks: readonly Block[], position: number): Block | undefined {
  return rangeAt(blocks, position);
}

function segmentAt(map: readonly MapSegment[], position: number): MapSegment | undefined {
  return rangeAt(map, position);
}

/** Binary search in sorted, non-overlapping ranges. */
function rangeAt<R extends TextRange>(ranges: readonly R[], position: number): R | undefined {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return undefined;
    if (position < range.start) high = middle - 1;
    else if (position >= range.end) low = middle + 1;
    else return range;
  }
  return undefined;
}

function lineAt(text: string, position: number): TextRange {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const next = text.indexOf('\n', position);
  return { start, end: next < 0 ? text.length : next };
}
