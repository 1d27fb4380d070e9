import type { Span } from './span.ts';

/** What every finding carries. Without a span it cannot be made. */
export interface FindingBase {
  readonly id: string;
  readonly span: Span;
  readonly status: FindingStatus;
  /** `extractor@version` for the machine, a name for an analyst. */
  readonly by: string;
  /** Why the default view does not show it; nothing is dropped silently. */
  readonly heldBack?: string;
}

/** An analyst's `accepted`, `rejected` or `edited` outlives every re-run of the machine. */
export type FindingStatus = 'suggested' | 'accepted' | 'rejected' | 'edited';
