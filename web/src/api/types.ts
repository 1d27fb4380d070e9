/** What the API answers with. Records keep the names of the model; these are the envelopes around them. */
import type { ActorName } from '../../../src/model/actor-name.ts';
import type { Block } from '../../../src/model/block.ts';
import type { Capture } from '../../../src/model/capture.ts';
import type { Claim } from '../../../src/model/claim.ts';
import type { Observable } from '../../../src/model/observable.ts';
import type { Report } from '../../../src/model/report.ts';
import type { Rule } from '../../../src/model/rule.ts';
import type { Software } from '../../../src/model/software.ts';
import type { SourceNews } from '../../../src/model/source-news.ts';
import type { Span } from '../../../src/model/span.ts';
import type { Story } from '../../../src/model/story.ts';
import type { Technique } from '../../../src/model/technique.ts';
import type { TlpMarking } from '../../../src/model/tlp.ts';
import type { Vulnerability } from '../../../src/model/vulnerability.ts';
import type { PageState } from '../../../src/model/watch.ts';

export type { Ledger, LedgerRow } from '../../../src/model/ledger.ts';
export type { NameAnswer } from '../../../src/model/name-answer.ts';
export type { StorySuggestion } from '../../../src/model/story.ts';
export type { Claim, PageState, Report, SourceNews, Span, Story, TlpMarking };

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
  readonly total?: number;
}

export interface Session {
  /** Whether there are accounts at all. */
  readonly accounts: boolean;
  readonly account?: string;
  readonly role?: string;
  readonly rights: readonly string[];
}

/** RFC 9457. */
export interface ApiProblem {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly where?: string;
  readonly hint?: string;
}

export interface ReportItem {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
  readonly capturedAt: string;
  readonly tlp: TlpMarking;
  readonly state?: PageState;
  readonly counts: { readonly findings: number; readonly reviewed: number };
}

export interface WatchItem {
  readonly id: string;
  readonly kind: 'page' | 'feed';
  readonly url: string;
  readonly reportId?: string;
  readonly title?: string;
  readonly standing: {
    readonly state: PageState;
    readonly since: string;
    readonly known: PageState;
    readonly lastPresent: string;
  };
  /** ms between looks. */
  readonly every: number;
  readonly nextDue: string;
  readonly news: boolean;
}

export interface Home {
  readonly analyst?: string;
  readonly version: string;
  readonly counts: { readonly reports: number; readonly findings: number; readonly reviewed: number };
  readonly recent: readonly ReportItem[];
  readonly unfinished: readonly ReportItem[];
  readonly watch: readonly WatchItem[];
  readonly jobs: readonly Job[];
  readonly example?: boolean;
}

export interface Job {
  readonly id: string;
  readonly kind: 'read' | 'hunt';
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly stage?: string;
  readonly page?: number;
  readonly problem?: Fault;
  readonly done?: { readonly reportId?: string; readonly title?: string };
}

export interface Fault {
  readonly code?: string;
  readonly message: string;
  readonly where?: string;
  readonly hint?: string;
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Carded {
  readonly reportId: string;
  readonly side: Side;
  readonly about: { readonly type?: string; readonly value: string };
  /** Decisions so far. */
  readonly revision: number;
  readonly sentence?: Sentence;
}

export type Side = 'how' | 'who';
export type Card = (Observable | Technique | Software | Vulnerability | Rule | Claim | ActorName) & Carded;
export type Kind = Card['kind'];
export type Status = Card['status'];

export interface ReportDetail {
  readonly report: Report;
  readonly capture: Capture;
  readonly reading: {
    readonly id: string;
    readonly extractor: string;
    readonly length: number;
    readonly pages?: number;
    readonly language?: string;
    readonly textSha256: string;
  };
  readonly problems: readonly Fault[];
  readonly counts: { readonly findings: number; readonly reviewed: number; readonly heldBack?: number };
  readonly watch?: WatchItem;
  /** What became of the source since the copy that is shown. */
  readonly news?: SourceNews;
}

export interface TextBlock extends Block {
  readonly text: string;
}

export interface FindingDetail {
  readonly card: Card;
  readonly decisions: readonly { readonly status: Status; readonly by: string; readonly at: string }[];
  readonly elsewhere: readonly {
    readonly reportId: string;
    readonly title: string;
    readonly findingId: string;
    readonly status: Status;
  }[];
  readonly sameValue: number;
}

export type Edit = Readonly<
  Partial<Record<'role' | 'stance' | 'predicate' | 'type' | 'value', string>> & { heldBack?: null }
>;

export interface Decision {
  readonly action: 'accept' | 'reject' | 'undo' | 'edit' | 'retype';
  readonly revision?: number;
  readonly allSameValue?: boolean;
  readonly edit?: Edit;
  readonly span?: { readonly start: number; readonly end: number; readonly quote: string };
}

export interface NewFinding {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly kind: Kind;
  readonly type?: string;
  readonly role?: string;
}

export interface Provenance {
  readonly capture: Capture;
  readonly captures: readonly { readonly id: string; readonly capturedAt: string; readonly sha256: string }[];
  readonly hashes: { readonly payload: string; readonly wacz: string; readonly text: string };
  readonly signature?: Readonly<Record<string, unknown>>;
  readonly mementos: readonly { readonly heldBy: string; readonly datetime: string }[];
  readonly watch?: WatchItem;
  readonly commands: { readonly verify: string; readonly diff?: string };
}

/** A page as displayed, in points. */
export interface PageSize {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** Where a word stands on its page: x0, y0, x1, y1 in points from the lower left corner. */
export interface WordBox {
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly box: readonly [number, number, number, number];
}

export interface CaptureDiff {
  readonly from: CapturedSide;
  readonly to: CapturedSide;
  /** 0 to 1: how much of the earlier prose stands in the later text. */
  readonly kept: number;
  readonly edited: number;
  readonly absent: Difference;
  readonly added: Difference;
}

export interface CapturedSide {
  readonly captureId: string;
  readonly extractor: string;
  readonly at: string;
}

export interface Difference {
  readonly parts: readonly {
    readonly kind: string;
    readonly span: Span;
    readonly observables: number;
    readonly claims: number;
  }[];
  readonly findings: readonly { readonly kind: string; readonly id: string; readonly label: string }[];
  readonly of: { readonly observables: number; readonly claims: number };
}

export interface Verification {
  readonly verdict: 'verifies' | 'broken';
  readonly verdictLine: string;
  readonly checks: readonly { readonly link: string; readonly state: string; readonly message: string }[];
  readonly notProved: readonly string[];
}

/** Where an entry of the inventory stands. */
export interface Place {
  readonly reportId: string;
  readonly findingId: string;
  readonly span: Span;
  readonly sentence: string;
  readonly status: Status;
}

export interface HowInventory {
  readonly software: readonly (InventoryEntry & {
    readonly softwareType: Software['softwareType'];
    readonly attackId?: string;
  })[];
  readonly vulnerabilities: readonly (InventoryEntry & { readonly products: readonly string[] })[];
  readonly rules: readonly (Pick<Rule, 'ruleType' | 'name' | 'text' | 'mended' | 'fault'> & {
    readonly place: Place;
  })[];
  readonly indicators: readonly {
    readonly role: string;
    readonly count: number;
    readonly values: readonly { readonly type: string; readonly value: string; readonly place: Place }[];
  }[];
}

export interface InventoryEntry {
  readonly name: string;
  readonly count: number;
  readonly places: readonly Place[];
}

export interface MatrixPassage {
  readonly reportId: string;
  readonly findingId: string;
  readonly span: Span;
  readonly sentence: string | Sentence;
  readonly status: Status;
}

export interface MatrixTechnique {
  readonly attackId: string;
  readonly name: string;
  readonly tactics: readonly string[];
  readonly count: number;
  /** By report. */
  readonly counts: Readonly<Record<string, number>>;
  readonly passages: readonly MatrixPassage[];
}

export interface AttackMatrix {
  readonly attackVersion: string;
  readonly tactics: readonly { readonly id: string; readonly name: string }[];
  readonly techniques: readonly MatrixTechnique[];
  readonly reports: readonly { readonly id: string; readonly title: string }[];
}

export interface SearchHit {
  readonly in: 'value' | 'text';
  readonly reportId: string;
  readonly title: string;
  readonly findingId?: string;
  readonly kind?: Kind;
  readonly type?: string;
  readonly value?: string;
  readonly passage: { readonly readingId: string; readonly span: Span };
  readonly sentence: Sentence;
  /** Offsets of the reading. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export interface StoryDetail {
  readonly story: Story;
  readonly reports: readonly ReportItem[];
}

export interface Leaving {
  readonly allowed: boolean;
  readonly problem?: Fault;
  readonly tlp: TlpMarking;
  readonly bytes?: number;
  readonly findings?: number;
}
