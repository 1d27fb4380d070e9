import type { ClaimGroup, ClaimOrigin, Ledger, LedgerRow, MatrixItem } from '../../model/index.ts';
import { derivedId } from '../../model/index.ts';
import { nameKey } from '../echoes/names.ts';
import { isMalware } from '../origins/malware-names.ts';

/**
 * What a ledger has to set against hypotheses: each piece of evidence that an origin gives, and the bare
 * word of an origin that gives none. An origin that repeats itself in five reports is one item, an echo adds
 * nothing, and what nobody answers for is no item; claims about what became of a report are left out.
 */
export function itemsOf(ledger: Ledger): readonly MatrixItem[] {
  const items = new Map<string, MatrixItem>();
  for (const group of ledger.groups) {
    if (group.predicate === 'removed' || group.predicate === 'corrected') continue;
    for (const origin of [...group.origins, ...group.contrary]) {
      for (const row of origin.rows) {
        for (const item of itemsIn(row, origin, group)) if (!items.has(item.id)) items.set(item.id, item);
      }
    }
  }
  return [...items.values()];
}

/** Ids come from what the item is, so that a rating stays with it when further reports repeat it. */
function itemsIn(
  { claimId, stance, passage, evidence }: LedgerRow,
  { entity, rows }: ClaimOrigin,
  { id, predicate }: ClaimGroup,
): readonly MatrixItem[] {
  const common = { entity, predicate, stance, claimId };
  const says = [nameKey(entity), id, stance];
  if (evidence.length > 0) {
    return evidence.map(({ kind, quote, span }) => ({
      id: derivedId('item', kind, nameKey(quote), ...says),
      what: kind,
      ...common,
      passage: { ...passage, span },
    }));
  }
  // Its word adds nothing to the evidence that it gives elsewhere.
  if (rows.some((other) => other.stance === stance && other.evidence.length > 0)) return [];
  return [{ id: derivedId('item', 'statement', ...says), what: 'statement', ...common, passage }];
}

/** Who can be a culprit; a text that claims a worm did it names no one to weigh. */
const CULPRITS: ReadonlySet<ClaimGroup['objectKind']> = new Set(['actor', 'state', 'organisation', 'person']);

/** Whom the ledger's claims name as having done it, each once, in the ledger's order; malware is nobody. */
export function namedIn(ledger: Ledger): readonly string[] {
  const named = new Map<string, string>();
  for (const { predicate, object, objectKind } of ledger.groups) {
    if (predicate !== 'did' || object === '' || !CULPRITS.has(objectKind) || isMalware(object)) continue;
    if (!named.has(object.toLowerCase())) named.set(object.toLowerCase(), object);
  }
  return [...named.values()];
}
