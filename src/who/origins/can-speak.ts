import type { Claim, Claimant } from '../../model/index.ts';
import { listingsOf } from '../../vocab/actor-names.ts';
import { stateOf } from '../../vocab/states.ts';
import { nameKey, squashed } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';
import { isHouseName } from './house-names.ts';
import { isMalware } from './malware-names.ts';

/** Headings, labels and first words of sentences: nobody is called so. */
const NOBODY =
  /^(?:(?:the|a|an|our|new|key|executive|technical|further|related) )*(?:abstract|analysis|appendix|annex|assessment|attribution|background|conclusions?|contents?|context|copyright|detections?|discussion|disclaimer|evidence|examples?|exhibit|facts?|figures?|findings?|glossary|history|hypothes[ie]s|impact|indicators?(?: of compromise)?|infrastructure|introduction|iocs?|let|methodology|mitigations?|motivation|notes?|objectives?|observations?|overview|partners?|payloads?|persistence|previous|questions?|recommendations?|references?|results?|scope|section|sources?|summary|table|targets?|techniques?|timeline|title|tools?|update|variants?|victims?|warning|yara)(?: (?:[\dA-Z]|[ivx]+))?$/iu;
/** A deed or a thing, whatever its first words are. */
const THING =
  /\b(?:attacks?|breach(?:es)?|campaigns?|compromise|documents?|domains?|e-?mails?|exploits?|files?|hacks?|hypothesis|incidents?|infections?|intrusions?|iocs?|kits?|lures?|operations?|payloads?|phishing|ransomware|samples?|scams?|servers?|spearphishing|spear-phishing|traffic|variants?|vulnerabilit(?:y|ies)|websites?)$/iu;
/** Signs that no name has; "Note:Previous". */
const NO_NAME = /[:;<>{}|=\\/]|^\P{L}+$/u;
/** "Behind last year’s SolarWinds breach": where somebody is named and does not speak. */
const BESIDE = /^(?:behind|against|despite|during|after|before|since) /iu;
/** Whoever is only described by where they come from: "Chechen rebels". */
const CROWD =
  /^ (?:\p{Ll}+ ){0,2}(?:rebels?|hackers?|attackers?|activists?|actors?|users?|customers?|victims?|criminals?|cybercriminals?|gangs?|servers?|domains?|malware|people|nationals?|citizens?|sympathi[sz]ers?)\b/u;
const NATION = /^\p{Lu}\p{L}+(?:ese|ian|ish|chen|stani|eli)$/u;
const ATTRIBUTES = /\b(?:attribut\p{L}+|assess\p{L}*|link(?:ed|s)?|track(?:ed|s)?|t(?:ie|ied|ies))\b/iu;

/**
 * Whether the name of whoever is taken for a speaker can be a person's or an organisation's: not a heading, malware, a
 * deed, the first word of a sentence, or the very actor whom somebody else ("we") holds for the culprit.
 *
 * @param states as `nameKey`: those that the reports claim something about
 */
export function canSpeak(
  piece: Piece,
  claim: Claim,
  claimant: Claimant,
  entity: string,
  states: ReadonlySet<string>,
): boolean {
  const { as } = claimant;
  const words = entity.replace(/\s+/gu, ' ').trim();
  const said = as.replace(/\s+/gu, ' ').trim();
  if (NO_NAME.test(words) || NOBODY.test(words) || THING.test(words) || BESIDE.test(said)) return false;
  if (ownsUp(claim, words)) return !(isWe(said) && ATTRIBUTES.test(claim.span.quote));
  if (isMalware(words) || isSoftwareOf(piece, words)) return false;
  if (claim.stance === 'asserts' && isListedActor(piece, words)) return false;
  const at = said.indexOf(words);
  const after = at < 0 ? '' : said.slice(at + words.length);
  if (THING.test(after.replace(/^['’]s?/u, '')) && !/^['’]/u.test(after)) return false;
  if (CROWD.test(after) || (NATION.test(words) && stateOf(words) === undefined)) return false;
  const isState = stateOf(words) !== undefined || states.has(nameKey(words));
  return isState || words.includes(' ') || HANDLE.test(words) || isHouseName(piece, words);
}

/** "@quay_cat", "quay_cat": who posts under a handle. */
const HANDLE = /^@|^\p{Ll}|\p{L}_\p{L}/u;

/** "Intel 471", "iSIGHT Partners", where only a part was taken for the name. */
export function wholeName({ as }: Claimant, entity: string): string {
  const said = as.replace(/\s+/gu, ' ');
  const at = said.indexOf(entity);
  if (at < 0) return entity;
  const [before = ''] = /(?<![\p{L}\p{N}])\p{Ll}{1,2}\p{Lu}\p{L}{1,20} $/u.exec(said.slice(0, at)) ?? [];
  const [after = ''] = /^ \d{2,4}(?![\p{L}\p{N}])/u.exec(said.slice(at + entity.length)) ?? [];
  return `${before}${entity}${after}`;
}

function ownsUp({ object }: Claim, entity: string): boolean {
  return object.entity !== undefined && squashed(object.entity) === squashed(entity);
}

function isWe(as: string): boolean {
  return /(?<!\p{L})(?:we|our|us|ours|I|my)(?!\p{L})/u.test(
    as.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase()),
  );
}

function isSoftwareOf({ source: { findings } }: Piece, entity: string): boolean {
  const key = squashed(entity);
  return findings.some((each) => each.kind === 'software' && squashed(each.name) === key);
}

/** An actor that some list has and no publisher of that name: whoever accuses others is seldom one. */
function isListedActor({ own }: Piece, entity: string): boolean {
  return !own.has(nameKey(entity)) && listingsOf(entity).length > 0;
}
