import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import type { Fault, Page } from './types.ts';

export interface PostItem {
  readonly id: string;
  readonly title: string;
  readonly reportId: string;
  readonly updatedAt: string;
  readonly revision: number;
  readonly corrections: number;
  readonly findings: number;
  readonly withdrawn?: { readonly at: string; readonly by: string; readonly note: string };
}

export interface PostContent {
  readonly title: string;
  readonly language: 'en' | 'de';
  readonly author?: string;
  readonly words: readonly string[];
  readonly links: readonly { readonly url: string; readonly text?: string }[];
}

export interface PostDetail {
  readonly post: {
    readonly id: string;
    readonly revision: number;
    readonly versions: readonly {
      readonly number: number;
      readonly at: string;
      readonly by: string;
      readonly note?: string;
      readonly content: PostContent;
    }[];
    readonly withdrawn?: { readonly at: string; readonly by: string; readonly note: string };
  };
  readonly drift: {
    readonly takenBack: readonly string[];
    readonly added: readonly string[];
    readonly isOtherCopy: boolean;
    readonly isRefused: boolean;
  };
  readonly mentions: readonly {
    readonly target: string;
    readonly state: string;
    readonly at: string;
    readonly receipt?: string;
    readonly problem?: Fault;
  }[];
}

export interface ReplyItem {
  readonly reply: {
    readonly id: string;
    readonly postId: string;
    readonly via: string;
    readonly source: string;
    readonly host: string;
    readonly receivedAt: string;
    readonly state: string;
    readonly reasons: readonly string[];
    readonly problem?: Fault;
    readonly evidence?: {
      readonly capture: { readonly sha256: string; readonly capturedAt: string };
      readonly excerpt?: { readonly quote: string; readonly start: number; readonly end: number };
      readonly title?: string;
      readonly final: string;
    };
  };
  readonly revision: number;
  readonly isDue: boolean;
  readonly blockedBy?: string;
}

export interface BlockedDomain {
  readonly domain: string;
  readonly by: string;
  readonly at: string;
  readonly why?: string;
}

interface Receiving {
  readonly webmention: boolean;
  readonly pingback: boolean;
}

export const postsQuery = queryOptions({
  queryKey: ['posts'],
  queryFn: () => get<Page<PostItem> & { readonly receiving: Receiving }>('/posts'),
});

export const postQuery = (id: string) =>
  queryOptions({ queryKey: ['posts', id], queryFn: () => get<PostDetail>(`/posts/${id}`) });

/** @param state every one where it is empty */
export const repliesQuery = (state: string) =>
  queryOptions({
    queryKey: ['replies', state],
    queryFn: () =>
      get<Page<ReplyItem> & { readonly counts: Readonly<Record<string, number>> }>('/replies', {
        state,
        limit: '100',
      }),
  });

export const blockedQuery = queryOptions({
  queryKey: ['blocked'],
  queryFn: () => get<Page<BlockedDomain>>('/blocked-domains'),
});
