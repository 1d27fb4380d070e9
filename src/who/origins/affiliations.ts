import type { Affiliation, TextRange } from '../../model/index.ts';
import { sentenceAt } from '../../model/index.ts';
import { nameKey } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';
import { passageIn } from '../echoes/piece.ts';

/** Two or three capitalised words: what a person may be called. */
const PERSON =
  /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}\.?)?(?: (?:(?:van|von|de|der|al|bin) )?\p{Lu}[\p{L}’'-]+){1,2}$/u;
const ROLE =
  'president|director|chief|officer|head|manager|analyst|researcher|engineer|founder|executive|ceo|cto|ciso|spokes(?:man|woman|person)|lead|fellow|adviser|advisor|secretary|expert|scientist|hunter|strategist|vice|led|leads|heads|runs|lecturer|professor';
const HOUSE = /\b(?:the|this) (?:[\p{L}-]{2,14} ){0,2}(?:firm|company|vendor|agency)\b/iu;
const AT =
  /\b(?:at|for|with|from|of) (?:the )?(\p{Lu}[\p{L}\p{N}&.’'-]*(?: (?:of )?\p{Lu}[\p{L}\p{N}&.’'-]*){0,4})/gu;
const LEAD = new RegExp(
  `(\\p{Lu}[\\p{L}\\p{N}&.-]*(?: \\p{Lu}[\\p{L}\\p{N}&.-]*){0,3})(?:[’']s)? (?:[\\p{L}-]+ ){0,4}(?:${ROLE}),? $`,
  'u',
);
/** ", Director, National Cyber Directorate": an office between commas. */
const COMMA = /, (?:the )?(\p{Lu}[\p{L}&’'-]+(?: (?:of |for )?\p{Lu}[\p{L}&’'-]+){1,4})/gu;
/** "Torvany’s Foreign Minister, ": who speaks for a state. */
const OF_STATE =
  /(\p{Lu}\p{L}{2,24})[’']s (?:\p{L}+ ){0,2}(?:[Mm]inister|[Aa]mbassador|[Pp]resident|[Cc]hancellor|[Ss]pokes(?:man|woman|person)),? $/u;
/** ", Northgate’s head of research": an office in a house, after the name. */
const OWNER = new RegExp(
  `^, (?:the )?(\\p{Lu}[\\p{L}\\p{N}&.-]*(?: \\p{Lu}[\\p{L}\\p{N}&.-]*){0,3})[’']s? (?:[\\p{L}-]+ ){0,4}(?:${ROLE})\\b`,
  'u',
);
/** "Northgate’s Tove Marrick". */
const OF_HOUSE = /(?:^|\s)(\p{Lu}[\p{L}\p{N}&.-]*(?: \p{Lu}[\p{L}\p{N}&.-]*){0,3})[’']s? $/u;
/** ", Ruritanian Federal Police", " of the Harbour Emergency Team": where the name of an office says enough. */
const OFFICE_AFTER =
  /^(?:,| of| from| at| with) (?:the )?(\p{Lu}[\p{L}&’'-]+(?: (?:of )?\p{Lu}[\p{L}&’'-]+){1,6})/u;
const OFFICE =
  /\b(?:police|ministry|agency|directorate|bureau|department|team|cert|institute|university|cent(?:re|er)|service|office|authority|council|labs?|research|security|forum|association)\b/iu;
/** "a spokesman, ": of whoever was named before. */
const SPOKESMAN =
  /(?:^|\s)(?:an?|its|the|another) (?:\p{Ll}+ ){0,2}(?:spokes(?:man|woman|person)|representative),? $/u;
/** "The Ruritanian embassy", "Ruritania’s foreign ministry". */
const ORGAN =
  /(\p{Lu}\p{L}{2,24}(?:[’']s)? (?:[Ee]mbassy|[Gg]overnment|(?:[Ff]oreign |[Dd]efence )?[Mm]inistry))/gu;
const ROLES = new RegExp(`\\b(?:${ROLE})s?\\b`, 'iu');

/**
 * For whom a person speaks, where a report says so in the sentence that names the person: "…, Vice
 * President of Threat Research at Northgate Labs", "Northgate Labs researcher …", "the firm's …" of the
 * organisation named before. Undefined where nothing says so: then the person stands alone.
 *
 * @param organisations names that organisations of these reports go by, as `nameKey`, with how they are shown
 */
export function affiliationOf(
  person: string,
  piece: Piece,
  organisations: ReadonlyMap<string, string>,
): Affiliation | undefined {
  if (!PERSON.test(person) || organisations.has(nameKey(person)) === true) return undefined;
  const { reading } = piece.source;
  const { text } = reading;
  let at = text.indexOf(person);
  for (let tries = 0; at >= 0 && tries < MOST_MENTIONS; tries++) {
    const sentence = sentenceAt(reading, at);
    const organisation = statedIn(text, sentence, { start: at, end: at + person.length }, organisations);
    if (organisation !== undefined) return { person, organisation, passage: passageIn(piece, sentence) };
    at = text.indexOf(person, at + person.length);
  }
  return undefined;
}

const OFFICE_OF_STATE = /\b(?:ministry|government|embassy|office|presidency|chancellery|department)\b/iu;
const OFFICER = /\b(?:[Mm]inister|[Pp]resident|[Cc]hancellor|[Ss]ecretary|[Ss]pokes(?:man|woman|person)) $/u;

/** In what an office of state publishes itself, its minister and its spokesman speak for it. */
export function officialOf(piece: Piece, person: string): Affiliation | undefined {
  const { report, reading } = piece.source;
  if (!OFFICE_OF_STATE.test(report.publisher ?? '') || !PERSON.test(person)) return undefined;
  const at = reading.text.indexOf(person);
  if (at < 0) return undefined;
  const before = reading.text.slice(Math.max(0, at - 40), at);
  const after = reading.text.slice(at + person.length, at + person.length + 30);
  const speaks = OFFICER.test(before) || /^, (?:its |the )?(?:spokes|minister)/iu.test(after);
  if (!speaks) return undefined;
  return {
    person,
    organisation: report.publisher ?? '',
    passage: passageIn(piece, sentenceAt(reading, at)),
  };
}

const STANDING = /\b(?:fellow|director|head|chief|chair|editor|president|founder|analyst|researcher)\b/iu;
/** UTF-16 code units at the top of a report in which its author is introduced. */
const TOP = 600;

/** Whether a report introduces its author as one of its publisher's people. */
export function isOfHouse({ source: { reading } }: Piece, author: string): boolean {
  const at = reading.text.slice(0, TOP).indexOf(`${author}, `);
  if (at < 0) return false;
  const after = reading.text.slice(at + author.length, at + author.length + 60);
  return STANDING.test(after.split(/[.\n]/u)[0] ?? '');
}

const MOST_MENTIONS = 20;
/** UTF-16 code units after or before a name in which its role stands. */
const NEAR = 140;
/** How far back "the firm" leads. */
const BACK = 3000;

function statedIn(
  text: string,
  sentence: TextRange,
  name: TextRange,
  organisations: ReadonlyMap<string, string>,
): string | undefined {
  const after = plain(text.slice(name.end, Math.min(sentence.end, name.end + NEAR)));
  const before = plain(text.slice(Math.max(sentence.start, name.start - NEAR), name.start));
  // "Org researcher Person", "Org's chief analyst, Person"
  const lead = LEAD.exec(before)?.[1];
  const leading = lead === undefined ? undefined : endingIn(lead, organisations);
  if (leading !== undefined) return leading;
  const state = OF_STATE.exec(before)?.[1];
  if (state !== undefined) return state;
  const owner = OWNER.exec(after)?.[1] ?? OF_HOUSE.exec(before)?.[1];
  const house = owner === undefined ? undefined : known(owner, organisations);
  if (house !== undefined) return house;
  if (SPOKESMAN.test(before))
    return lastOrgan(text, name.start) ?? lastBefore(text, name.start, organisations);
  const office = OFFICE_AFTER.exec(after)?.[1];
  if (office !== undefined && OFFICE.test(office) && !ROLES.test(office))
    return known(office, organisations) ?? office;
  // What stands after another name is that one's.
  if (/^ and (?:the )?\p{Lu}/u.test(after)) return undefined;
  const titled = /\b(?:professor|dr|director)\.? $/iu.test(before);
  const role =
    titled || (/^,? (?:(?:an?|the) )?/u.test(after) && ROLES.test(after.split(/[.;“"]/u)[0] ?? ''));
  if (!role && !HOUSE.test(after)) return undefined;
  const clause = after.split(/[;“"]|\b(?:told|said|says|added)\b/u)[0] ?? '';
  for (const [, stated = ''] of [...clause.matchAll(AT), ...clause.matchAll(COMMA)]) {
    const organisation = known(stated.replace(/[’']s?$/u, ''), organisations);
    if (organisation !== undefined) return organisation;
  }
  if (HOUSE.test(clause) || HOUSE.test(before)) return lastBefore(text, name.start, organisations);
  const stated = [...clause.matchAll(AT)].find(
    ([words]) => /^(?:at|for|with) /u.test(words) || (titled && isHouse(words)),
  )?.[1];
  return stated?.replace(/[.’'-]$/u, '');
}

/** An organisation by its name, or by the first words of the only one that begins so. */
function known(stated: string, organisations: ReadonlyMap<string, string>): string | undefined {
  const exact = organisations.get(nameKey(stated));
  if (exact !== undefined) return exact;
  const [only, another] = [...organisations.values()].filter((name) =>
    nameKey(name).startsWith(`${nameKey(stated)} `),
  );
  return another === undefined ? only : undefined;
}

function isHouse(words: string): boolean {
  return /(?:institute|university|college|school|academy|centre|center|labs?)$/iu.test(words);
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

/** "The vendor Northgate Labs": a known name at the end of capitalised words. */
function endingIn(words: string, organisations: ReadonlyMap<string, string>): string | undefined {
  const parts = words.split(' ');
  for (let from = 0; from < parts.length; from++) {
    const known = organisations.get(nameKey(parts.slice(from).join(' ')));
    if (known !== undefined) return known;
  }
  return undefined;
}

/** The state's organ that spoke in the lines before. */
function lastOrgan(text: string, at: number): string | undefined {
  return [...text.slice(Math.max(0, at - NEAR_ORGAN), at).matchAll(ORGAN)].at(-1)?.[1];
}

/** UTF-16 code units. */
const NEAR_ORGAN = 300;

function lastBefore(
  text: string,
  at: number,
  organisations: ReadonlyMap<string, string>,
): string | undefined {
  const before = text.slice(Math.max(0, at - BACK), at);
  let last = -1;
  let found: string | undefined;
  for (const name of organisations.values()) {
    const place = before.lastIndexOf(name);
    if (place > last) [last, found] = [place, name];
  }
  return found;
}
