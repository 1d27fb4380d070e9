/** A report's network indicators as Suricata rules. */

export { suricataDatasets } from './datasets.ts';
export { toSuricata } from './rules.ts';
