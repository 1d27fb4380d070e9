import type { Finding, Observable, ObservableType } from '../../model/index.ts';
import { type DistinctObservable, distinctObservables } from './distinct-observables.ts';
import { whyListed } from './listed.ts';
import { whyTooWide } from './reach.ts';
import { wellFormed } from './sentence-of.ts';
import { isDecided } from './shown.ts';

/** What a list may block, and what it leaves out with the reason. */
export interface Publishable {
  readonly published: readonly DistinctObservable[];
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly lead: Observable;
  readonly why: string;
}

/**
 * The values of some types that may go on a list somebody's network obeys: only what is said to be the
 * attacker's, or what an analyst accepted and gave no other role. Everything else is left out and told.
 */
export function publishable(findings: readonly Finding[], types: ReadonlySet<ObservableType>): Publishable {
  const published: DistinctObservable[] = [];
  const leftOut: LeftOut[] = [];
  for (const group of distinctObservables(findings, true)) {
    if (!types.has(group.lead.type)) continue;
    const why = whyNotPublished(group);
    if (why === undefined) published.push(group);
    else leftOut.push({ lead: group.lead, why });
  }
  return { published, leftOut };
}

/** Why nothing may block a value; `undefined` where it may be blocked. */
export function whyNotPublished({ lead, mentions, heldBack }: DistinctObservable): string | undefined {
  if (heldBack !== undefined) return heldBack;
  if (/\p{Cc}/u.test(lead.value) || wellFormed(lead.value) !== lead.value) {
    return 'a control character or half a character stands in it';
  }
  const accepted = mentions.some(isDecided);
  if (lead.role !== 'attacker' && !(accepted && lead.role === 'unknown')) {
    return lead.role === 'unknown' ? 'nobody calls it malicious' : `${lead.role}: ${lead.roleWhy}`;
  }
  const wide = whyTooWide(lead.type, lead.value);
  if (wide !== undefined) return wide;
  // An analyst who accepted it knew; the machine may have taken a table's heading at its word.
  return accepted ? undefined : whyListed(lead);
}
