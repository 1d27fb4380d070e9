import type { Claim, ClaimObject } from '../../model/index.ts';
import { nameKey } from '../echoes/names.ts';

/** Spelling → the spelling it is a slip for, both as `nameKey`. */
export type Respelled = ReadonlyMap<string, string>;

/**
 * What is claimed, so that claims of several reports can be set side by side: predicate, whom it is
 * about and, where the predicate has two sides, the other side. A publisher's removal of a report is
 * known by the publisher, since "this report" names nothing.
 */
export function claimKey(claim: Claim, publisher: string | undefined, respelled: Respelled): string {
  const named = (object: ClaimObject | undefined): string => {
    const key = nameKey(object?.entity ?? object?.as ?? '');
    return respelled.get(key) ?? key;
  };
  switch (claim.predicate) {
    case 'did':
      return `did|${named(claim.object)}`;
    case 'removed':
    case 'corrected':
      return `${claim.predicate}|${claim.subject === undefined ? nameKey(publisher ?? '') : named(claim.subject)}`;
    case 'same-as':
      return `same-as|${[named(claim.subject), named(claim.object)].sort().join('|')}`;
    case 'sponsored':
    case 'used-from':
    case 'false-flag':
      return `${claim.predicate}|${named(claim.subject)}|${named(claim.object)}`;
  }
}
