/** A report's indicators as Sigma rules. */
export { toSigma } from './rules.ts';
