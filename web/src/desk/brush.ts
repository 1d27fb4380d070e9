import { HighlightBrush } from './highlight-brush.ts';
import { MarkBrush } from './mark-brush.ts';
import type { Brush } from './marks.ts';
import type { Sheet } from './sheet.ts';

/** By the CSS Custom Highlight API, or by elements in browsers that have it not. */
export function brushFor(sheet: Sheet): Brush {
  const isSupported = typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;
  return isSupported ? new HighlightBrush(sheet) : new MarkBrush(sheet);
}
