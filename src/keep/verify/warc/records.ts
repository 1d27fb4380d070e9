import { digestKey, type LabelledDigest } from '../digests.ts';
import { type Limits, Unreadable } from '../limits.ts';
import type { WarcRecord } from './warc-record.ts';

interface Page {
  first: number;
  last: number;
  /** Whether one of its records bears content of its own. */
  hasContent: boolean;
  /** Digests of the content that its revisits say it was the same as. */
  readonly sameAs: string[];
}

/** Every record of the archive, and how they refer to one another. */
export class Records {
  readonly #limits: Limits;
  readonly #byPlace = new Map<string, WarcRecord>();
  readonly #byId = new Map<string, WarcRecord>();
  readonly #pages = new Map<string, Page>();
  #contents: Set<string> | undefined;
  #bare = 0;
  #latest = Number.NEGATIVE_INFINITY;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  add(record: WarcRecord, fault: (message: string) => void): void {
    if (this.#byPlace.size >= this.#limits.records)
      throw new Unreadable('comes after more records than are read');
    this.#byPlace.set(placeKey(record.file, record.offset), record);
    const earlier = this.#byId.get(record.id);
    // Some recorders write their warcinfo twice, byte for byte the same; nothing is ambiguous then.
    const isCopy = record.type === 'warcinfo' && record.sha256 === earlier?.sha256;
    if (earlier !== undefined && !isCopy) fault(`${placeOf(record)} has the id of an earlier one`);
    this.#byId.set(record.id, record);
    if (!record.bearsDigest && record.type !== 'warcinfo') this.#bare += 1;
    const at = Date.parse(record.date);
    if (Number.isNaN(at)) return;
    this.#latest = Math.max(this.#latest, at);
    // A request asks for a page and metadata speaks of one; only an answer, or a resource, is one.
    if (record.uri === undefined || record.type === 'request' || record.type === 'metadata') return;
    this.#addPage(record, record.uri, at);
  }

  #addPage({ type, payloadDigests }: WarcRecord, uri: string, at: number): void {
    const page = this.#pages.get(pageKey(uri)) ?? { first: at, last: at, hasContent: false, sameAs: [] };
    page.first = Math.min(page.first, at);
    page.last = Math.max(page.last, at);
    if (type === 'revisit') page.sameAs.push(...keysOf(payloadDigests));
    else page.hasContent = true;
    this.#pages.set(pageKey(uri), page);
  }

  at(file: string, offset: number): WarcRecord | undefined {
    return this.#byPlace.get(placeKey(file, offset));
  }

  all(): Iterable<WarcRecord> {
    return this.#byPlace.values();
  }

  get count(): number {
    return this.#byPlace.size;
  }

  /** Records, warcinfo aside, that bear no digest of their own. */
  get bare(): number {
    return this.#bare;
  }

  /** Of all dates the last, ms since the epoch. */
  get latest(): number {
    return this.#latest;
  }

  /**
   * When a page was recorded, ms since the epoch, over http or https, without regard to a fragment;
   * and whether what it was made of is in the archive: a revisit alone has nothing to show.
   */
  page(url: string): { first: number; last: number; hasContent: boolean } | undefined {
    const page = this.#pages.get(pageKey(url));
    if (page === undefined) return undefined;
    const hasContent = page.hasContent || page.sameAs.some((digest) => this.#allContents().has(digest));
    return { first: page.first, last: page.last, hasContent };
  }

  /** Few archives have a page that is a revisit alone, so this is made only when it is asked for. */
  #allContents(): ReadonlySet<string> {
    this.#contents ??= new Set(
      [...this.all()].flatMap(({ type, payloadDigests }) =>
        type === 'revisit' ? [] : keysOf(payloadDigests),
      ),
    );
    return this.#contents;
  }

  /** Checks that what a record names is there. */
  checkReferences(fault: (message: string) => void): void {
    for (const record of this.all()) {
      for (const id of record.concurrentTo) {
        const other = this.#byId.get(id);
        if (other === undefined) fault(`${placeOf(record)} was made with a record that is missing`);
        else if (other === record) fault(`${placeOf(record)} was made with itself`);
        else if (isExchange(record, other) && other.uri !== record.uri)
          fault(`${placeOf(record)} is the request for another URI than its response`);
      }
      const info = record.warcinfoId === undefined ? undefined : this.#byId.get(record.warcinfoId);
      if (record.warcinfoId !== undefined && info?.type !== 'warcinfo')
        fault(`${placeOf(record)} names a warcinfo record that is missing`);
    }
  }
}

export function placeOf({ file, offset }: WarcRecord): string {
  return `the record at byte ${offset} of ${file}`;
}

function isExchange(a: WarcRecord, b: WarcRecord): boolean {
  const types = [a.type, b.type].sort().join();
  return types === 'request,response' || types === 'request,revisit';
}

function keysOf(digests: readonly LabelledDigest[]): string[] {
  return digests.flatMap((digest) => digestKey(digest) ?? []);
}

function placeKey(file: string, offset: number): string {
  return `${offset} ${file}`;
}

function pageKey(url: string): string {
  const href = URL.canParse(url) ? new URL(url).href : url;
  return href.replace(/#.*$/s, '').replace(/^https:/, 'http:');
}
