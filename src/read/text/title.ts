import type { Block, Stated } from '../../model/index.ts';

const LONGEST = 200;

/**
 * The title: AsciiDoc's own, a heading at the very start, else a first line that reads like one, with its place and
 * without the marks that make it a heading.
 */
export function titleOf(text: string, blocks: readonly Block[]): Stated | undefined {
  return documentTitle(text) ?? openingTitle(text, blocks);
}

/** `= Title` (AsciiDoc, “Document Title”): attributes, comments and empty lines may stand before it. */
function documentTitle(text: string): Stated | undefined {
  for (let start = 0, lines = 0; start < text.length && lines < MOST_LINES; lines++) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end - start > LONGEST + 4) return undefined;
    const line = text.slice(start, end);
    const value = /^= (?=\S)/.test(line) ? line.slice(2).trim() : '';
    if (value !== '') return at(value, start + line.indexOf(value, 2));
    if (!/^(?:\s*|:[\w!-]{1,60}:[^\n]*|\/\/[^\n]*)$/.test(line)) return undefined;
    start = end + 1;
  }
  return undefined;
}

const MOST_LINES = 40;

function at(value: string, start: number): Stated {
  return { value, at: { kind: 'text-range', start, end: start + value.length } };
}

function openingTitle(text: string, blocks: readonly Block[]): Stated | undefined {
  const [first, second] = blocks;
  if (first === undefined || second === undefined) return undefined;
  const lineEnd = text.indexOf('\n', first.start);
  const end = lineEnd < 0 ? first.end : Math.min(first.end, lineEnd);
  const written = text.slice(first.start, Math.min(end, first.start + LONGEST + 1));
  const value = withoutMarks(written);
  const isMarked = /^={2,6} \S/.test(written);
  const isTitle =
    first.kind === 'heading' || (first.kind === 'paragraph' && (isMarked || readsLikeTitle(written)));
  if (!isTitle || value === '' || written.length > LONGEST) return undefined;
  return at(value, text.indexOf(value, first.start));
}

/** `## Title`, `===== Title`, and the same with its marks behind it again. */
function withoutMarks(line: string): string {
  const [marks] = /^(?:#{1,12}|={1,12}) /.exec(line) ?? [''];
  const rest = line.slice(marks.length).trim();
  const closing = ` ${marks.trim()}`;
  return marks !== '' && rest.endsWith(closing) ? rest.slice(0, -closing.length).trim() : rest;
}

/** A capital first, words, no full stop last, and nothing that is an address rather than a name. */
function readsLikeTitle(line: string): boolean {
  const written = line.trim();
  return (
    /^["“‘']?[\p{Lu}\p{N}]/u.test(written) &&
    /\s/.test(written) &&
    !/[.,;:]$/.test(written) &&
    !/^[\da-f.:[\]]+\s/i.test(written)
  );
}
