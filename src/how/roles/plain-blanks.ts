/** Hard and narrow blanks, as word processors and web pages put them. */
const HARD_BLANK = /[\u00a0\u2000-\u200a\u202f\u3000]/;
const HARD_BLANKS = /[\u00a0\u2000-\u200a\u202f\u3000]/g;

/**
 * Cuts stretches out of a text with a blank for each hard one. Stretches asked for in the text's order cost a text one
 * look for those; most have none, and are only cut out.
 */
export function plainBlanks(text: string): (from: number, to: number) => string {
  /** From `clear` up to `next` there is no hard blank. */
  let clear = 0;
  let next = -1;
  return (from, to) => {
    const stretch = text.slice(from, to);
    if (from < clear) return HARD_BLANK.test(stretch) ? withBlanks(stretch) : stretch;
    if (next < from) {
      clear = from;
      HARD_BLANKS.lastIndex = from;
      next = HARD_BLANKS.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    }
    return next < to ? withBlanks(stretch) : stretch;
  };
}

function withBlanks(stretch: string): string {
  return stretch.replaceAll(HARD_BLANKS, ' ');
}
