import type { Claim } from './claim.ts';
import type { Passage } from './echo.ts';
import type { JournalEntry } from './journal.ts';
import type { NameEvent } from './name-statement.ts';
import type { UtcInstant } from './time.ts';

/** What a name means, according to whom; nothing is joined, whatever two lists have in common. */
export interface NameAnswer {
  readonly kind: 'name-answer';
  /** As it was asked for. */
  readonly name: string;
  /** The lists that were asked, in the order of the trust line. */
  readonly lists: readonly ListAnswer[];
  /** Merges, splits and graduations that the desk has written down of it, oldest first. */
  readonly events: readonly DatedNameEvent[];
  /** What makes the name ambiguous or easy to mistake. */
  readonly cautions: readonly string[];
  /** Kept reports that name it, each with the sentence. */
  readonly mentions: readonly NameMention[];
  /** How many further places name it. */
  readonly mentionsLeftOut: number;
  /** Spellings in kept reports that are one edit away and on no list: they may be slips, and prove copying. */
  readonly variants: readonly NameMention[];
  /** What kept reports say it is, too. */
  readonly sameAs: readonly SameAsClaim[];
  /** Every entry of the desk about the name, withdrawn ones too. */
  readonly history: readonly HistoricEntry[];
}

export interface ListAnswer {
  /** `misp`, `attack`, `microsoft` or `desk`. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Each entry that has the name; several are several actors. */
  readonly clusters: readonly ClusterAnswer[];
  /** Entries without the name that share others with an entry of another list that has it. */
  readonly beside: readonly BesideCluster[];
}

export interface ClusterAnswer {
  readonly entry: string;
  readonly title: string;
  readonly reference?: string;
  /** In the list's own words. */
  readonly origin?: string;
  /** How the list writes the name. */
  readonly as: string;
  readonly nameGiver?: string;
  /** Every name of the entry, its title first. */
  readonly names: readonly ClusterName[];
  /** An analyst holds that the name does not belong here. */
  readonly disputed?: Attributed;
  /** Of the desk's own list: who said so, and why. */
  readonly said?: Attributed;
}

export interface ClusterName {
  readonly name: string;
  readonly nameGiver?: string;
  readonly since?: string;
}

export interface BesideCluster {
  readonly entry: string;
  readonly title: string;
  /** The names it shares. */
  readonly shares: readonly string[];
  /** With which entries of which lists. */
  readonly with: readonly string[];
}

export interface Attributed {
  readonly entry: number;
  readonly by: string;
  readonly at: UtcInstant;
  readonly note?: string;
  readonly passage?: Passage;
}

export interface DatedNameEvent extends NameEvent {
  readonly said: Attributed;
}

export interface NameMention {
  readonly reportId: string;
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  /** As written. */
  readonly as: string;
  readonly passage: Passage;
  /** The sentence, cut down to what surrounds the name where it is long; `passage.span` lies within. */
  readonly sentence: Passage;
}

export interface SameAsClaim {
  readonly reportId: string;
  readonly title: string;
  readonly published?: string;
  readonly claim: Claim;
  readonly passage: Passage;
}

export interface HistoricEntry extends JournalEntry<'names'> {
  /** By the entry of this number. */
  readonly withdrawnBy?: number;
}
