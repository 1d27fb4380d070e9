import type { Finding } from '../../model/index.ts';

export interface BriefOptions {
  /** Every value, and what is held back with the reason. */
  readonly all?: boolean;
  /** Findings an analyst decided on whose words do not stand in this reading. */
  readonly lost?: readonly Finding[];
  /** Columns; 100 when not said, never below 60 and never above 140. */
  readonly width?: number;
  readonly colour?: boolean;
}
