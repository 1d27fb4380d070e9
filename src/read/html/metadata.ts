import type { ReadingMetadata, Stated } from '../../model/index.ts';
import { statedDate } from '../stated-date.ts';
import { decodeReference } from './character-references.ts';
import { articleOf } from './json-ld.ts';
import { META_NAMES, type StatedField } from './meta-names.ts';
import type { Tag } from './page-parts.ts';

const LONGEST_VALUE = 1_000;
const LONGEST_JSON_LD = 512 * 1024;
const MOST_JSON_LD = 16;

interface Candidate {
  readonly stated: Stated;
  /** Lower is better. */
  readonly rank: number;
}

/**
 * What a page says of itself in its head: `meta`, `title`, `link rel=canonical`, `time` and JSON-LD.
 * Each value carries the range of the tag or script that states it. The best-ranked statement wins,
 * the first among equals; nothing is guessed from the page's address.
 */
export class PageMetadata {
  readonly #source: string;
  readonly #best = new Map<StatedField, Candidate>();
  #scripts = 0;

  constructor(source: string) {
    this.#source = source;
  }

  tag(tag: Tag, insidePiece: boolean): void {
    const { name, attributes } = tag;
    if (name === 'meta') this.#meta(tag);
    else if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.get('rel') ?? '')) {
      this.#offer('canonicalUrl', attributes.get('href'), 0, tag.start, tag.end);
    } else if (name === 'time') {
      const isStated = /datepublished/i.test(attributes.get('itemprop') ?? '') || attributes.has('pubdate');
      const isEntry = /\b(?:published|entry-date|post-date)\b/i.test(
        (attributes.get('class') ?? '').slice(0, 200),
      );
      const rank = isStated || isEntry ? 3 : 6;
      if (rank === 3 || insidePiece)
        this.#offer('published', attributes.get('datetime'), rank, tag.start, tag.end);
    }
  }

  unseen(tag: Tag, start: number, end: number): void {
    if (tag.name === 'title') this.#offer('title', decoded(this.#source.slice(start, end)), 4, start, end);
    if (tag.name !== 'script' || !/^application\/ld\+json/i.test(tag.attributes.get('type') ?? '')) return;
    if (end - start > LONGEST_JSON_LD || ++this.#scripts > MOST_JSON_LD) return;
    const article = articleOf(this.#source.slice(start, end));
    for (const [field, value] of Object.entries(article)) {
      this.#offer(field as StatedField, value, 1, start, end);
    }
  }

  /** @param heading the page's only first-rank heading, which has no site name added to it */
  finish(heading: Stated | undefined): ReadingMetadata {
    const title = this.#best.get('title');
    const isPlainer =
      heading !== undefined &&
      (title === undefined || (title.rank >= 4 && title.stated.value.includes(heading.value)));
    const stated = Object.fromEntries([...this.#best].map(([field, candidate]) => [field, candidate.stated]));
    return isPlainer ? { ...stated, title: heading } : stated;
  }

  #meta(tag: Tag): void {
    for (const attribute of ['property', 'name', 'itemprop'] as const) {
      const meant = META_NAMES.get(tag.attributes.get(attribute)?.toLowerCase() ?? '');
      if (meant !== undefined)
        this.#offer(meant.field, tag.attributes.get('content'), meant.rank, tag.start, tag.end);
    }
  }

  #offer(field: StatedField, written: string | undefined, rank: number, start: number, end: number): void {
    const value = written?.slice(0, LONGEST_VALUE).replace(/\s+/g, ' ').trim();
    if (value === undefined || value === '' || !fits(field, value)) return;
    const known = this.#best.get(field);
    if (known !== undefined && known.rank <= rank) return;
    const stated: Stated = {
      value: field === 'published' ? statedDate(value) : value,
      at: { kind: 'source-range', start, end },
    };
    this.#best.set(field, { stated, rank });
  }
}

/** An author is no profile address, and a canonical address is a whole one. */
function fits(field: StatedField, value: string): boolean {
  if (field === 'canonicalUrl') return /^https?:\/\/[^\s/]/i.test(value);
  return field !== 'author' || !/^https?:/i.test(value);
}

function decoded(title: string): string {
  return title
    .slice(0, LONGEST_VALUE)
    .replace(/&(?:#(?:\d{1,20}|x[\da-f]{1,20})|[a-z][a-z\d]{0,31});?/gi, decodeReference);
}
