/** Rules that reports print, run against logs. */
export { parseSigma } from './parse-sigma.ts';
export type { RuleHit } from './run-rules.ts';
export { runRules } from './run-rules.ts';
export type { SigmaRule } from './sigma-rule.ts';
export { RefusedRule } from './sigma-rule.ts';
