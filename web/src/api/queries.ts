import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import { all, get, ProblemAnswer } from './client.ts';
import type {
  AttackMatrix,
  CaptureDiff,
  Card,
  FindingDetail,
  Home,
  HowInventory,
  Ledger,
  NameAnswer,
  Page,
  PageSize,
  Provenance,
  ReportDetail,
  ReportItem,
  SearchHit,
  Session,
  Story,
  StoryDetail,
  StorySuggestion,
  TextBlock,
  WatchItem,
  WordBox,
} from './types.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only an unreachable desk is asked again.
      retry: (count, error) => count < 2 && error instanceof ProblemAnswer && error.problem.status === 0,
      refetchOnWindowFocus: false,
    },
  },
});

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => get<Session>('/session'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const homeQuery = queryOptions({ queryKey: ['home'], queryFn: () => get<Home>('/home') });

export const reportsQuery = (q = '') =>
  queryOptions({
    queryKey: ['reports', q],
    queryFn: () => get<Page<ReportItem>>('/reports', { limit: '200', q }),
  });

export const reportQuery = (id: string) =>
  queryOptions({ queryKey: ['report', id], queryFn: () => get<ReportDetail>(`/reports/${id}`) });

/** A reading never changes under its id: once fetched it stays. */
export const blocksQuery = (id: string) =>
  queryOptions({
    queryKey: ['blocks', id],
    queryFn: () => all<TextBlock>(`/reports/${id}/blocks`, { limit: '2000' }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const findingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['findings', id],
    queryFn: () => all<Card>(`/reports/${id}/findings`, { limit: '5000', held: 'all' }),
    staleTime: 60_000,
  });

export const findingQuery = (id: string) =>
  queryOptions({ queryKey: ['finding', id], queryFn: () => get<FindingDetail>(`/findings/${id}`) });

export const provenanceQuery = (id: string) =>
  queryOptions({ queryKey: ['provenance', id], queryFn: () => get<Provenance>(`/reports/${id}/provenance`) });

/** Pages and where their words stand never change under a reading. */
export const pagesQuery = (id: string) =>
  queryOptions({
    queryKey: ['pages', id],
    queryFn: () => all<PageSize>(`/reports/${id}/pages`, { limit: '5000' }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const boxesQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['boxes', id, page],
    queryFn: () => all<WordBox>(`/reports/${id}/boxes`, { limit: '20000', page: String(page) }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The last two captures unless two are named. */
export const diffQuery = (id: string, from: string | undefined, to: string | undefined) =>
  queryOptions({
    queryKey: ['diff', id, from, to],
    queryFn: () => get<CaptureDiff>(`/reports/${id}/diff`, { from, to }),
  });

export const ledgerQuery = (reports: string | undefined, story: string | undefined) =>
  queryOptions({
    queryKey: ['ledger', reports, story],
    queryFn: () => get<Ledger>('/ledger', { reports, story }),
  });

export const matrixQuery = (reports: string | undefined) =>
  queryOptions({ queryKey: ['matrix', reports], queryFn: () => get<AttackMatrix>('/matrix', { reports }) });

export const inventoryQuery = (reports: string | undefined) =>
  queryOptions({
    queryKey: ['inventory', reports],
    queryFn: () => get<HowInventory>('/inventory', { reports }),
  });

export const storiesQuery = queryOptions({
  queryKey: ['stories'],
  queryFn: () => get<Page<Story>>('/stories', { limit: '200' }),
});

export const suggestionsQuery = queryOptions({
  queryKey: ['stories', 'suggestions'],
  queryFn: () => get<Page<StorySuggestion>>('/stories/suggestions'),
});

export const storyQuery = (id: string) =>
  queryOptions({ queryKey: ['story', id], queryFn: () => get<StoryDetail>(`/stories/${id}`) });

export const nameQuery = (q: string) =>
  queryOptions({
    queryKey: ['name', q],
    queryFn: () => get<NameAnswer>('/names', { q }),
    enabled: q !== '',
  });

export const watchQuery = queryOptions({
  queryKey: ['watch'],
  queryFn: () => get<Page<WatchItem>>('/watch', { limit: '200' }),
});

export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: ({ pageParam }) => get<Page<SearchHit>>('/search', { q, limit: '30', cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: q !== '',
  });
