/**
 * How many columns of a terminal a text takes. Letters of East Asian scripts and emoji take two, marks that
 * combine take none (UAX #11 East Asian Width, UAX #29 grapheme clusters, UTS #51). Colour takes none.
 */
export function columnsOf(text: string): number {
  const bare = text.replace(PAINT, '');
  if (ONE_EACH.test(bare)) return bare.length;
  let columns = 0;
  for (const { segment } of CLUSTERS.segment(bare)) columns += clusterColumns(segment);
  return columns;
}

/** As many whole characters from the beginning of a text as fit into so many columns. */
export function startOf(text: string, columns: number): string {
  if (ONE_EACH.test(text)) return text.slice(0, Math.max(0, columns));
  let taken = 0;
  for (const { segment, index } of CLUSTERS.segment(text)) {
    taken += clusterColumns(segment);
    if (taken > columns) return text.slice(0, index);
  }
  return text;
}

/** As many whole characters from the end of a text as fit into so many columns. */
export function endOf(text: string, columns: number): string {
  if (ONE_EACH.test(text)) return columns <= 0 ? '' : text.slice(-columns);
  const clusters = [...CLUSTERS.segment(text)].reverse();
  let taken = 0;
  for (const { segment, index } of clusters) {
    taken += clusterColumns(segment);
    if (taken > columns) return text.slice(index + segment.length);
  }
  return text;
}

/** A text with blanks after it, so many columns in all. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

const CLUSTERS: Intl.Segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Select Graphic Rendition, the only escape sequence that the brief itself writes. */
const PAINT = /\p{Cc}\[[\d;]*m/gu;

/** Latin letters, digits and the desk's own punctuation: by far the most of what is shown. */
const ONE_EACH = /^[\u0020-\u007E\u00A1-\u00AC\u00AE-\u024F\u2010-\u2026]*$/;

const TAKES_NONE = /^[\p{Mn}\p{Me}\p{Cf}]/u;
const HALF_WIDTH = /^[\uFF61-\uFFDC\uFFE8-\uFFEE]/;
const WIDE_SCRIPT =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Tangut}\p{Emoji_Presentation}]/u;
/** Punctuation and signs that go with these scripts, and full-width forms. */
const WIDE_SIGN = /^[\u3000-\u303E\u30FB\u30FC\u3200-\u33FF\uFE30-\uFE6B\uFF01-\uFF60\uFFE0-\uFFE6]/;
/** U+FE0F asks for the picture where a sign could be text. */
const ASKS_FOR_PICTURE = /^\p{Extended_Pictographic}\uFE0F/u;

function clusterColumns(cluster: string): 0 | 1 | 2 {
  if (TAKES_NONE.test(cluster)) return 0;
  if (HALF_WIDTH.test(cluster)) return 1;
  const wide = WIDE_SCRIPT.test(cluster) || WIDE_SIGN.test(cluster) || ASKS_FOR_PICTURE.test(cluster);
  return wide ? 2 : 1;
}
