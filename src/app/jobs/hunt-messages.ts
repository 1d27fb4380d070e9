import type { Problem } from '../../model/index.ts';

/** What a process that hunts is told, once. */
export interface HuntOrder {
  readonly home: string;
  readonly path: string;
  readonly report?: string | undefined;
  readonly all?: boolean | undefined;
}

export type FromHunter =
  /** JSON text, as `howdunit hunt --jsonl` prints it. */
  | { readonly kind: 'sighting'; readonly json: string }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'hunted'; readonly hits: number; readonly verdict: string }
  | { readonly kind: 'failed'; readonly problem: Problem };
