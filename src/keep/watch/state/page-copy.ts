import type { Missing, PageState } from '../../../model/index.ts';
import type { Read } from '../text/compare-readings.ts';

/** A page as it was kept, or as it is now. */
export interface PageCopy extends Read {
  /** Where it was found, after redirects. */
  readonly final: string;
  /** The page's own source, where it is a page of markup; empty for other formats. */
  readonly source: string;
}

export interface Judgement {
  readonly sight: PageState;
  readonly reason: string;
  readonly kept: number;
  readonly missing: Missing;
  /** Its words differ, for better or worse: worth a capture of its own. */
  readonly isEdited: boolean;
}

export type Sight = Pick<Judgement, 'sight' | 'reason'>;
