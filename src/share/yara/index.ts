/** The YARA rules that a report prints, and rules for the hashes it names. */
export { toYara } from './rules.ts';
