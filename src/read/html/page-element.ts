import type { Part } from './page-parts.ts';

/** An element that holds blocks, as it stands in the page; its blocks are one run of the drafts. */
export interface PageElement {
  readonly name: string;
  readonly parent: PageElement | undefined;
  /** Position in the page's list of elements, which is in source order, parents first. */
  readonly index: number;
  /** The part of the page that its own name, role, class or id says it is. */
  readonly part: Part | undefined;
  /** Its `id` and `class`, for what only the complete page can decide. */
  readonly words: string;
  /** Whether it says of itself that it is the body of an article (schema.org). */
  readonly isArticleBody: boolean;
  /** Drafts in it: index of the first, and of the one after the last (Infinity while it is open). */
  readonly from: number;
  to: number;
}
