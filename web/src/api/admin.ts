import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import type { Page } from './types.ts';

export const RANKS = ['reader', 'analyst', 'editor', 'admin'] as const;
export type Rank = (typeof RANKS)[number];
export const SCOPES = ['read', 'decide', 'keep', 'share', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Account {
  readonly name: string;
  readonly role: Rank;
  readonly createdAt: string;
  readonly disabledAt?: string;
  readonly issuers?: readonly string[];
}

export interface Token {
  readonly id: string;
  readonly account: string;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: string;
  readonly usedAt?: string;
  readonly revokedAt?: string;
}

/** The secret is told this once. */
export interface MadeToken {
  readonly token: Token;
  readonly secret: string;
}

export interface SessionLine {
  readonly id: string;
  readonly account: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly address?: string;
  readonly issuer?: string;
}

export interface AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly by?: string;
  readonly what: string;
  readonly subject: string;
  readonly value?: string;
  readonly outcome: string;
  readonly origin?: { readonly via: string; readonly address?: string; readonly token?: string };
}

/** Empty: all. */
export interface AuditFilter {
  readonly by: string;
  readonly what: string;
  readonly refused: boolean;
}

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: () => get<Page<Account>>('/accounts', { limit: '1000' }),
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: () => get<Page<Token>>('/tokens', { limit: '1000' }),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => get<Page<SessionLine>>('/sessions', { limit: '1000' }),
});

const AUDIT_PAGE = '50';

export const auditQuery = ({ by, what, refused }: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', by, what, refused],
    queryFn: ({ pageParam: cursor }) =>
      get<Page<AuditEntry>>('/audit', {
        limit: AUDIT_PAGE,
        by,
        what,
        refused: refused ? '1' : undefined,
        cursor,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    // The log grows with every look at it.
    staleTime: 0,
  });
