import type { TextRange } from '../../model/index.ts';

/**
 * Finds the line a position stands in, without its break. Positions that come in order cost a text one look for
 * its breaks; a line as long as the text is sought once.
 */
export function lineFinder(text: string): (position: number) => TextRange {
  let line = { start: 0, end: -1 };
  return (position) => {
    if (position < line.start || position > line.end) {
      const next = text.indexOf('\n', position);
      const end = next < 0 ? text.length : next;
      line = { start: position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1, end };
    }
    return line;
  };
}
