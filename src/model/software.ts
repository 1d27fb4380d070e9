import type { FindingBase } from './finding-base.ts';

/** Malware or a tool, by a name the vocabulary knows. */
export interface Software extends FindingBase {
  readonly kind: 'software';
  readonly name: string;
  readonly softwareType: 'malware' | 'tool';
  /** ATT&CK id, e.g. `S0154`, where the vocabulary has one. */
  readonly attackId?: string;
}
