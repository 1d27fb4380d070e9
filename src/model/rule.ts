import type { FindingBase } from './finding-base.ts';

/** The formats of detection rules, then the languages of hunting queries. */
export type RuleType = 'yara' | 'sigma' | 'snort' | 'suricata' | 'kql' | 'spl' | 'osquery' | 'eql';

/** A detection rule or a hunting query printed in the report; the span is the whole of it. */
export interface Rule extends FindingBase {
  readonly kind: 'rule';
  readonly ruleType: RuleType;
  /** Its own name: identifier, title or `msg`; of a query its first comment, else its first line. */
  readonly name: string;
  /** As a tool would load it. */
  readonly text: string;
  /**
   * The text is not the quote letter for letter: white space that the layout broke was mended, and what the
   * layout put inside (a running header, a line number, a soft hyphen) left out. Nothing was added.
   */
  readonly mended?: true;
  /** Why it would not load, where that is already plain. */
  readonly fault?: string;
}
