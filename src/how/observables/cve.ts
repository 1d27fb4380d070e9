import { codeAt, isAlphanumeric } from './char-class.ts';
import { type Mention, mentionOf } from './mention.ts';

/**
 * CVE identifiers (CVE Program, syntax of 2014: four digits or more, no leading zero beyond four), with
 * any hyphen a word processor may have put in, an underscore or a space, and a line break after it.
 */
const CVE =
  /cve[-_ \u2010-\u2015\u2212]?\n?((?:19|20)\d\d)[-_\u2010-\u2015\u2212]\n?(\d{4}|[1-9]\d{4,7})(?![\da-z])/gi;

/** Linear: the pattern begins with a fixed word and nothing in it repeats without bound. */
export function findCves(text: string, found: Mention[]): void {
  for (const match of text.matchAll(CVE)) {
    const [raw, year, number] = match;
    if (isAlphanumeric(codeAt(text, match.index - 1))) continue;
    const value = `CVE-${year}-${number}`;
    found.push(mentionOf('cve', match.index, match.index + raw.length, value, stepsFrom(raw, value)));
  }
}

function stepsFrom(raw: string, value: string): string[] {
  if (raw === value) return [];
  return raw.toUpperCase() === value ? ['upper case'] : ['written as CVE-year-number'];
}
