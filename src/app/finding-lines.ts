import type { Finding } from '../model/index.ts';
import { findingTable } from '../share/brief/index.ts';
import { toJsonLines } from '../share/json/index.ts';

/** Findings for a pipe (one JSON record a line) or for a person (an aligned, defanged table). */
export function findingLines(findings: readonly Finding[], form: 'jsonl' | 'table'): string {
  return form === 'jsonl' ? toJsonLines(findings) : findingTable(findings);
}
