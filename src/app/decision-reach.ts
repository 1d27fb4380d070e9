import type { Finding, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Decision, StandingRejection } from '../store/index.ts';
import type { Desk } from './desk.ts';

/** A finding as it stands after a decision, with what the decision does to others, and others' to it. */
export interface DecisionReach {
  readonly finding: Finding;
  /** Of a rejection: other mentions of the same that it holds back; places beyond the 500th are not counted. */
  readonly holdsBack?: { readonly mentions: number; readonly otherReports: number };
  /** A rejection of another mention that holds this one back all the same. */
  readonly heldBy?: StandingRejection;
}

/** Decides on a finding in an analyst's name. Fails as `Store.decide` does. */
export async function decideWithReach(
  findingId: string,
  decision: Decision,
  desk: Desk,
): Promise<Result<DecisionReach>> {
  const decided = await desk.store.decide(findingId, decision);
  if (!decided.ok) return decided;
  const finding = decided.value;
  if (decision.status === 'rejected') {
    const held = await holdsBack(findingId, decision.onlyHere === true, desk);
    return held.ok ? ok({ finding, ...(held.value && { holdsBack: held.value }) }) : held;
  }
  if (finding.status !== 'suggested' || finding.heldBack === undefined) return ok({ finding });
  const heldBy = await desk.store.rejection(findingId);
  return heldBy.ok ? ok({ finding, ...(heldBy.value && { heldBy: heldBy.value }) }) : heldBy;
}

async function holdsBack(
  findingId: string,
  onlyHere: boolean,
  desk: Desk,
): Promise<Result<DecisionReach['holdsBack']>> {
  const found = await desk.store.reviewed(findingId);
  if (!found.ok) return found;
  const { finding, reportId } = found.value;
  if (finding.kind !== 'observable' && finding.kind !== 'software' && finding.kind !== 'actor-name')
    return ok(undefined);
  const same = await desk.store.sameValue(found.value);
  if (!same.ok) return same;
  const held = same.value.filter(
    (each) => each.status === 'suggested' && (!onlyHere || each.reportId === reportId),
  );
  const reports = new Set(held.map((each) => each.reportId));
  reports.delete(reportId);
  return ok({ mentions: held.length, otherReports: reports.size });
}

/** What there is to tell beyond the decision itself, a line each. */
export function reachLines({ finding, holdsBack: held, heldBy }: DecisionReach): readonly string[] {
  if (heldBy !== undefined) {
    const { by, at, reportTitle, findingId } = heldBy;
    return [
      `${finding.id}: held back all the same, rejected by ${by} on ${at.slice(0, 10)} in “${reportTitle}” (${findingId})`,
    ];
  }
  if (held === undefined || held.mentions === 0) return [];
  const elsewhere = held.otherReports === 0 ? '' : `, in ${counted(held.otherReports, 'other report')} too`;
  return [`${counted(held.mentions, 'other mention')} held back with it${elsewhere}`];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
