import type { ObservableRole } from '../../model/index.ts';
import { hostListing, type Listing } from '../../vocab/benign.ts';
import type { Mention } from '../observables/mention.ts';
import { hostOf } from './host-of.ts';
import { type Link, linkAround } from './links.ts';
import type { List } from './list-leads.ts';
import type { Place, Places } from './places.ts';
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
}

/** The part a rule sees and its reason; undefined where the rule has nothing to say. */
export type Verdict = { readonly role: ObservableRole; readonly roleWhy: string } | undefined;

/** Longest stretch of a sentence that is looked at on either side. */
const NEAR = 120;

export function caseOf(mention: Mention, places: Places, own: readonly string[]): Case {
  const { text } = places.reading;
  const { start, end } = mention;
  const sentence = places.sentence(start);
  const host = hostOf(mention.type, mention.value);
  return {
    mention,
    own,
    place: places.at(start),
    host,
    listing: host === undefined ? undefined : hostListing(host, mention.type === 'domain-name'),
    before: text.slice(Math.max(sentence.start, start - NEAR), start),
    after: text.slice(end, Math.min(Math.max(sentence.end, end), end + NEAR)),
    link: mention.defanged ? undefined : linkAround(text, start, end),
    list: places.list(start),
    textColumn: places.textColumn(start),
  };
}
