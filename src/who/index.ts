import type { Finding, Reading } from '../model/index.ts';
import { findClaims } from './claims/find-claims.ts';
import type { WhoContext } from './context.ts';
import { findActorNames } from './names/actor-names.ts';

export type { WhoContext } from './context.ts';
export { makeLedger, makeLedgerOfAffairs } from './origins/make-ledger.ts';
export { findActorNames };

/** The names that people gave to actors, and the claims about who did what, in the order of the text. */
export function findWho(reading: Reading, context: WhoContext = {}): readonly Finding[] {
  const names = findActorNames(reading);
  const claims = findClaims(reading, names, context);
  return [...names, ...claims].sort((a, b) => a.span.start - b.span.start);
}
