import { plainLine } from '../../model/index.ts';

/** Text on one line as content of an element or of a double-quoted attribute (HTML, 13.1.2.4; XML 1.0, 2.4). */
export function escaped(text: string): string {
  return marked(plainLine(wellFormed(text)).replace(/\s+/gu, ' ').trim());
}

/** An address, which may have no blank, as the value of a double-quoted attribute. */
export function attribute(url: string): string {
  return marked(url);
}

/** Half a surrogate pair, left by a cut or by a damaged original, is no character. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\u{FFFD}');
}

function marked(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
