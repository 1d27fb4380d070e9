import type { Span } from './span.ts';

/** Words of one report: a span, and the reading it re-reads from. */
export interface Passage {
  readonly reportId: string;
  readonly readingId: string;
  readonly span: Span;
}

/**
 * Why one report is held to have a thing from another, in falling order of strength. `shared-indicators`
 * is weak: it supports an edge, and a claim is never led back through it alone.
 */
export const ECHO_GROUNDS = [
  'verbatim',
  'shared-error',
  'shared-quotation',
  'link',
  'named-source',
  'same-person',
  'shared-indicators',
] as const;

export type EchoGroundKind = (typeof ECHO_GROUNDS)[number];

/** One stated reason, with the words on both sides where there are two sides. */
export interface EchoGround {
  readonly kind: EchoGroundKind;
  /** The reason in one clause, e.g. `91 words word for word`. */
  readonly why: string;
  /** In the echo; never empty. */
  readonly here: readonly Passage[];
  /** In the source; empty where it lies outside, or where a link or a name alone is the reason. */
  readonly there: readonly Passage[];
}

/** Where a thing comes from: one of the reports, or somebody whose text is not among them. */
export type EchoSource =
  | { readonly kind: 'report'; readonly reportId: string }
  | { readonly kind: 'outside'; readonly name: string };

/** A report has something from another source and adds no knowledge of its own by it. */
export interface EchoEdge {
  readonly kind: 'echo';
  readonly id: string;
  /** The report that echoes. */
  readonly from: string;
  readonly to: EchoSource;
  /** Whether the source is not among the reports. */
  readonly outside: boolean;
  /** Strongest first; never empty. */
  readonly grounds: readonly EchoGround[];
  /** Whether the echo says where it has it from. */
  readonly credited: boolean;
  /** What tells which of the two is the source; a credit outweighs a date. */
  readonly directedBy: EchoDirection;
}

export type EchoDirection =
  /** the echo names or links to it */
  | 'credit'
  /** the source was published before */
  | 'date'
  /** no date tells: the source holds what is shared and more of its own */
  | 'containment'
  /** nothing tells; the order they were given in */
  | 'order';
