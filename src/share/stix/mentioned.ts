import type { Finding } from '../../model/index.ts';
import { isShown, rejectedNames } from '../lists/shown.ts';
import type { Frame } from './frame.ts';

/**
 * Findings of one kind gathered by what they name, first mention first. Shown ones lead; what the
 * default export leaves out comes only under `all`, and only where nothing shown names the same.
 *
 * A rejected mention takes its name with it, except a technique's: each sentence that shows a technique
 * used stands for itself.
 */
export function mentioned<F extends Finding>(
  frame: Frame,
  isKind: (finding: Finding) => finding is F,
  nameOf: (finding: F) => string,
): [lead: F, all: readonly F[]][] {
  const found = frame.document.findings.filter(isKind);
  const rejected = rejectedNames(
    found.filter((finding) => finding.kind !== 'technique'),
    nameOf,
  );
  const groups = new Map<string, [F, F[]]>();
  for (const finding of found) {
    if (isShown(finding) && !rejected.has(nameOf(finding))) add(groups, nameOf(finding), finding);
  }
  if (frame.options.all !== true) return [...groups.values()];
  const named = new Set(groups.keys());
  const left = found.filter((finding) => !named.has(nameOf(finding)));
  // The rejected mention leads its like, so that the object says why it was left out.
  for (const finding of left.sort((a, b) => Number(isShown(a)) - Number(isShown(b)))) {
    add(groups, nameOf(finding), finding);
  }
  return [...groups.values()];
}

function add<F>(groups: Map<string, [F, F[]]>, name: string, finding: F): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [finding, [finding]]);
  else group[1].push(finding);
}
