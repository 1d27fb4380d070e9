import type { ClaimObject } from '../../model/index.ts';
import { textAt } from '../json/json-source.ts';
import { type BundledObject, nameOf } from './bundle.ts';

/** A party of a claim by the object that stands for it. */
export function partyOf(object: BundledObject): ClaimObject | undefined {
  const named = nameOf(object);
  if (named === undefined) return undefined;
  const kind = kindOf(object);
  return kind === undefined ? undefined : { as: named.name, entity: named.name, kind };
}

function kindOf({ type, json }: BundledObject): ClaimObject['kind'] | undefined {
  if (type === 'intrusion-set' || type === 'threat-actor') return 'actor';
  if (type === 'location') return 'state';
  if (type === 'report') return 'report';
  if (type !== 'identity') return undefined;
  return textAt(json, 'identity_class') === 'individual' ? 'person' : 'organisation';
}
