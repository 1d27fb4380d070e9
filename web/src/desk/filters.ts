import type { Card, Kind, Side, Status } from '../api/types.ts';
import type { Catalogue } from '../i18n/index.ts';
import { labelOf } from './label.ts';

/** What the address of the desk says: a filter can be sent to a colleague. */
export interface DeskSearch {
  readonly side?: Side;
  readonly kind?: Kind;
  readonly status?: Status;
  readonly role?: string;
  readonly q?: string;
  readonly held?: boolean;
  readonly tab?: Tab;
  /** The selected finding. */
  readonly finding?: string;
  /** Words to show where no finding is selected: UTF-16 offsets of the reading. */
  readonly at?: number;
  readonly to?: number;
}

export const TABS = ['text', 'pages', 'captured', 'diff', 'provenance'] as const;
export type Tab = (typeof TABS)[number];

/** HOW before WHO, always. */
export const KINDS: readonly Kind[] = [
  'technique',
  'observable',
  'software',
  'vulnerability',
  'rule',
  'claim',
  'actor-name',
];
export const STATUSES: readonly Status[] = ['suggested', 'accepted', 'rejected', 'edited'];
export const ROLES = [
  'attacker',
  'victim',
  'researcher',
  'reference',
  'sinkhole',
  'benign',
  'example',
  'unknown',
] as const;

export function deskSearch(search: Record<string, unknown>): DeskSearch {
  const oneOf = <Word extends string>(value: unknown, words: readonly Word[]): Word | undefined =>
    words.find((word) => word === value);
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  const found = {
    side: oneOf(search['side'], ['how', 'who'] as const),
    kind: oneOf(search['kind'], KINDS),
    status: oneOf(search['status'], STATUSES),
    role: oneOf(search['role'], ROLES),
    q: text(search['q']),
    held: search['held'] === true ? true : undefined,
    tab: oneOf(search['tab'], TABS),
    finding: text(search['finding']),
    at: typeof search['at'] === 'number' ? search['at'] : undefined,
    to: typeof search['to'] === 'number' ? search['to'] : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as DeskSearch;
}

/** The findings that the filter lets through, in the order they stand in the text. */
export function filtered(cards: readonly Card[], by: DeskSearch, text: Catalogue): readonly Card[] {
  const words = by.q?.toLowerCase();
  return cards.filter(
    (card) =>
      (by.held === true || card.heldBack === undefined || card.status !== 'suggested') &&
      (by.side === undefined || card.side === by.side) &&
      (by.kind === undefined || card.kind === by.kind) &&
      (by.status === undefined || card.status === by.status) &&
      (by.role === undefined || (card.kind === 'observable' && card.role === by.role)) &&
      (words === undefined || labelOf(card, text).toLowerCase().includes(words)),
  );
}
