import { queryOptions } from '@tanstack/react-query';
import type { ToldEvent } from '../../../src/model/event.ts';
import type { Grade, GradeScale } from '../../../src/model/grade.ts';
import type { Consistency, Matrix } from '../../../src/model/hypotheses.ts';
import { all, get } from './client.ts';

export type { Consistency, Grade, GradeScale, Matrix, ToldEvent };

/** What whoever grades a claim has to know. */
export interface Grading {
  readonly scales: readonly {
    readonly scale: GradeScale;
    readonly terms: readonly {
      readonly term: string;
      readonly also: readonly string[];
      readonly meaning: string;
      readonly range?: readonly [number, number];
    }[];
  }[];
  readonly history: readonly { readonly grade: Grade | null; readonly by: string; readonly at: string }[];
  readonly origins: number;
  readonly looked: string;
}

export const gradingQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['grading', claimId],
    queryFn: () => get<Grading>(`/findings/${claimId}/grade`),
    staleTime: 0,
  });

/** One change to a matrix, as the API takes it. */
export type MatrixChange =
  | { readonly add: string }
  | { readonly drop: string }
  | { readonly undo: true }
  | {
      readonly rate: {
        readonly item: string;
        readonly hypothesis: string;
        readonly rating: Consistency | 'none';
      };
    };

export const hypothesesQuery = (story: string) =>
  queryOptions({
    queryKey: ['hypotheses', story],
    queryFn: () => get<Matrix>(`/stories/${story}/hypotheses`),
  });

export const eventsQuery = (story: string) =>
  queryOptions({
    queryKey: ['events', story],
    queryFn: () => all<ToldEvent>(`/stories/${story}/events`, { limit: '2000' }),
  });
