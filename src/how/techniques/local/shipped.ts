import type { Sha256 } from '../../../model/index.ts';
import { sha256 } from '../../../model/index.ts';
import { techniquePacks } from '../../../vocab/technique-model.ts';

/** Which model is shipped: the versions of its packs, and a hash of all that they say. */
export interface ShippedModel {
  /** e.g. `base-2 annoctr-2`. */
  readonly versions: string;
  readonly sha256: Sha256;
}

/** The packs' weights are hashed already, and a test holds the hash to them. */
export function shippedModel(): ShippedModel {
  const packs = techniquePacks();
  return {
    versions: packs.map(({ version }) => version).join(' '),
    sha256: sha256(JSON.stringify(packs.map(({ data: _, ...rest }) => rest))),
  };
}
