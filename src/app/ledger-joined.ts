import type { Ledger } from '../model/index.ts';
import { TLP_LABELS } from '../model/index.ts';

/**
 * The ledgers of several affairs as one, as `makeLedgerOfAffairs` makes it of all their reports at once, for whoever
 * has no more than one affair in memory. Stories come first; nothing is summed up across them.
 */
export function joinedLedgers(parts: readonly Ledger[]): Ledger {
  const reports = new Map(parts.flatMap((part) => part.reports.map((each) => [each.id, each] as const)));
  const stories = parts.flatMap(({ groups }) => groups.filter(({ within }) => within?.kind === 'story'));
  const alone = parts.flatMap(({ groups }) => groups.filter(({ within }) => within?.kind !== 'story'));
  const edges = new Map(parts.flatMap((part) => part.edges.map((edge) => [edge.id, edge] as const)));
  const strictest = parts.reduce((most, { tlp }) => Math.max(most, TLP_LABELS.indexOf(tlp)), 0);
  return {
    kind: 'ledger',
    tlp: TLP_LABELS[strictest] ?? 'TLP:RED',
    reports: [...reports.values()],
    groups: [...stories, ...alone],
    edges: [...edges.values()],
    variants: parts.flatMap(({ variants }) => variants),
  };
}
