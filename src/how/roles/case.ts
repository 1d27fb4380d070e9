import type { ObservableRole } from '../../model/index.ts';
import { hostListing, type Listing } from '../../vocab/benign.ts';
import type { Mention } from '../observables/mention.ts';
import { hostOf } from './host-of.ts';
import { type Link, linkAround } from './links.ts';
import type { List } from './list-leads.ts';
import type { Place, Places } from './places.ts';
import { ruleFilterAt } from './rule-filters.ts';
import type { Column } from './table-headers.ts';

/** What the rules may look at. */
export interface Case {
  readonly mention: Mention;
  readonly place: Place;
  readonly own: readonly string[];
  /** Lower case, for whatever has one. */
  readonly host: string | undefined;
  /** The list that the host stands on. */
  readonly listing: Listing | undefined;
  /** The mention's sentence, up to it and behind it. */
  readonly before: string;
  readonly after: string;
  /** The Markdown link whose target it is, or ends, in a plain text. */
  readonly link: Link | undefined;
  readonly list: List | undefined;
  readonly textColumn: Column | undefined;
  /** The words of the other cells of its row; none outside tables. */
  readonly rowCells: readonly string[];
  /** The key of a rule under which it is left out of what the rule finds. */
  readonly leftOutBy: string | undefined;
}

/** The part a rule sees and its reason; undefined where the rule has nothing to say. */
export type Verdict = { readonly role: ObservableRole; readonly roleWhy: string } | undefined;

/** Longest stretch of a sentence that is looked at on either side. */
const NEAR = 120;

export function caseOf(mention: Mention, places: Places, own: readonly string[]): Case {
  const { text } = places.reading;
  const { type, value, start, end } = mention;
  const place = places.at(start);
  const sentence = places.sentence(start, place.block);
  const stretch = sentence ?? places.line(start);
  const from = Math.max(stretch.start, start - NEAR, 0);
  // Of a line, what stands behind a mention that has a break in it is another.
  const most = sentence === undefined ? Math.min(start + LONGEST_LINE, end + NEAR) : end + NEAR;
  const to = Math.min(Math.max(stretch.end, end), most);
  const host = hostOf(type, value);
  return {
    mention,
    own,
    place,
    host,
    listing: host === undefined ? undefined : hostListing(host, type === 'domain-name' || isBare(value)),
    before: withPlainBlanks(text.slice(from, start)),
    after: withPlainBlanks(text.slice(end, to)),
    link: mention.defanged ? undefined : linkAround(text, start, end),
    list: places.list(start),
    textColumn: places.textColumn(start),
    rowCells: places.row(start, place.block),
    leftOutBy: ruleFilterAt(text, places.line(start).start, start),
  };
}

/** Hard and narrow blanks, as word processors and web pages put them, stand for blanks. */
function withPlainBlanks(words: string): string {
  return HARD_BLANK.test(words) ? words.replaceAll(HARD_BLANKS, ' ') : words;
}

const HARD_BLANK = /[\u00a0\u2000-\u200a\u202f\u3000]/;
const HARD_BLANKS = /[\u00a0\u2000-\u200a\u202f\u3000]/g;

/** `https://www.example.com/`: nothing behind the host. */
function isBare(url: string): boolean {
  return /^[a-z]{1,10}:\/\/[^/?#]{1,253}\/?$/i.test(url);
}

/** How far a line is looked along, so that one may be all there is. */
const LONGEST_LINE = 512;

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
    one.list === other.list &&
    one.textColumn === other.textColumn &&
    one.link === undefined &&
    other.link === undefined &&
    one.leftOutBy === other.leftOutBy &&
    one.rowCells.length === other.rowCells.length &&
    one.rowCells.every((cell, at) => cell === other.rowCells[at]) &&
    one.before === other.before &&
    one.after === other.after
  );
}
