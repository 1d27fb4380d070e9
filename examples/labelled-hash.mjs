import { createHash } from 'node:crypto';

/** A hash of nothing but its own label: no real file has it. */
export function hashOf(algorithm, label) {
  return createHash(algorithm).update(`Operation Copper Heron: ${label}`).digest('hex');
}
