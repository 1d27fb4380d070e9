/** YARA rules that reports print, run against files. */
export { huntFiles } from './hunt-files.ts';
export type { FileDone, YaraHit } from './run-yara.ts';
