import type { Block, Stated } from '../../model/index.ts';

const LONGEST = 200;

/** The title: a heading at the very start, else a first line that reads like one, with its place. */
export function titleOf(text: string, blocks: readonly Block[]): Stated | undefined {
  const [first, second] = blocks;
  if (first === undefined || second === undefined) return undefined;
  const lineEnd = text.indexOf('\n', first.start);
  const end = lineEnd < 0 ? first.end : Math.min(first.end, lineEnd);
  const written = text.slice(first.start, Math.min(end, first.start + LONGEST + 1));
  const isTitle = first.kind === 'heading' || (first.kind === 'paragraph' && readsLikeTitle(written));
  const value = written.replace(/^#+ /, '').trim();
  if (!isTitle || value === '' || written.length > LONGEST) return undefined;
  const start = text.indexOf(value, first.start);
  return { value, at: { kind: 'text-range', start, end: start + value.length } };
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
