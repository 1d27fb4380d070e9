import type { Rendering } from '../../model/index.ts';
import type { Gathered } from '../requisites/gather.ts';

/** A page as a browser built it, and what it asked for meanwhile. */
export interface Rendered extends Gathered {
  /** The document as HTML, UTF-8. */
  readonly html: Uint8Array;
  readonly rendering: Rendering;
}

/** Of the document, whatever charset the page was sent in and still names in its markup. */
export const RENDERED_TYPE = 'text/html; charset=utf-8';
