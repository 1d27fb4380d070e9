/** A report's network indicators as Suricata rules. */
export { toSuricata } from './rules.ts';
