import type { Problem, UtcInstant } from '../../model/index.ts';
import type { ReadStage } from '../read-many-messages.ts';

/** Long work that a process of its own does, and how far it has come. */
export interface Job {
  readonly id: string;
  readonly kind: 'read' | 'hunt';
  /** A file's name or a URL. */
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly stage?: ReadStage;
  /** Of a paged original, the page that was read last. */
  readonly page?: number;
  readonly startedAt: UtcInstant;
  readonly done?: ReadDone | HuntDone;
  readonly problem?: Problem;
}

export interface ReadDone {
  readonly kind: 'read' | 'already-kept';
  readonly reportId: string;
  readonly title: string;
}

export interface HuntDone {
  readonly kind: 'hunted';
  readonly hits: number;
  /** One line: what was searched for what, and what came of it. */
  readonly verdict: string;
}

/** What is told of a job while it goes on; the last is `done` or `problem`. */
export type JobEvent =
  | { readonly event: 'stage'; readonly data: { readonly stage: ReadStage } }
  | { readonly event: 'page'; readonly data: { readonly page: number } }
  | { readonly event: 'sighting'; readonly data: unknown }
  | { readonly event: 'done'; readonly data: ReadDone | HuntDone }
  | { readonly event: 'problem'; readonly data: { readonly problem: Problem } };

export function isLast({ event }: JobEvent): boolean {
  return event === 'done' || event === 'problem';
}
