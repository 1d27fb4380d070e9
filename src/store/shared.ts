import type { Result, TlpLabel, UtcInstant } from '../model/index.ts';

/** A STIX object as an exporter made it. */
export interface SharedRecord {
  readonly id: string;
  readonly type: string;
  readonly created?: string;
  readonly modified?: string;
  readonly [name: string]: unknown;
}

/** What a report now hands on. */
export interface SharedUpdate {
  readonly reportId: string;
  /** Of the note that the report was to be handed on anew. */
  readonly mark: number;
  /** Undefined where nothing of it leaves. */
  readonly label: TlpLabel | undefined;
  /** Whether the desk made the objects: what somebody else made has its versions from them alone. */
  readonly isOwn: boolean;
  /** What others lean on comes first; each id once. */
  readonly objects: readonly SharedRecord[];
  /** Collections that all of it stands in beside those that its objects name by themselves, e.g. `story:…`. */
  readonly facets: readonly string[];
  /** Further collections of an object. */
  readonly facetsOf: (record: SharedRecord) => readonly string[];
  /** ms since the epoch, UTC. */
  readonly now: number;
}

export interface SharedOutcome {
  /** Versions that were added, revocations among them. */
  readonly versions: number;
  readonly revoked: number;
  /** Objects that stand in no collection any more. */
  readonly withdrawn: number;
}

/** Which versions of an object are asked for. */
export interface VersionsAsked {
  readonly isLast: boolean;
  readonly isFirst: boolean;
  readonly isAll: boolean;
  /** Of these `modified`, else `created`, letter for letter. */
  readonly stamps: readonly string[];
  /** Of these instants, where an object has neither: microseconds since the epoch. */
  readonly added?: readonly number[];
}

export interface SharedAsk {
  /** Any of these collections; no object stands in two of them. */
  readonly facets: readonly string[];
  readonly labels: readonly TlpLabel[];
  /** Microseconds since the epoch, exclusive. */
  readonly after: number;
  readonly limit: number;
  readonly types?: readonly string[];
  readonly ids?: readonly string[];
  readonly versions: VersionsAsked;
}

/** A version as it stands in a collection. */
export interface SharedItem {
  /** Microseconds since the epoch. */
  readonly added: number;
  readonly id: string;
  /** `modified`, else `created`; undefined where the object has neither. */
  readonly stamp?: string;
  /** The object as JSON text. */
  readonly json: string;
}

export interface SharedPage {
  readonly items: readonly SharedItem[];
  readonly hasMore: boolean;
}

/** What became of a bundle that somebody posted. */
export interface PostedStatus {
  readonly id: string;
  readonly at: UtcInstant;
  /** Who posted it; undefined while there are no accounts. */
  readonly owner?: string | undefined;
  readonly record: Readonly<Record<string, unknown>>;
}

/** A collection of somebody else's, and how far it was read. */
export interface FollowedCollection {
  readonly id: string;
  readonly url: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/**
 * STIX objects as they are handed on, every version of each. An object stands once in a collection, under the most
 * open label of the reports it comes from; when the last of these lets go of it, it is revoked where it can be, and
 * taken out where its label has become stricter.
 */
export interface SharedStore {
  /** Notes every report as stale where another exporter than this made what is stored. */
  exporter(version: string): Promise<Result<void>>;

  /** Reports that changed since they were put; the store notes them in the transaction that changes them. */
  stale(limit: number): Promise<Result<readonly { readonly reportId: string; readonly mark: number }[]>>;

  /** All of it or nothing. A version is added only for what says something else than the version before. */
  put(update: SharedUpdate): Promise<Result<SharedOutcome>>;

  /** In the order in which they were added. */
  page(ask: SharedAsk): Promise<Result<SharedPage>>;

  /** Whether an object stands in any of some collections. */
  has(id: string, ask: Pick<SharedAsk, 'facets' | 'labels'>): Promise<Result<boolean>>;

  /** Names of the collections that hold something under any of the labels. */
  facets(labels: readonly TlpLabel[]): Promise<Result<readonly string[]>>;

  saveStatus(status: PostedStatus): Promise<Result<void>>;
  status(id: string): Promise<Result<PostedStatus | undefined>>;

  /** Names how far what is handed on may go to an account or a token; null takes it back. */
  nameReader(subject: string, label: TlpLabel | null): Promise<Result<void>>;
  reader(subject: string): Promise<Result<TlpLabel | undefined>>;

  followed(): Promise<Result<readonly FollowedCollection[]>>;
  follow(collection: FollowedCollection): Promise<Result<void>>;
}
