import type { TextRange } from '../../model/index.ts';

/** A rule as found in the text, before it becomes a finding. */
export interface RuleMention extends TextRange {
  readonly name: string;
  readonly text: string;
  readonly fault?: string;
}

/** In UTF-16 code units. Longer "rules" are something else, or an attack. */
export const LONGEST_RULE = 65_536;

/** Spaces that only typesetting knows become plain ones, line ends `\n`, and common indentation goes. */
export function withPlainSpace(quote: string): string {
  const lines = quote
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n\t]/g, ' ')
    .split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const common = indents.reduce((least, indent) => Math.min(least, indent), indents[0] ?? 0);
  return lines.map((line) => line.slice(common).trimEnd()).join('\n');
}

/** A mention, with its fault where there is one. */
export function mentionOf(mention: Omit<RuleMention, 'fault'>, fault: string | undefined): RuleMention {
  return fault === undefined ? mention : { ...mention, fault };
}
