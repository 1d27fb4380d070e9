import type { Block } from '../../model/index.ts';

/** The stretches of a text between blank lines. */
export function paragraphsOf(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  while (start < text.length) {
    const end = blankLineFrom(text, start);
    if (end > start && text.slice(start, end).trim() !== '') blocks.push({ kind: 'paragraph', start, end });
    start = end;
    while (start < text.length && (text[start] === '\n' || text[start] === '\r')) start++;
  }
  return blocks;
}

/** Where the next blank line begins; a line of spaces is blank, too. */
function blankLineFrom(text: string, from: number): number {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    let next = at + 1;
    while (text[next] === ' ' || text[next] === '\t' || text[next] === '\r') next++;
    if (next >= text.length || text[next] === '\n') return at;
  }
  return text.length;
}
