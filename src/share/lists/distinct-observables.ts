import type { Finding, Observable } from '../../model/index.ts';
import { isDecided, isShown, whyNotShown } from './shown.ts';

/** One value with every mention of it, and the mention that decides what it is. */
export interface DistinctObservable {
  /** The first mention that has the winning role: the evidence to look at first. */
  readonly lead: Observable;
  /** Those that count, in the order of the text, `lead` among them. */
  readonly mentions: readonly Observable[];
  /** Why the default export leaves the value out; absent when it does not. */
  readonly heldBack?: string;
}

/**
 * Mentions gathered by type and value, in the order of their first mention. An analyst's word on any
 * mention speaks for the value: one rejection, with no mention accepted, keeps all of it back.
 *
 * @param all also returns what the default export leaves out, with the reason
 */
export function distinctObservables(findings: readonly Finding[], all: boolean): DistinctObservable[] {
  const groups = new Map<string, Observable[]>();
  for (const finding of findings) {
    if (finding.kind !== 'observable') continue;
    const key = `${finding.type}\0${finding.value}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()]
    .map((mentions) => distinct(mentions.sort(byPosition), all))
    .filter((group): group is DistinctObservable => group !== undefined)
    .sort((a, b) => byPosition(a.lead, b.lead));
}

function distinct(mentions: readonly Observable[], all: boolean): DistinctObservable | undefined {
  const vetoed = mentions.some((m) => m.status === 'rejected') && !mentions.some(isDecided);
  const shown = vetoed ? [] : mentions.filter(isShown);
  if (shown.length > 0) {
    const lead = leadOf(shown);
    return lead && { lead, mentions: shown };
  }
  const lead = leadOf(mentions);
  if (!all || lead === undefined) return undefined;
  const rejected = mentions.find((m) => m.status === 'rejected');
  return { lead, mentions, heldBack: whyNotShown(rejected ?? lead) ?? 'held back' };
}

/** An analyst's mentions before the machine's; then attacker, then any stated role, then unknown. */
function leadOf(mentions: readonly Observable[]): Observable | undefined {
  const decided = mentions.filter(isDecided);
  const voices = decided.length > 0 ? decided : mentions;
  return voices.find((m) => m.role === 'attacker') ?? voices.find((m) => m.role !== 'unknown') ?? voices[0];
}

function byPosition(a: Observable, b: Observable): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
