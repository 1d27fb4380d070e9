import type { Rule } from '../../model/index.ts';

const QUERIES: ReadonlySet<Rule['ruleType']> = new Set<Rule['ruleType']>(['kql', 'spl', 'osquery', 'eql']);

/** `yara rule`, `kql query`. */
export function ruleLabel({ ruleType }: Rule): string {
  return `${ruleType} ${QUERIES.has(ruleType) ? 'query' : 'rule'}`;
}
