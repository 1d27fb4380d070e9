/** UTF-16 code units looked at. */
const HEAD = 64 * 1024;

/** Each sign of Markdown, and how much one line of it is worth; plain text has some of the weak ones. */
const SIGNS: readonly { readonly pattern: RegExp; readonly worth: number }[] = [
  { pattern: /^#{1,6} \S/, worth: 2 },
  { pattern: /^(?:`{3,}|~{3,})[\w+-]{0,20}\s*$/, worth: 2 },
  { pattern: /^\|? ?:?-{3,}:? ?\|/, worth: 3 },
  { pattern: /\]\((?:https?:|mailto:|[/.#])\S/, worth: 2 },
  { pattern: /^\[[^\]\n]{1,60}\]: \S/, worth: 2 },
  { pattern: /\*\*[^*\s][^*\n]{0,100}\*\*/, worth: 1 },
  { pattern: /`[^`\s][^`\n]{0,100}`/, worth: 1 },
  { pattern: /^ {0,3}[*+-] \S/, worth: 0.25 },
  { pattern: /^> \S/, worth: 0.5 },
];

const ENOUGH = 4;
/** One sign per this many lines: a log that holds a stray `#` is no Markdown. */
const THINNEST = 40;
const LONGEST_LINE = 2_000;

/**
 * Whether decoded text is written in Markdown, from its marks alone. A name ending in `.md` only tips
 * the scale: it halves what is asked, and makes nothing Markdown that has no mark at all.
 */
export function looksLikeMarkdown(text: string, namedMarkdown: boolean): boolean {
  const lines = text.slice(0, HEAD).split('\n');
  let worth = /^---\r?\n[\w-]{1,40}:.{0,500}\n/.test(text.slice(0, 600)) ? 2 : 0;
  for (const line of lines) {
    const head = line.slice(0, LONGEST_LINE);
    for (const sign of SIGNS) if (sign.pattern.test(head)) worth += sign.worth;
  }
  const asked = Math.max(ENOUGH, lines.length / THINNEST);
  return worth >= (namedMarkdown ? Math.min(asked / 2, 0.25) : asked);
}
