import type { FindingBase } from './finding-base.ts';

/** An ATT&CK technique or sub-technique that the report names or shows used. */
export interface Technique extends FindingBase {
  readonly kind: 'technique';
  /** Active id in the shipped ATT&CK version, e.g. `T1566.001`. */
  readonly attackId: string;
  readonly name: string;
  /** ATT&CK short names, e.g. `initial-access`. */
  readonly tactics: readonly string[];
  /** 0 to 1; 1 for an explicit id. */
  readonly score: number;
  readonly tier: 'confident' | 'review' | 'hidden';
  readonly how: 'id' | 'name' | 'model';
  /** The id as written, when it was revoked and `attackId` is its successor. */
  readonly revokedFrom?: string;
}
