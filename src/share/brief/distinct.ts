import type { Finding } from '../../model/index.ts';
import { isDecided, isShown, whyNotShown } from '../lists/shown.ts';
import { groupBy } from './words.ts';

/** One name or id with every mention of it. */
export interface Distinct<F extends Finding> {
  /** The mention to show. */
  readonly lead: F;
  readonly mentions: readonly F[];
  /** Why the default view leaves it out; absent when it does not. */
  readonly heldBack?: string;
}

/**
 * Mentions gathered by what they name. An analyst's word on one mention speaks for all of them: one
 * rejected and none accepted keeps the name back wherever the machine found it again.
 *
 * @param rank the smaller, the better a mention shows what it names; ties go to the first in the text
 */
export function distinct<F extends Finding>(
  findings: readonly F[],
  keyOf: (finding: F) => string,
  rank: (finding: F) => number = () => 0,
): Distinct<F>[] {
  return [...groupBy(findings, keyOf).values()].flatMap((mentions): Distinct<F>[] => {
    const rejected = mentions.find(({ status }) => status === 'rejected');
    const vetoed = rejected !== undefined && !mentions.some(isDecided);
    const shown = vetoed ? [] : mentions.filter(isShown);
    const lead = best(shown.length > 0 ? shown : mentions, rank);
    if (lead === undefined) return [];
    if (shown.length > 0) return [{ lead, mentions: shown }];
    const heldBack = whyNotShown(rejected ?? lead) ?? 'held back';
    return [{ lead: rejected ?? lead, mentions, heldBack }];
  });
}

function best<F extends Finding>(mentions: readonly F[], rank: (finding: F) => number): F | undefined {
  const order = (finding: F): number => (isDecided(finding) ? -1 : rank(finding));
  return [...mentions].sort((a, b) => order(a) - order(b) || a.span.start - b.span.start)[0];
}
