import type { Sieve } from '../sieve/sieve.ts';
import type { Task, TaskDone, TaskHit } from './task.ts';

export interface ThreadData {
  readonly sieve: Sieve;
  readonly instance: number;
}

export type ToThread =
  | { readonly kind: 'task'; readonly task: Task }
  /** a batch of hits has been taken */
  | { readonly kind: 'heard' };

export type FromThread =
  | { readonly kind: 'hits'; readonly hits: readonly TaskHit[] }
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'done'; readonly done: TaskDone };
