import type { ObservableRole, TextRange } from '../../model/index.ts';
import { hostListing, type Listing } from '../../vocab/benign.ts';
import type { Mention } from '../observables/mention.ts';
import { hostOf } from './host-of.ts';
import { type Link, linkAround } from './links.ts';
import type { List } from './list-leads.ts';
import type { Place, Places } from './places.ts';
import { ruleFilterAt } from './rule-filters.ts';
import type { Column } from './table-headers.ts';

/**
 * What the rules may look at. Most mentions are decided by the first few: what costs more than a look is found out
 * when a rule asks for it.
 */
export class Case {
  readonly mention: Mention;
  readonly own: readonly string[];
  readonly place: Place;
  /** Lower case, for whatever has one. */
  readonly host: string | undefined;
  /** The Markdown link whose target it is, or ends, in a plain text. */
  readonly link: Link | undefined;
  private readonly places: Places;
  private words: Words | undefined;
  /** `null` until somebody asks; the same below. */
  private listed: Listing | undefined | null = null;
  private filter: string | undefined | null = null;

  constructor(mention: Mention, places: Places, own: readonly string[]) {
    const { type, value, start, end, defanged } = mention;
    this.mention = mention;
    this.own = own;
    this.place = places.at(start);
    this.host = hostOf(type, value);
    this.link = defanged ? undefined : linkAround(places.reading.text, start, end);
    this.places = places;
  }

  /** The mention's sentence, up to it. */
  get before(): string {
    this.words ??= wordsAround(this.mention, this.place, this.places);
    return this.words.before;
  }

  /** The same behind it. */
  get after(): string {
    this.words ??= wordsAround(this.mention, this.place, this.places);
    return this.words.after;
  }

  /** The list that the host stands on. */
  get listing(): Listing | undefined {
    if (this.listed === null) this.listed = listingOf(this.mention, this.host);
    return this.listed;
  }

  get list(): List | undefined {
    return this.places.list(this.mention.start);
  }

  get textColumn(): Column | undefined {
    return this.places.textColumn(this.mention.start);
  }

  /** The words of the other cells of its row; none outside tables. */
  get rowCells(): readonly string[] {
    return this.places.row(this.mention.start, this.place.block);
  }

  /** The key of a rule under which it is left out of what the rule finds. */
  get leftOutBy(): string | undefined {
    if (this.filter === null) {
      const { start } = this.mention;
      this.filter = ruleFilterAt(this.places.reading.text, this.places.line(start).start, start);
    }
    return this.filter;
  }
}

/** The part a rule sees and its reason; undefined where the rule has nothing to say. */
export type Verdict = { readonly role: ObservableRole; readonly roleWhy: string } | undefined;

interface Words {
  readonly before: string;
  readonly after: string;
}

/** Longest stretch of a sentence that is looked at on either side. */
const NEAR = 120;
/** How far a line is looked along, so that one may be all there is. */
const LONGEST_LINE = 512;

function wordsAround({ start, end }: Mention, { block }: Place, places: Places): Words {
  const sentence = places.sentence(start, block);
  const stretch: TextRange = sentence ?? places.line(start);
  const from = Math.max(stretch.start, start - NEAR, 0);
  // Of a line, what stands behind a mention that has a break in it is another.
  const most = sentence === undefined ? Math.min(start + LONGEST_LINE, end + NEAR) : end + NEAR;
  const to = Math.min(Math.max(stretch.end, end), most);
  return { before: places.words(from, start), after: places.words(end, to) };
}

function listingOf({ type, value }: Mention, host: string | undefined): Listing | undefined {
  return host === undefined ? undefined : hostListing(host, type === 'domain-name' || isBare(value));
}

/** `https://www.example.com/`: nothing behind the host. */
function isBare(url: string): boolean {
  return /^[a-z]{1,10}:\/\/[^/?#]{1,253}\/?$/i.test(url);
}

/** Whether no rule could tell two mentions apart. */
export function areAlike(one: Case | undefined, other: Case): boolean {
  return (
    one !== undefined &&
    one.mention.value === other.mention.value &&
    one.mention.type === other.mention.type &&
    one.mention.defanged === other.mention.defanged &&
    one.mention.insideUrl === other.mention.insideUrl &&
    one.place.section === other.place.section &&
    one.place.column === other.place.column &&
    one.place.block === other.place.block &&
    one.link === undefined &&
    other.link === undefined &&
    one.before === other.before &&
    one.after === other.after &&
    one.list === other.list &&
    one.textColumn === other.textColumn &&
    one.leftOutBy === other.leftOutBy &&
    areSame(one.rowCells, other.rowCells)
  );
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((cell, at) => cell === other[at]));
}
