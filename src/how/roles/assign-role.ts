import { isApart } from '../../model/block.ts';
import type { ObservableRole, ObservableType } from '../../model/index.ts';
import { hashListing, hostListing } from '../../vocab/benign.ts';
import { isReservedTld } from '../../vocab/tlds.ts';
import type { Mention } from '../observables/mention.ts';
import { areAlike, Case, type Verdict } from './case.ts';
import { cueFor, weakCueFor } from './cues.ts';
import { defence } from './defence.ts';
import { fileHash, isOfSystem, labelledFile, openShare, ordinaryFile, soughtFile } from './file-rules.ts';
import { hostOf } from './host-of.ts';
import { ADDRESS, ANY, FILE, HASH, HOST, kindOf, NUMBERED, SETTING, SYMBOLS } from './kinds.ts';
import { linked, ownLink } from './link-rules.ts';
import { inIndicatorList, inList, isInSentence } from './list-rules.ts';
import { isOwnHost } from './own-hosts.ts';
import { isIndicatorPlace, type Place, type Places } from './places.ts';
import { saidInRow } from './row-words.ts';
import { addressKind } from './special-addresses.ts';
import { leftAlone, talkFor } from './talk.ts';

export interface Assigned {
  readonly role: ObservableRole;
  readonly roleWhy: string;
  readonly heldBack?: string;
}

type Rule = (c: Case) => Verdict;

/** In order of weight: the first that has something to say decides. Each with what it speaks of. */
const RULES: readonly (readonly [rule: Rule, kinds: number])[] = [
  [catalogueEntry, NUMBERED],
  [ownSite, HOST],
  [ownLink, ANY],
  [knownFile, HASH],
  [partOfUrl, HASH],
  [localAddress, HOST | ADDRESS],
  [openShare, FILE],
  [spokenOf, ANY],
  [leftOut, ANY],
  [saidInRow, ANY],
  [headed, ANY],
  [defence, SETTING],
  [linked, HOST],
  [tellsAddress, HOST],
  [soughtFile, FILE],
  [versionLike, ADDRESS],
  [indicator, ANY],
  [citation, ANY],
  [inList, ANY],
  [listed, FILE | HOST],
  [onlyLookedFor, FILE | SYMBOLS],
  [saidToAct, ANY],
  [labelledFile, FILE],
  [inIndicatorList, ANY],
  [reserved, HOST | ADDRESS],
  [fileHash, HASH],
  [talkedOf, FILE | SYMBOLS | HOST | ADDRESS],
];
const RULES_BY_TYPE = new Map<ObservableType, readonly Rule[]>();

function rulesFor(type: ObservableType): readonly Rule[] {
  let rules = RULES_BY_TYPE.get(type);
  if (rules === undefined) {
    const kind = kindOf(type);
    rules = RULES.filter(([, kinds]) => (kinds & kind) !== 0).map(([rule]) => rule);
    RULES_BY_TYPE.set(type, rules);
  }
  return rules;
}

/** Whose mentions are no indicators. */
function isHeld(role: ObservableRole): boolean {
  return role !== 'attacker' && role !== 'unknown';
}

/**
 * Tells the part of each mention. What was said lately is remembered: a flood of one value among the same words
 * is asked of the rules once.
 */
export function roleTeller(places: Places, own: readonly string[]): (mention: Mention) => Assigned {
  const cases: Case[] = [];
  const told: Assigned[] = [];
  let next = 0;
  return (mention) => {
    const c = new Case(mention, places, own);
    for (let at = 0; at < cases.length; at++) {
      const assigned = told[at];
      if (assigned !== undefined && areAlike(cases[at], c)) return assigned;
    }
    cases[next] = c;
    const assigned = roleIn(c);
    told[next] = assigned;
    next = (next + 1) % REMEMBERED;
    return assigned;
  };
}

/** As many as a line of a list has values. */
const REMEMBERED = 4;

function roleIn(c: Case): Assigned {
  const verdict = firstVerdict(c) ?? NOTHING_SAID;
  const { role, roleWhy } = verdict;
  const kind = c.place.block?.kind;
  if (kind !== undefined && isApart(kind))
    return { role, roleWhy, heldBack: `stands in the page's ${APART_NAMES[kind]}` };
  if (roleWhy === PART_OF_URL) return { role, roleWhy, heldBack: PART_OF_URL };
  if (roleWhy === LIKE_VERSION) return { role, roleWhy, heldBack: `version: ${LIKE_VERSION}` };
  return isHeld(role) ? { role, roleWhy, heldBack: `${role}: ${roleWhy}` } : verdict;
}

const NOTHING_SAID: Assigned = { role: 'unknown', roleWhy: 'nothing around it says' };

const APART_NAMES: Readonly<Record<string, string>> = {
  comment: 'comments',
  navigation: 'navigation',
  running: 'running header or footer',
};

function firstVerdict(c: Case): Verdict {
  for (const rule of rulesFor(c.mention.type)) {
    const verdict = rule(c);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

function catalogueEntry({ place }: Case): Verdict {
  const cited = place.block?.kind === 'reference';
  return cited
    ? { role: 'reference', roleWhy: 'named in a cited source' }
    : { role: 'unknown', roleWhy: 'a catalogue’s entry has no side' };
}

function ownSite({ host, own }: Case): Verdict {
  if (host === undefined || !isOwnHost(host, own)) return undefined;
  return { role: 'researcher', roleWhy: "the publisher's own host" };
}

/** Empty files and the files everybody has: harmless wherever they are listed. */
function knownFile({ mention }: Case): Verdict {
  const listing = hashListing(mention.value);
  return listing === undefined ? undefined : { role: 'benign', roleWhy: `on “${listing.name}”` };
}

/** An analysis service's path names a sample by its hash; anyone else's may be any key. */
function partOfUrl({ mention }: Case): Verdict {
  if (mention.insideUrl === undefined) return undefined;
  const host = hostOf('url', mention.insideUrl) ?? '';
  return hostListing(host, false)?.kind === 'reference'
    ? undefined
    : { role: 'unknown', roleWhy: PART_OF_URL };
}

const PART_OF_URL = 'part of a URL';

function localAddress({ mention, host }: Case): Verdict {
  const kind = addressKind(addressOf(mention, host));
  return kind?.role === 'benign' ? { role: 'benign', roleWhy: kind.name } : undefined;
}

function addressOf(mention: Mention, host: string | undefined): string {
  if (host?.startsWith('[')) return host.replace(/^\[|\]$/g, '');
  return host ?? (mention.type.startsWith('ip') ? mention.value : '');
}

function spokenOf({ mention, before, after }: Case): Verdict {
  const cue = cueFor(mention.type, before, after);
  return cue === undefined ? undefined : { role: cue.role, roleWhy: `“${cue.words}” beside it` };
}

/** What a rule printed in the report is told not to find. */
function leftOut({ leftOutBy }: Case): Verdict {
  return leftOutBy === undefined
    ? undefined
    : { role: 'benign', roleWhy: `left out by a rule, under “${leftOutBy}”` };
}

/** An item of a list whose heading says that it is harmless, or a victim's; a sentence below may speak of anything. */
function headed({ place, link, before, after }: Case): Verdict {
  const section = place.section;
  if (link !== undefined) return undefined;
  if (section?.kind !== 'harmless' && section?.kind !== 'victims') return undefined;
  if (place.block?.kind === 'reference' || isInSentence(before, after)) return undefined;
  return { role: section.kind === 'victims' ? 'victim' : 'benign', roleWhy: `under “${section.title}”` };
}

/** Services that tell whoever asks their own address do nothing else, even where a report defangs them. */
function tellsAddress({ listing }: Case): Verdict {
  return listing?.name.includes('external IP')
    ? { role: 'benign', roleWhy: `on “${listing.name}”` }
    : undefined;
}

/** Four small numbers in a sentence: versions that nothing beside them calls so. */
function versionLike({ mention, before, after }: Case): Verdict {
  if (mention.type !== 'ipv4-addr' || mention.defanged || !SMALL_NUMBERS.test(mention.value))
    return undefined;
  // Words of another line are not beside it: lines may be a list of addresses.
  const beside = /[\p{L}\p{N}(][^\w\n]{0,2}$/u.test(before) || /^[^\w\n]{0,2}[\p{L}\p{N}]/u.test(after);
  const acts = weakCueFor(mention.type, before, after, false)?.role === 'attacker';
  return beside && !acts ? { role: 'unknown', roleWhy: LIKE_VERSION } : undefined;
}

const LIKE_VERSION = 'reads like a version';
const SMALL_NUMBERS = /^(?:1?\d|20)(?:\.[1-4]?\d){3}$/;

function indicator({ mention, place, listing, before, after }: Case): Verdict {
  const cited = place.block?.kind === 'reference';
  const also = listing === undefined ? '' : `; also on “${listing.name}”`;
  if (mention.defanged && !cited) return { role: 'attacker', roleWhy: `defanged${also}` };
  if (cited || !isIndicatorPlace(place) || isPlainReference(mention, listing?.kind)) return undefined;
  // A sentence below such a heading may still speak of what every machine has.
  if ((isOfSystem(mention) || namesList(place)) && isInSentence(before, after)) return undefined;
  const column = place.column?.kind === undefined ? undefined : place.column.title;
  const where = column === undefined ? `under “${place.section?.title ?? ''}”` : `in the column “${column}”`;
  return { role: 'attacker', roleWhy: `${where}${also}` };
}

/** "C2 servers", "Dropped files": what stands below in sentences is not of the list. */
function namesList({ section, column }: Place): boolean {
  return column === undefined && (section?.kind === 'hosts' || section?.kind === 'files');
}

/** A link to a vendor's page among indicators is still a link. */
function isPlainReference(mention: Mention, listed: string | undefined): boolean {
  return !mention.defanged && mention.type === 'url' && listed === 'reference';
}

function citation({ mention, place }: Case): Verdict {
  if (place.block?.kind === 'reference') return { role: 'reference', roleWhy: 'in a cited source' };
  if (place.column?.kind === 'references')
    return { role: 'reference', roleWhy: `in the column “${place.column.title}”` };
  if (place.column?.kind === 'victims')
    return { role: 'victim', roleWhy: `in the column “${place.column.title}”` };
  if (place.column?.kind === 'harmless')
    return { role: 'benign', roleWhy: `in the column “${place.column.title}”` };
  const section = place.section;
  if (section === undefined) return undefined;
  if (section.kind === 'references') return { role: 'reference', roleWhy: `under “${section.title}”` };
  if (section.kind === 'publisher') return { role: 'researcher', roleWhy: `under “${section.title}”` };
  return section.kind === 'advice' && mention.type === 'url'
    ? { role: 'reference', roleWhy: `a link under “${section.title}”` }
    : undefined;
}

function talkedOf({ mention, listing, before, after }: Case): Verdict {
  if (listing !== undefined) return undefined;
  const cue = talkFor(mention.type, before, after);
  return cue === undefined ? undefined : { role: cue.role, roleWhy: `“${cue.words}” in its sentence` };
}

function listed({ mention, listing, before, after }: Case): Verdict {
  const file = ordinaryFile(mention, before);
  if (file !== undefined) return file;
  if (listing === undefined || listing.kind === 'note') return undefined;
  // "It beacons to <a vendor's host>": what it does weighs more than whose it is.
  if (listing.kind === 'benign' && weakCueFor(mention.type, before, after, false)?.role === 'attacker')
    return undefined;
  return { role: listing.kind, roleWhy: `on “${listing.name}”` };
}

function onlyLookedFor({ mention, before }: Case): Verdict {
  const cue = leftAlone(mention.type, before);
  return cue === undefined ? undefined : { role: cue.role, roleWhy: `“${cue.words}” beside it` };
}

function saidToAct({ mention, before, after }: Case): Verdict {
  const cue = weakCueFor(mention.type, before, after, mention.defanged);
  return cue === undefined ? undefined : { role: cue.role, roleWhy: `“${cue.words}” beside it` };
}

/** Names and addresses kept for documentation, where nothing speaks for an indicator. */
function reserved({ mention, host }: Case): Verdict {
  const kind = addressKind(addressOf(mention, host));
  if (kind?.role === 'example') return { role: 'example', roleWhy: kind.name };
  if (host === undefined) return undefined;
  const isReserved =
    isReservedTld(host.slice(host.lastIndexOf('.') + 1)) || /(?:^|\.)example\.(?:com|net|org)$/.test(host);
  return isReserved ? { role: 'example', roleWhy: 'a name kept for examples (RFC 2606)' } : undefined;
}
