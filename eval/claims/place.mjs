// Where a quote of a document's source stands in the reading made from it. Markup and white space differ
// between the two, so both are compared by their letters and digits alone.

/** Finds places in one text: `find(quote, nth)` gives `{ start, end }` in UTF-16 offsets, or undefined. */
export function placesIn(text) {
  const { letters, at } = lettersOf(text);
  return (quote, nth = 1) => {
    const wanted = lettersOf(quote).letters;
    let from = -1;
    for (let count = 0; count < nth; count++) {
      from = letters.indexOf(wanted, from + 1);
      if (from < 0 || wanted === '') return undefined;
    }
    return { start: at[from], end: at[from + wanted.length - 1] + 1 };
  };
}

/** Whether two stretches share at least half of the shorter one. */
export function overlap(a, b) {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared * 2 >= Math.min(a.end - a.start, b.end - b.start);
}

function lettersOf(text) {
  let letters = '';
  const at = [];
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const lower = letter.toLowerCase();
    letters += lower;
    for (let i = 0; i < lower.length; i++) at.push(index);
  }
  return { letters, at };
}
