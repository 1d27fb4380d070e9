import { words } from '../lexicon/words.ts';
import { jointly, nameKey } from './names.ts';
import type { Piece } from './piece.ts';

/** Words that say what kind of house it is: "Northgate Labs" is "Northgate" for short. */
const HOUSE_WORDS = words(`
  research labs lab analytics security response intelligence signals institute group team systems networks technologies
  software consulting forensics threat partners cyber wire agency inc ltd gmbh`);
/** First words that too many names have: "National", "Monday". */
const ANYBODY = words(`
  national federal central open joint capital morning evening daily sunday monday tuesday wednesday thursday friday
  saturday royal public foreign global international united state office ministry department digital local general
  first new old big red blue black white green north south east west packet cyber data`);
const INITIALS = /^\p{Lu}{3,6}$/u;

/**
 * What else a publisher may be called in other reports, so that what they say of it is understood: its name without
 * the words for its kind, its first words before "of", initials that a report explains, the site a handle posts on.
 * A form that two publishers could go by is nobody's.
 */
export function otherNames(pieces: readonly Piece[]): ReadonlyMap<string, OtherName> {
  const owners = new Map<string, Set<string>>();
  const found = new Map<string, { pieces: Piece[]; after?: string }>();
  const add = (form: string, full: string, piece: Piece, after?: string): void => {
    owners.set(form, (owners.get(form) ?? new Set()).add(nameKey(full)));
    const known = found.get(form);
    if (known === undefined) found.set(form, { pieces: [piece], ...(after !== undefined && { after }) });
    else if (!known.pieces.includes(piece)) known.pieces.push(piece);
  };
  for (const piece of pieces) {
    const { report, author } = piece.source;
    for (const name of report.publisher === undefined ? [] : jointly(report.publisher)) {
      for (const form of [
        ...shortForms(name),
        ...initialsOf(name, piece),
        ...siteOf(name, piece),
        ...casesOf(name),
      ])
        add(form, name, piece);
      for (const head of headOf(name)) add(head, name, piece, name);
      if (PERSON.test(name)) add(surnameOf(name), name, piece, name);
    }
    if (author !== undefined && PERSON.test(author)) add(surnameOf(author), author, piece, author);
  }
  return new Map([...found].filter(([form]) => owners.get(form)?.size === 1));
}

export interface OtherName {
  readonly pieces: readonly Piece[];
  /** A report must have this name, too, before it may shorten it so. */
  readonly after?: string;
}

const PERSON = /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? (?:\p{Lu}\. )?\p{Lu}[\p{Ll}’'-]+(?:-\p{Lu}\p{Ll}+)?$/u;
/** Offices that are spoken of as "the directorate". */
const HEADS = words('directorate bureau institute agency ministry embassy commission inspectorate authority');
/** A compound this long is no word of the language. */
const COMPOUND = 9;

function surnameOf(name: string): string {
  return name.split(' ').at(-1) ?? name;
}

/** "the directorate", "the Directorate" of the National Cyber Directorate. */
function headOf(name: string): readonly string[] {
  const heads = name
    .toLowerCase()
    .split(' ')
    .filter((word) => HEADS.has(word));
  return heads.flatMap((head) => [head, head.charAt(0).toUpperCase() + head.slice(1)]);
}

/** A handle or a compound, as it stands at the beginning of a sentence or in haste. */
function casesOf(name: string): readonly string[] {
  if (name.includes(' ') || (name.length < COMPOUND && !/[\d_]/u.test(name))) return [];
  return [name.toLowerCase(), name.charAt(0).toUpperCase() + name.slice(1)].filter((form) => form !== name);
}

function shortForms(name: string): readonly string[] {
  const parts = name.replace(/^[Tt]he /u, '').split(' ');
  let kept = parts.length;
  while (kept > 1 && HOUSE_WORDS.has((parts[kept - 1] ?? '').toLowerCase())) kept--;
  const short = kept < parts.length ? parts.slice(0, kept) : [];
  const office = parts.indexOf('of');
  const beforeOf = office >= 2 ? parts.slice(0, office) : [];
  return [short, beforeOf].flatMap((some) => {
    const [first = ''] = some;
    return first.length < 4 || ANYBODY.has(first.toLowerCase()) ? [] : [some.join(' ')];
  });
}

/** "the Ruritanian Cyber Centre (RCC)". */
function initialsOf(name: string, { source }: Piece): readonly string[] {
  const initials = name
    .split(/[ -]/u)
    .map((word) => (/^\p{Lu}/u.test(word) ? word.charAt(0) : ''))
    .join('');
  return INITIALS.test(initials) && source.reading.text.includes(`(${initials})`) ? [initials] : [];
}

/** Whoever posts under a handle is spoken of by the site: "on Chirrup". */
function siteOf(publisher: string, { addresses: [address] }: Piece): readonly string[] {
  if (address === undefined || /\p{Lu}| /u.test(publisher)) return [];
  const [, label] = /^(?:[\p{L}-]+\.)?(\p{Ll}{5,20})\.\p{Ll}+(?:\/|$)/u.exec(address) ?? [];
  return label === undefined ? [] : [label.charAt(0).toUpperCase() + label.slice(1)];
}
