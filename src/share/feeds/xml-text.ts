import { wellFormed } from '../lists/sentence-of.ts';

/**
 * What XML 1.0 has no place for (section 2.2), the controls it merely discourages, and what turns the direction of
 * text; U+FFFD, which readers take for a broken feed, with them.
 */
const ILLEGAL =
  /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Text as content of an element or, quotation marks and all, of an attribute. */
export function xmlText(text: string): string {
  return wellFormed(text)
    .replace(ILLEGAL, '\u25A1')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function element(name: string, text: string, attributes = ''): string {
  return `<${name}${attributes}>${xmlText(text)}</${name}>`;
}
