import type { Result } from '../../model/index.ts';

/** What is to be recognised. */
export type OcrSource =
  /** A page of a PDF, from 1. */
  | { readonly kind: 'pdf-page'; readonly bytes: Uint8Array; readonly page: number }
  /** A PNG or JPEG file. */
  | { readonly kind: 'picture'; readonly bytes: Uint8Array };

/** The words of one page or picture, in the order in which they are read. */
export interface Recognised {
  /** Size of what was recognised, in pixels. */
  readonly width: number;
  readonly height: number;
  /** What a pixel measures on the page, where that is known. */
  readonly pointsPerPixel?: number;
  readonly lines: readonly RecognisedLine[];
}

/** Boxes are x0, y0, x1, y1 in pixels from the upper left corner. */
export interface RecognisedLine {
  readonly words: readonly RecognisedWord[];
  /** 0-based: lines of one block of the page, such as a column, have the same. */
  readonly block: number;
  /** What its letters stand on, from x0, y0 to x1, y1: a crooked page has crooked lines. */
  readonly baseline: readonly [number, number, number, number];
  /** Height of its letters from the lowest descender to the highest ascender, in pixels. */
  readonly size: number;
}

export interface RecognisedWord {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
}

/**
 * Recognises the words of a picture. Fails as `bad-usage` where no recognition is installed, `too-large`,
 * `damaged` or `timed-out`; with `isEnd` where no other picture of the same source will be recognised either.
 */
export type Recognise = (source: OcrSource) => Promise<Result<Recognised> & { readonly isEnd?: true }>;
