import type { Finding, Reading } from '../../model/index.ts';
import { Gathered } from '../stated/gathered.ts';
import { parseBundle } from './bundle.ts';
import { statedClaims } from './stated-claims.ts';
import { statedNames } from './stated-names.ts';
import { statedIndicators, statedObservables } from './stated-observables.ts';

/**
 * What the objects of a bundle say, as findings of its reading. The place of each is the value of the object that
 * says it.
 */
export function statedInStix(bytes: Uint8Array, reading: Reading): readonly Finding[] {
  const bundle = parseBundle(bytes, {});
  if (!bundle.ok) return [];
  const gathered = new Gathered(reading);
  statedIndicators(gathered, bundle.value);
  statedObservables(gathered, bundle.value);
  statedNames(gathered, bundle.value);
  statedClaims(gathered, bundle.value);
  return gathered.all;
}
