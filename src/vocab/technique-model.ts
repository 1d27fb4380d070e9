import { TECHNIQUE_MODEL } from './tables/technique-model.ts';
import { TECHNIQUE_MODEL_ANNOCTR } from './tables/technique-model-annoctr.ts';
import type { PackTable } from './technique-pack.ts';

/** The packs that are shipped, the one that speaks first for a label first. */
export function techniquePacks(): readonly PackTable[] {
  return [TECHNIQUE_MODEL, TECHNIQUE_MODEL_ANNOCTR];
}
