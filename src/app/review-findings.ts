import type { Finding, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Decision, ReviewedFinding, SameValue } from '../store/index.ts';
import type { Desk } from './desk.ts';
import type { FindingCard, Side } from './finding-card.ts';
import { cardsOf, sideOf } from './finding-card.ts';

/** What to show of a report's findings; an absent property shows all. */
export interface FindingFilter {
  readonly kinds?: readonly string[] | undefined;
  readonly statuses?: readonly string[] | undefined;
  /** Observables of these roles. */
  readonly roles?: readonly string[] | undefined;
  readonly side?: Side | undefined;
  /** In the value or in the words, letter case aside. */
  readonly q?: string | undefined;
  /** What the default view holds back: not (`0`), only (`1`), or with the rest (`all`). */
  readonly held?: '0' | '1' | 'all' | undefined;
}

export interface FindingPage {
  readonly items: readonly FindingCard[];
  /** How many pass the filter, on all pages. */
  readonly total: number;
}

/** Findings of a report in the order of the text, from `offset` on. */
export async function listFindings(
  reference: string,
  filter: FindingFilter,
  page: { readonly offset: number; readonly limit: number },
  desk: Desk,
): Promise<Result<FindingPage>> {
  const found = await desk.store.review(reference);
  if (!found.ok) return found;
  const passing = found.value.filter((each) => passes(each, filter));
  const cards = await cardsOf(passing.slice(page.offset, page.offset + page.limit), desk);
  return cards.ok ? ok({ items: cards.value, total: passing.length }) : cards;
}

function passes({ finding, about }: ReviewedFinding, filter: FindingFilter): boolean {
  const { kinds, statuses, roles, side, q, held = '0' } = filter;
  // What an analyst decided on is shown, whatever the machine holds of it.
  const isHeld = finding.heldBack !== undefined && finding.status === 'suggested';
  if (held !== 'all' && isHeld !== (held === '1')) return false;
  if (kinds !== undefined && !kinds.includes(finding.kind)) return false;
  if (statuses !== undefined && !statuses.includes(finding.status)) return false;
  if (roles !== undefined && !(finding.kind === 'observable' && roles.includes(finding.role))) return false;
  if (side !== undefined && sideOf(finding) !== side) return false;
  return q === undefined || has(about.value, q) || has(finding.span.quote, q) || has(about.type ?? '', q);
}

function has(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.toLowerCase());
}

/** How many there are of what, for the head of a report. */
export interface FindingCounts {
  readonly findings: number;
  readonly reviewed: number;
  readonly how: number;
  readonly who: number;
  readonly heldBack: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
}

export async function countFindings(reference: string, desk: Desk): Promise<Result<FindingCounts>> {
  const found = await desk.store.review(reference);
  if (!found.ok) return found;
  const shown = found.value.filter((each) => passes(each, {})).map(({ finding }) => finding);
  const how = shown.filter((finding) => sideOf(finding) === 'how').length;
  return ok({
    findings: shown.length,
    reviewed: shown.filter(({ status }) => status !== 'suggested').length,
    how,
    who: shown.length - how,
    heldBack: found.value.length - shown.length,
    byKind: tally(shown, ({ kind }) => kind),
    byStatus: tally(shown, ({ status }) => status),
  });
}

function tally(findings: readonly Finding[], of: (finding: Finding) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const finding of findings) counts[of(finding)] = (counts[of(finding)] ?? 0) + 1;
  return counts;
}

/** One finding with its past and where else the same is found. */
export interface FindingDetail {
  readonly card: FindingCard;
  /** Oldest first. */
  readonly decisions: readonly Decision[];
  /** In other reports, at most 500 places. */
  readonly elsewhere: readonly SameValue[];
  /** How many others there are in this report. */
  readonly sameValue: number;
}

export async function showFinding(findingId: string, desk: Desk): Promise<Result<FindingDetail>> {
  const found = await desk.store.reviewed(findingId);
  if (!found.ok) return found;
  const decisions = await desk.store.decisions(findingId);
  if (!decisions.ok) return decisions;
  const same = await desk.store.sameValue(found.value);
  if (!same.ok) return same;
  const cards = await cardsOf([found.value], desk);
  if (!cards.ok) return cards;
  const [card] = cards.value;
  if (card === undefined) throw new Error('one finding made no card');
  const elsewhere = same.value.filter(({ reportId }) => reportId !== found.value.reportId);
  return ok({
    card,
    decisions: decisions.value,
    elsewhere,
    sameValue: same.value.length - elsewhere.length,
  });
}
