import type { Card } from '../api/types.ts';
import type { Catalogue } from '../i18n/index.ts';
import { claimed } from '../parts/claimed.ts';
import { defang } from '../parts/defang.ts';

/** A finding in a few words, defanged. */
export function labelOf(card: Card, text: Catalogue): string {
  switch (card.kind) {
    case 'observable':
      return defang(card.type, card.value);
    case 'technique':
      return `${card.attackId} ${card.name}`;
    case 'vulnerability':
      return card.cve;
    case 'claim': {
      const claimants = card.claimants.map(({ as }) => as).join(', ');
      return `${claimants}: ${claimed(text, contentOf(card))}`;
    }
    default:
      return card.name;
  }
}

/** A claim without who says it and how surely. */
export function contentOf({ predicate, object, subject }: Extract<Card, { kind: 'claim' }>) {
  return { predicate, object: object.as, ...(subject !== undefined && { subject: subject.as }) };
}

/** What a machine gets when it is copied. */
export function machineValue(card: Card): string {
  switch (card.kind) {
    case 'observable':
      return card.value;
    case 'technique':
      return card.attackId;
    case 'vulnerability':
      return card.cve;
    case 'rule':
      return card.text;
    case 'claim':
      return card.span.quote;
    default:
      return card.name;
  }
}

/** Two findings with the same key say the same thing: what "all with this value" goes by. */
export function sameValueKey(card: Card): string {
  return `${card.kind}\0${card.about.type ?? ''}\0${card.about.value}`;
}

export function isReviewed(card: Card): boolean {
  return card.status !== 'suggested';
}
