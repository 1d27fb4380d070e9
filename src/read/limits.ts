/**
 * What one reading may hold, so that hostile input costs memory in proportion to a large report and
 * not to its own cunning. A 300-page report has about 10 000 blocks, 20 000 sentences and 50 000
 * segments; whatever lies beyond a limit stays in the text, more coarsely divided, and is said.
 */
export const MAX_BLOCKS = 200_000;
export const MAX_SENTENCES = 400_000;
export const MAX_SEGMENTS = 1_000_000;

/** UTF-16 code units. Tokens, segments and blocks of a page cost about ten times its size. */
export const MAX_HTML: number = 32 * 1024 * 1024;

/** UTF-16 code units. The Markdown parser takes about two seconds for this much; plain reading has no such limit. */
export const MAX_MARKDOWN: number = 512 * 1024;
