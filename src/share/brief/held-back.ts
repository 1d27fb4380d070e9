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
  const how = all ? '' : ` (--all shows ${held.length === 1 ? 'it' : 'them'}, with the reason)`;
  return [{ label: 'held back', text: (room) => wrapped(`${heldBackWords(held)}${how}`, room) }];
}

/** `12: 7 vendor, 3 reference, 2 victim`. */
export function heldBackWords(held: readonly HeldBack[]): string {
  const reasons = [...groupBy(held, reasonOf)]
    .map(([reason, { length }]) => ({ reason, length }))
    .sort((a, b) => b.length - a.length || a.reason.localeCompare(b.reason, 'en'))
    .map(({ reason, length }) => `${length} ${reason}`);
  const total = reasons.length === 1 ? '' : `${held.length}: `;
  return `${total}${reasons.join(', ')}`;
}

/** A reason short enough to be counted. The whole reason stands with each value. */
function reasonOf({ lead, heldBack }: HeldBack): string {
  if (lead.status === 'rejected' || heldBack.startsWith('rejected by ')) return 'rejected by an analyst';
  if (lead.kind === 'observable' && heldBack.startsWith(`${lead.role}:`)) return lead.role;
  return /^(?:stands )?(?:in|under) /u.test(heldBack) ? 'outside the report’s own text' : heldBack;
}
