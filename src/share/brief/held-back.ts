import type { Finding } from '../../model/index.ts';
import { wrapped } from './fit.ts';
import type { Row } from './table.ts';
import { groupBy } from './words.ts';

/** Something the default view leaves out, with the reason. */
export interface HeldBack {
  readonly lead: Finding;
  readonly heldBack: string;
}

/** How much is left out and why, the most common reason first; no row where nothing is. */
export function heldBackRow(held: readonly HeldBack[], all: boolean): Row[] {
  if (held.length === 0) return [];
  const reasons = [...groupBy(held, reasonOf)]
    .map(([reason, { length }]) => ({ reason, length }))
    .sort((a, b) => b.length - a.length || a.reason.localeCompare(b.reason, 'en'))
    .map(({ reason, length }) => `${length} ${reason}`);
  const total = reasons.length === 1 ? '' : `${held.length}: `;
  const how = all ? '' : ` (--all shows ${held.length === 1 ? 'it' : 'them'}, with the reason)`;
  const words = `${total}${reasons.join(', ')}${how}`;
  return [{ label: 'held back', text: (room) => wrapped(words, room) }];
}

/** A reason short enough to be counted. The whole reason stands with each value. */
function reasonOf({ lead, heldBack }: HeldBack): string {
  if (lead.status === 'rejected') return 'rejected by an analyst';
  if (lead.kind === 'observable' && heldBack.startsWith(`${lead.role}:`)) return lead.role;
  return /^(?:stands )?(?:in|under) /u.test(heldBack) ? 'outside the report’s own text' : heldBack;
}
