import type { Finding, Observable, ObservableType } from '../../model/index.ts';
import { hashListing, hostListing } from '../../vocab/benign.ts';
import { registeredName } from '../../vocab/public-suffixes.ts';
import { type DistinctObservable, distinctObservables } from './distinct-observables.ts';
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
  return accepted ? undefined : listedAs(lead);
}

/** An analyst who accepted it knew; the machine may have taken a table's heading at its word. */
function listedAs({ type, value }: Observable): string | undefined {
  if (type === 'domain-name') {
    if (registeredName(value) === undefined) return 'a public suffix, with other people’s names below it';
    const listing = hostListing(value, true);
    return listing === undefined ? undefined : `stands on the list “${listing.name}”`;
  }
  if (type === 'url') {
    const listing = hostListing(hostOf(value), false);
    // A shortener's or a file host's page may be the attacker's, though the host is not.
    return listing === undefined || listing.kind === 'note'
      ? undefined
      : `stands on the list “${listing.name}”`;
  }
  if (type.startsWith('file:')) {
    const listing = hashListing(value);
    return listing === undefined ? undefined : `stands on the list “${listing.name}”`;
  }
  return undefined;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
