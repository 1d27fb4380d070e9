import type { Finding } from '../model/index.ts';
import type { Finder } from './context.ts';
import { findObservables } from './observables/index.ts';
import { findRules } from './rules/index.ts';
import { findSoftware } from './software/index.ts';
import { findTechniques } from './techniques/index.ts';
import { findVulnerabilities } from './vulnerabilities/index.ts';

const FINDERS: readonly Finder[] = [
  findObservables,
  findTechniques,
  findSoftware,
  findVulnerabilities,
  findRules,
];

/**
 * How it was done: everything that the finders see in a reading, in the order of the text. What is not the
 * report's own or not worth a look is among it, with the reason it is held back.
 */
export const findHow: Finder = (reading, context) => {
  const byId = new Map<string, Finding>();
  for (const find of FINDERS) {
    for (const finding of find(reading, context)) byId.set(finding.id, finding);
  }
  return [...byId.values()].sort(inTextOrder);
};

function inTextOrder(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || compare(a.kind, b.kind) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
