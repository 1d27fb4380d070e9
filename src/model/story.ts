import type { Passage } from './echo.ts';
import type { UtcInstant } from './time.ts';

/** One change to a story; the story is what all of them, in order, have made of it. */
export type StoryEvent =
  | { readonly kind: 'made'; readonly title: string; readonly reports: readonly string[] }
  | { readonly kind: 'renamed'; readonly title: string }
  | { readonly kind: 'added'; readonly reports: readonly string[] }
  | { readonly kind: 'removed'; readonly reports: readonly string[] }
  /** Takes back the change of this number. */
  | { readonly kind: 'undone'; readonly entry: number };

/** Kept reports that an analyst holds to be about one affair. */
export interface Story {
  readonly kind: 'story';
  readonly id: string;
  readonly title: string;
  /** Report ids, in the order they were added. */
  readonly reports: readonly string[];
  readonly changedAt: UtcInstant;
  readonly changedBy: string;
}

/** What reports of one affair may have in common. */
export type ClueKind = 'indicator' | 'incident' | 'malware' | 'actor' | 'vulnerability';

/** Something a report says that another report may say, too, at its first mention. */
export interface Clue {
  readonly kind: ClueKind;
  /** Equal for the same thing. */
  readonly key: string;
  /** For people. */
  readonly shown: string;
  readonly findingId: string;
}

/** A report as far as the search for stories looks at it. */
export interface StorySeed {
  readonly reportId: string;
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly clues: readonly Clue[];
}

/** Why two reports may be about one affair; `At` is a finding's id until its passage is looked up. */
export interface StoryGround<At = Passage> {
  readonly kind: ClueKind;
  readonly shown: string;
  readonly here: At;
  readonly there: At;
}

/** Reports that may be about one affair; nothing is grouped until an analyst says so. */
export interface StorySuggestion<At = Passage> {
  readonly kind: 'story-suggestion';
  /** The same for the same reports. */
  readonly id: string;
  /** The report that has most in common with the others. */
  readonly lead: string;
  readonly members: readonly StoryMember<At>[];
}

export interface StoryMember<At = Passage> {
  readonly reportId: string;
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  /** What it shares with the lead; empty for the lead itself. */
  readonly grounds: readonly StoryGround<At>[];
  /** Days between the dates the two state; absent where either states none. */
  readonly daysApart?: number;
}
