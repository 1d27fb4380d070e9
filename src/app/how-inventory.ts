import type {
  FindingStatus,
  ObservableRole,
  Result,
  Rule,
  Software,
  Span,
  Vulnerability,
} from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { ReviewedFinding } from '../store/index.ts';
import type { Desk } from './desk.ts';
import { cardsOf, type FindingCard } from './finding-card.ts';
import { type ReportsAsked, referencesOf } from './reports-asked.ts';

/** What was used, beside the techniques: each entry under the name it is written by, with where it stands. */
export interface HowInventory {
  readonly software: readonly (Entry & Pick<Software, 'softwareType' | 'attackId'>)[];
  readonly vulnerabilities: readonly (Entry & { readonly products: readonly string[] })[];
  readonly rules: readonly RuleEntry[];
  /** By role, the attackers' first; a value once for each type that it has. */
  readonly indicators: readonly RoleEntry[];
}

export interface Entry {
  readonly name: string;
  /** How many findings say so. */
  readonly count: number;
  readonly places: readonly Place[];
}

export interface RuleEntry extends Pick<Rule, 'ruleType' | 'name' | 'text' | 'mended' | 'fault'> {
  readonly place: Place;
}

export interface RoleEntry {
  readonly role: ObservableRole;
  readonly count: number;
  readonly values: readonly { readonly type: string; readonly value: string; readonly place: Place }[];
}

export interface Place {
  readonly reportId: string;
  readonly findingId: string;
  readonly span: Span;
  readonly sentence: string;
  readonly status: FindingStatus;
}

/** Of one entry; the rest is counted. */
const MOST_PLACES = 8;
const MOST_VALUES = 60;
const ROLES: readonly ObservableRole[] = [
  'attacker',
  'unknown',
  'victim',
  'sinkhole',
  'researcher',
  'reference',
  'example',
  'benign',
];

export async function howInventory(of: ReportsAsked, desk: Desk): Promise<Result<HowInventory>> {
  const references = await referencesOf(of, desk);
  if (!references.ok) return references;
  const cards: FindingCard[] = [];
  const values = new ValuesByRole();
  for (const reference of references.value) {
    const found = await desk.store.review(reference);
    if (!found.ok) return found;
    const shown = await cardsOf(
      found.value.filter((each) => isShown(each) && values.wants(each)),
      desk,
    );
    if (!shown.ok) return shown;
    // One by one: a report may have more findings than fit on the stack.
    for (const card of shown.value) cards.push(card);
  }
  return ok({
    software: grouped(cards, 'software', ({ name }) => name).map(([name, all]) => ({
      ...entryOf(name, all),
      softwareType: all[0].softwareType,
      ...(all[0].attackId !== undefined && { attackId: all[0].attackId }),
    })),
    vulnerabilities: grouped(cards, 'vulnerability', ({ cve }) => cve).map(([cve, all]) => ({
      ...entryOf(cve, all),
      products: productsOf(all),
    })),
    rules: cards.flatMap((card) => (card.kind === 'rule' ? [ruleOf(card)] : [])),
    indicators: indicatorsOf(cards, values),
  });
}

/** Rejected ones aside, and what is held back unless somebody accepted it. */
function isShown({ finding: { kind, status, heldBack } }: ReviewedFinding): boolean {
  if (status === 'rejected' || (heldBack !== undefined && status === 'suggested')) return false;
  return kind === 'software' || kind === 'vulnerability' || kind === 'rule' || kind === 'observable';
}

type CardOf<Kind extends FindingCard['kind']> = Extract<FindingCard, { readonly kind: Kind }>;

/** Under the same words, the most found first. */
function grouped<Kind extends FindingCard['kind']>(
  cards: readonly FindingCard[],
  kind: Kind,
  nameOf: (card: CardOf<Kind>) => string,
): readonly (readonly [string, readonly [CardOf<Kind>, ...CardOf<Kind>[]]])[] {
  const groups = new Map<string, [CardOf<Kind>, ...CardOf<Kind>[]]>();
  for (const each of cards) {
    if (each.kind !== kind) continue;
    const card = each as CardOf<Kind>;
    const name = nameOf(card);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [card]);
    else group.push(card);
  }
  return [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
}

function entryOf(name: string, cards: readonly FindingCard[]): Entry {
  return { name, count: cards.length, places: cards.slice(0, MOST_PLACES).map(placeOf) };
}

function placeOf({ reportId, id, span, sentence, status }: FindingCard): Place {
  return { reportId, findingId: id, span, sentence: sentence.text, status };
}

function productsOf(cards: readonly Vulnerability[]): readonly string[] {
  return [...new Set(cards.flatMap(({ product }) => (product === undefined ? [] : [product.as])))];
}

function ruleOf(card: CardOf<'rule'>): RuleEntry {
  const { ruleType, name, text, mended, fault } = card;
  return {
    ruleType,
    name,
    text,
    ...(mended === true && { mended }),
    ...(fault !== undefined && { fault }),
    place: placeOf(card),
  };
}

/** Counts each value of a role once, and wants no more of them than are listed. */
class ValuesByRole {
  readonly #seen = new Map<ObservableRole, Set<string>>();

  wants({ finding }: ReviewedFinding): boolean {
    if (finding.kind !== 'observable') return true;
    const { role, type, value } = finding;
    const seen = this.#seen.get(role) ?? new Set<string>();
    this.#seen.set(role, seen);
    const before = seen.size;
    seen.add(`${type} ${value}`);
    return seen.size > before && before < MOST_VALUES;
  }

  count(role: ObservableRole): number {
    return this.#seen.get(role)?.size ?? 0;
  }
}

function indicatorsOf(cards: readonly FindingCard[], counted: ValuesByRole): readonly RoleEntry[] {
  return ROLES.flatMap((role) => {
    const values = cards.flatMap((card) =>
      card.kind === 'observable' && card.role === role
        ? [{ type: card.type, value: card.value, place: placeOf(card) }]
        : [],
    );
    return values.length === 0 ? [] : [{ role, count: counted.count(role), values }];
  });
}
