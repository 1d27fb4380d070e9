import type { Problem, Reading, Result } from '../model/index.ts';
import type { Recognise } from './ocr/recognised.ts';

/** What a format's reader makes; `read/index.ts` adds sentences, hash and id to make it a reading. */
export type Extract = Pick<Reading, 'extractor' | 'text' | 'blocks' | 'map' | 'metadata'> & {
  readonly pages?: number;
  readonly problems: readonly Problem[];
  /** Set where the readings of parts were put together: each was asked by itself what it states. */
  readonly packed?: true;
};

/** What is known of the bytes besides the bytes. A name is a hint, never a proof. */
export interface ReadHints {
  readonly name?: string;
  readonly declaredType?: string;
  readonly url?: string;
  /** Told of every page that was read, from 1, and how many there are. */
  readonly onPage?: (page: number, pages: number) => void;
  /** Set where text is to be recognised in what holds pictures of text only. */
  readonly recognise?: Recognise;
}

/** Adding a format costs one folder with one of these and one line in `read/formats.ts`. */
export type FormatReader = (bytes: Uint8Array, hints: ReadHints) => Promise<Result<Extract>>;
