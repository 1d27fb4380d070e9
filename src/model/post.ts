import type { Sha256 } from './hash.ts';
import type { Report } from './report.ts';
import type { UtcInstant } from './time.ts';

/** What a post is written in; what a report says stays as the report says it. */
export const POST_LANGUAGES = ['en', 'de'] as const;

export type PostLanguage = (typeof POST_LANGUAGES)[number];

/** What a finding is, in the order in which a post tells it: HOW, then WHO. */
export const POST_GROUPS = [
  'technique',
  'software',
  'vulnerability',
  'rule',
  'observable',
  'claim',
  'name',
] as const;

export type PostGroup = (typeof POST_GROUPS)[number];

/** A finding as a post tells it: with the words it stands on, and where they stand. */
export interface PostFinding {
  /** Of the report's own finding. */
  readonly id: string;
  readonly group: PostGroup;
  /** What was found, on one line, defanged. Of a claim never without its claimant. */
  readonly text: string;
  /** Of an observable its role, of a name its lists, of a claim the evidence it gives. */
  readonly note?: string;
  /** The sentence around it, on one line and defanged: for reading. */
  readonly sentence: string;
  /** `p.3`, where the original has pages. */
  readonly place?: string;
  /** The exact evidence: UTF-16 offsets into the text of the copy, end exclusive, and the words there. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** An analyst accepted or edited it; else it is the machine's suggestion, and the post says so. */
  readonly isReviewed: boolean;
}

/** A page that a post links to. */
export interface PostLink {
  /** http or https. */
  readonly url: string;
  readonly text?: string;
}

/** The copy that all quotations of a post are from. */
export interface PostCopy {
  readonly captureId: string;
  readonly capturedAt: UtcInstant;
  /** Of the copy's payload. */
  readonly sha256: Sha256;
  readonly readingId: string;
  /** e.g. `html@1`: what makes the text with this hash from that copy. */
  readonly extractor: string;
  readonly textSha256: Sha256;
}

/** What one version of a post says; as it was published, whatever the desk holds now. */
export interface PostContent {
  readonly title: string;
  readonly language: PostLanguage;
  /** Who signs it, where somebody does; accounts are nobody else's business. */
  readonly author?: string;
  /** The analyst's own words, a paragraph each. */
  readonly words: readonly string[];
  readonly links: readonly PostLink[];
  readonly report: Pick<Report, 'id' | 'title' | 'publisher' | 'published' | 'url'>;
  readonly copy: PostCopy;
  /** What happened, as the report says it. */
  readonly lead?: Pick<PostFinding, 'sentence' | 'place' | 'start' | 'end' | 'quote'>;
  readonly findings: readonly PostFinding[];
  /** How many findings the post leaves out, because no page should be that long. */
  readonly leftOut: number;
  /** What a reader would look for and the report does not give. */
  readonly notStated: readonly string[];
}

/** What is done to a post; entries are added, never changed. */
export type PostEvent =
  | { readonly kind: 'published'; readonly content: PostContent }
  /** @property note what is corrected, in the analyst's words */
  | { readonly kind: 'corrected'; readonly content: PostContent; readonly note: string }
  | { readonly kind: 'withdrawn'; readonly note: string }
  | { readonly kind: 'restored'; readonly note: string };

/** One version of a post. */
export interface PostVersion {
  /** 1, 2, … */
  readonly number: number;
  readonly at: UtcInstant;
  readonly by: string;
  readonly content: PostContent;
  /** What was corrected; the first version has none. */
  readonly note?: string;
}

/** A published piece about a report. */
export interface Post {
  readonly kind: 'post';
  readonly id: string;
  readonly reportId: string;
  /** Oldest first, never empty; the last one stands. */
  readonly versions: readonly PostVersion[];
  readonly withdrawn?: { readonly at: UtcInstant; readonly by: string; readonly note: string };
  /** When anything of it last changed. */
  readonly updatedAt: UtcInstant;
  /** How many entries made it: whoever changes it says which it knows. */
  readonly revision: number;
}
