import { faultOfSigma } from './sigma-fault.ts';
import { indentedAnew } from './sigma-indent.ts';
import { logicalLinesOf } from './sigma-lines.ts';
import { widthOf } from './wrapped-words.ts';

export interface Mended {
  readonly text: string;
  readonly fault?: string;
}

/**
 * The rule as it stands where it loads; else with its wrapped lines joined; else indented anew. Where
 * none of these loads, it is given as it stands, with the fault.
 */
export function mendSigma(rule: string): Mended {
  const fault = faultOfSigma(rule);
  if (fault === undefined) return { text: rule };
  const lines = logicalLinesOf(rule, widthOf(rule));
  const joined = lines.map(({ indent, words }) => `${' '.repeat(indent)}${words}`).join('\n');
  for (const text of [joined, indentedAnew(lines)]) {
    if (faultOfSigma(text) === undefined) return { text };
  }
  return { text: rule, fault };
}
