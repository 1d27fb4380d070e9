import type { Finding } from '../../model/index.ts';
import { keyOf } from './about.ts';

/**
 * Which of the findings of a new run each decided finding is: one that says the same of the same
 * words, in the same context first, else in the order in which they stand. Each finding is taken once.
 */
export function attach<D extends { readonly finding: Finding }>(
  findings: readonly Finding[],
  decided: readonly D[],
): ReadonlyMap<Finding, D> {
  const attached = new Map<Finding, D>();
  const waiting = new Set([...decided].sort((a, b) => a.finding.span.start - b.finding.span.start));
  for (const keyFor of [keyInContext, keyOf]) {
    const free = queuesBy(
      keyFor,
      findings.filter((finding) => !attached.has(finding)),
    );
    for (const each of waiting) {
      const finding = free.get(keyFor(each.finding))?.next().value;
      if (finding === undefined) continue;
      attached.set(finding, each);
      waiting.delete(each);
    }
  }
  return attached;
}

function keyInContext(finding: Finding): string {
  return JSON.stringify([keyOf(finding), finding.span.prefix, finding.span.suffix]);
}

function queuesBy(
  keyFor: (finding: Finding) => string,
  findings: readonly Finding[],
): ReadonlyMap<string, Iterator<Finding, undefined>> {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
    const key = keyFor(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return new Map([...groups].map(([key, group]) => [key, group.values()]));
}
