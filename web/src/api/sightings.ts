import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import type { Page, Span } from './types.ts';

/** How often, on how many machines, and when; days are UTC, absent where no line states a time. */
export interface SightedSum {
  readonly count: number;
  readonly indicators: number;
  readonly hosts: number;
  readonly firstDay?: string;
  readonly lastDay?: string;
}

/** An indicator of a report in one log, on one machine, on one day. */
export interface KeptSighting {
  readonly id: string;
  readonly reportId: string;
  readonly title: string;
  readonly findingId: string;
  readonly indicator: { readonly type: string; readonly value: string };
  readonly span: Span;
  readonly host?: string;
  readonly day?: string;
  readonly file: string;
  readonly count: number;
  /** Bounded, and with nothing to click on. */
  readonly lines: readonly { readonly lineNumber?: number; readonly text: string }[];
}

export interface SightingsAnswer extends Page<KeptSighting> {
  readonly sum: SightedSum;
  readonly reports: readonly (SightedSum & { readonly reportId: string; readonly title: string })[];
}

interface SightingsOf {
  readonly report?: string;
  readonly type?: string;
  readonly value?: string;
}

/** The sum alone, for one line. */
export const sightedQuery = (of: SightingsOf) =>
  queryOptions({
    queryKey: ['sighted', of.report, of.type, of.value],
    queryFn: () => get<SightingsAnswer>('/sightings', { ...of, limit: '1' }),
    // Hunts on the command line keep sightings, too.
    staleTime: 60_000,
  });

export const sightingsQuery = (report: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['sightings', report],
    queryFn: ({ pageParam: cursor }) => get<SightingsAnswer>('/sightings', { report, cursor, limit: '50' }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
