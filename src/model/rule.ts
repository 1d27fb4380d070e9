import type { FindingBase } from './finding-base.ts';

/** A detection rule printed in the report; the span is the whole rule. */
export interface Rule extends FindingBase {
  readonly kind: 'rule';
  readonly ruleType: 'yara' | 'sigma';
  readonly name: string;
  /** The rule as a tool would load it: the quote, mended in white space only. */
  readonly text: string;
  /** Why it would not load, where that is already plain. */
  readonly fault?: string;
}
