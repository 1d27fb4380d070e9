import type { ClaimObject, ClaimPredicate, Evidence, Hedge } from './claim.ts';
import type { EchoEdge, Passage } from './echo.ts';
import type { Finding } from './finding.ts';
import type { Grade } from './grade.ts';
import type { Reading } from './reading.ts';
import type { Report } from './report.ts';
import type { NewerCapture, SourceNews } from './source-news.ts';
import type { Span } from './span.ts';
import type { TlpLabel } from './tlp.ts';

/** What the ledger is made from: a report as it was read, with where it links to. */
export interface LedgerSource {
  readonly report: Report;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
  readonly links: readonly ReportLink[];
  /** The address it gives itself, where it was not fetched from one. */
  readonly statedUrl?: string;
  readonly author?: string;
  readonly news?: SourceNews;
}

/** A hyperlink with the words a reader clicks on. */
export interface ReportLink {
  /** Absolute, without fragment. */
  readonly url: string;
  readonly span: Span;
}

/** Who says what in several reports, on whose knowledge it rests, and who only repeats it. */
export interface Ledger {
  readonly kind: 'ledger';
  /** The strictest marking of all reports. */
  readonly tlp: TlpLabel;
  readonly reports: readonly LedgerReport[];
  /** The claim that most reports carry comes first. */
  readonly groups: readonly ClaimGroup[];
  readonly edges: readonly EchoEdge[];
  /** Spellings held to be slips for a name that is claimed about. */
  readonly variants: readonly NameVariant[];
}

export interface LedgerReport {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
  readonly readingId: string;
  /** What became of its source since it was kept. */
  readonly news?: SourceNews;
}

/** A spelling one letter or digit away from a name beside it; shown as a variant, never merged. */
export interface NameVariant {
  readonly written: string;
  readonly of: string;
  readonly passages: readonly Passage[];
}

/** Everything said for or against one claim. */
export interface ClaimGroup {
  readonly kind: 'claim-group';
  readonly id: string;
  readonly predicate: ClaimPredicate;
  /** Its name, in the words of the report where it first appears. */
  readonly object: string;
  readonly objectKind: ClaimObject['kind'];
  /** What the words are read as where they do not say it themselves: `China` for "Chinese hackers". */
  readonly objectReading?: string;
  readonly subject?: string;
  readonly subjectReading?: string;
  /**
   * Within what it is counted, in a ledger of reports about several affairs; absent: all its reports, which whoever
   * asked for them takes to be about one.
   */
  readonly within?: LedgerAffair;
  /** First of the dates its reports state; absent: none states one. */
  readonly firstSeen?: string;
  /** The reports that assert it. */
  readonly carriedBy: readonly string[];
  /** How many entities it rests on; echoes, unresolved, hidden and unknown speakers are not among them. */
  readonly independentOrigins: number;
  readonly origins: readonly ClaimOrigin[];
  /** Who denies or doubts it, in the same shape: beside, never below. */
  readonly contrary: readonly ClaimOrigin[];
  /** Speakers without a name, and reports that say it without saying who knows it. */
  readonly unresolved: readonly LedgerRow[];
}

/** A story, or one report that is in none: nothing is summed up across two of them. */
export type LedgerAffair =
  | { readonly kind: 'story'; readonly id: string; readonly title: string }
  | { readonly kind: 'report'; readonly id: string; readonly title: string };

/** An entity on whose knowledge a claim rests. */
export interface ClaimOrigin {
  readonly entity: string;
  /** Whoever wrote a text that states no author: he may be any of the others, and is not counted. */
  readonly unknown?: true;
  /** People whose word counts as this entity's, each with the words that say so. */
  readonly people: readonly Affiliation[];
  /** Said by itself, or quoted where it spoke. */
  readonly rows: readonly LedgerRow[];
  readonly echoes: readonly LedgerRow[];
}

export interface Affiliation {
  readonly person: string;
  readonly organisation: string;
  readonly passage: Passage;
}

/** One claim of one report. */
export interface LedgerRow {
  readonly claimId: string;
  readonly reportId: string;
  readonly published?: string;
  readonly as: string;
  readonly stance: 'asserts' | 'doubts' | 'denies';
  readonly hedge: Hedge;
  /** Empty means: none given. */
  readonly evidence: readonly Evidence[];
  readonly saysNoEvidence?: Span;
  readonly passage: Passage;
  /** How it comes to the origin's knowledge. */
  readonly role: 'origin' | 'echo' | 'unresolved';
  /** Edges from the echo towards its origin, by id, nearest first. */
  readonly chain: readonly string[];
  /** Steps from the origin's own words; 0 is the origin itself. */
  readonly hop: number;
  /** The echo names nobody, or nobody by name, where its source does. */
  readonly ownerLost?: boolean;
  /** What an analyst holds of the claim. */
  readonly grade?: Grade;
  readonly drift?: HedgeDrift;
  /** A newer capture of its report no longer has its sentence. */
  readonly absentFrom?: Omit<NewerCapture, 'absentClaims'>;
}

/** The echo is surer than its source. */
export interface HedgeDrift {
  readonly from: DriftEnd;
  readonly to: DriftEnd;
  readonly hop: number;
}

export interface DriftEnd {
  readonly claimId: string;
  readonly class: Hedge['class'];
  /** The hedging words, or those of the plain statement. */
  readonly words: string;
  /** Whether `words` hedge. */
  readonly hedges: boolean;
  readonly passage: Passage;
}
