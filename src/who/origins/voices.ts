import type { Affiliation, Claim, Claimant } from '../../model/index.ts';
import { isSelf } from '../echoes/credit.ts';
import type { Echoes } from '../echoes/find-echoes.ts';
import { mentionsIn, nameIndex } from '../echoes/mentions.ts';
import { isPartOfName, jointly, nameKey, squashed } from '../echoes/names.ts';
import { ownNameOf, unknownAuthor } from '../echoes/own-name.ts';
import type { Piece } from '../echoes/piece.ts';
import { affiliationOf, isOfHouse, officialOf } from './affiliations.ts';
import { canSpeak, wholeName } from './can-speak.ts';
import { onlyAccepts, onlyComments } from './comments.ts';
import type { FullNames } from './full-name.ts';
import { fullName, fullNames } from './full-name.ts';
import { missedSpeaker } from './missed-speaker.ts';
import type { NeverNamed } from './never-named.ts';
import { neverNamed } from './never-named.ts';
import { accusesItsOwn, isAnyOffice, isNoSpeaker, isTitled } from './no-speaker.ts';
import type { OfficeOf } from './offices.ts';
import { offices } from './offices.ts';
import { organisationsIn } from './organisations.ts';
import { ofAnotherAffair } from './other-affair.ts';
import type { StateOfOrgan } from './states-speaking.ts';
import { statesSpeaking } from './states-speaking.ts';
import { isTakenBack } from './taken-back.ts';

/** On whose word a claim stands, before it is asked where that word was read. */
export type Voice =
  /** The report's publisher or author, in its own name. */
  | { readonly kind: 'own'; readonly entity: string; readonly affiliation?: Affiliation }
  /** The report in nobody's name: its own finding, or a restatement. */
  | { readonly kind: 'unsigned'; readonly entity: string }
  /** Somebody else. `spoke`: to the report itself. */
  | {
      readonly kind: 'named';
      readonly entity: string;
      readonly spoke: boolean;
      readonly affiliation?: Affiliation;
    }
  /** "experts", "officials". */
  | { readonly kind: 'nameless' }
  /** Nobody is said to say so. */
  | { readonly kind: 'hidden' };

/** Asks each claim of many reports for its voices; one for each of several claimants. */
export type VoicesOf = (piece: Piece, claim: Claim) => readonly { claimant: Claimant; voice: Voice }[];

export function voices({ pieces, edges }: Pick<Echoes, 'pieces' | 'edges'>): VoicesOf {
  const organisations = organisationsIn(pieces);
  const speakers = pieces.flatMap(({ claims }) =>
    claims.flatMap(({ claimants }) => claimants.flatMap(({ entity }) => entity ?? [])),
  );
  const names = fullNames([...organisations.values(), ...speakers]);
  const index = nameIndex(organisations.values());
  const here = new Map<number, ReadonlyMap<string, string>>();
  const organisationsOf = (piece: Piece): ReadonlyMap<string, string> => {
    const known = here.get(piece.at);
    if (known !== undefined) return known;
    const found = new Map(
      [...mentionsIn(piece, index).map(({ name }) => nameKey(name)), ...piece.own].flatMap((key) => {
        const name = organisations.get(key);
        return name === undefined ? [] : [[key, name] as const];
      }),
    );
    here.set(piece.at, found);
    return found;
  };
  const affiliations = affiliationsOf(pieces, names, organisationsOf);
  const known: Known = {
    names,
    organisations,
    organisationsOf,
    affiliations,
    organState: statesSpeaking(pieces),
    inSources: namesInSources(pieces, edges),
    officeOf: offices(pieces),
    states: new Set(
      pieces.flatMap(({ claims }) =>
        claims.flatMap(({ object, subject }) =>
          [object, subject].flatMap((one) => (one?.kind === 'state' ? [nameKey(one.entity ?? '')] : [])),
        ),
      ),
    ),
    publishers: new Set(pieces.flatMap(({ own }) => [...own])),
  };
  const jointSource = jointSources(pieces, edges);
  const isUnsaid = unsaid(pieces);
  return (piece, claim) =>
    claim.claimants.flatMap((claimant) => {
      const voice = countable(claim, voiceOf(piece, claim, claimant, known), isUnsaid);
      return together(jointVoice(piece, voice, jointSource)).map((each) => ({ claimant, voice: each }));
    });
}

/** Of whoever is said to say it, and not to the report: whether that was about another affair, or he never did. */
function unsaid(pieces: readonly Piece[]): NeverNamed {
  const isElsewhere = ofAnotherAffair(pieces);
  const isNeverNamed = neverNamed(pieces);
  return (speaker, claim) => isElsewhere(claim) || isNeverNamed(speaker, claim);
}

/** Whoever cannot have meant it so is shown without a name. */
function countable(claim: Claim, voice: Voice, isUnsaid: NeverNamed): Voice {
  const entity = 'entity' in voice ? voice.entity : undefined;
  const unmeant =
    isTakenBack(claim, entity) ||
    (entity !== undefined && accusesItsOwn(claim, entity)) ||
    (voice.kind === 'named' && !voice.spoke && isUnsaid(voice.entity, claim));
  return unmeant ? { kind: 'nameless' } : voice;
}

const SEVERAL = /\b(?:agencies|authorities|governments|bodies|services|cent(?:re|er)s)\b/iu;

/** "Agencies of three states": those who published together what the report has it from. */
function jointVoice(piece: Piece, voice: Voice, jointSource: ReadonlyMap<string, string>): Voice {
  if (voice.kind !== 'named' || !SEVERAL.test(voice.entity)) return voice;
  const publisher = jointSource.get(piece.source.report.id);
  return publisher === undefined ? voice : { ...voice, entity: publisher };
}

/** The one source of each report that several published together. */
function jointSources(pieces: readonly Piece[], edges: Echoes['edges']): ReadonlyMap<string, string> {
  const publisherOf = new Map(pieces.map(({ source: { report } }) => [report.id, report.publisher ?? '']));
  return new Map(
    edges.flatMap(({ from, to }) => {
      const publisher = to.kind === 'outside' ? '' : (publisherOf.get(to.reportId) ?? '');
      return jointly(publisher).length > 1 ? [[from, publisher] as const] : [];
    }),
  );
}

/** Who publishes together speaks each for itself. */
function together(voice: Voice): readonly Voice[] {
  if (voice.kind === 'nameless' || voice.kind === 'hidden') return [voice];
  return jointly(voice.entity).map((entity) => ({ ...voice, entity }));
}

/**
 * Names that the reports have which a report has its claims from: "Halbrook" there leads to the
 * publisher or speaker of that name, where only one goes by it.
 */
function namesInSources(
  pieces: readonly Piece[],
  edges: Echoes['edges'],
): (piece: Piece, name: string) => string {
  const byId = new Map(pieces.map((piece) => [piece.source.report.id, piece]));
  const sources = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    const source = to.kind === 'outside' ? undefined : byId.get(to.reportId);
    if (source === undefined) continue;
    const names = sources.get(from) ?? new Set<string>();
    sources.set(from, names);
    if (source.source.report.publisher !== undefined) names.add(source.source.report.publisher);
    for (const { claimants } of source.claims)
      for (const { entity } of claimants) if (entity) names.add(entity);
  }
  return (piece, name) => {
    const fitting = new Set(
      [...(sources.get(piece.source.report.id) ?? [])].filter((full) => isPartOfName(name, full)),
    );
    const [only, another] = fitting;
    return only !== undefined && another === undefined ? only : name;
  };
}

interface Known {
  readonly names: FullNames;
  readonly organisations: ReadonlyMap<string, string>;
  readonly organisationsOf: (piece: Piece) => ReadonlyMap<string, string>;
  readonly affiliations: ReadonlyMap<string, Affiliation>;
  readonly organState: StateOfOrgan;
  readonly inSources: (piece: Piece, name: string) => string;
  readonly officeOf: OfficeOf;
  /** As `nameKey`, these and the states that are spoken of. */
  readonly states: ReadonlySet<string>;
  readonly publishers: ReadonlySet<string>;
}

/** "The indictment alleges": a charge has an owner, though the text speaks for itself. */
function chargeIn({ span }: Claim): string | undefined {
  return /\bindictment\b/u.exec(span.quote)?.[0];
}

/** "Northgate, the firm hired by the port, which blames": the firm is Northgate. */
function apposedTo(piece: Piece, { as, span }: Claimant, known: Known): string | undefined {
  if (span === undefined || !/^the (?:[\p{L}-]+ ){0,2}(?:firm|company|vendor|agency|institute)\b/iu.test(as))
    return undefined;
  const before = piece.source.reading.text
    .slice(Math.max(0, span.start - 80), span.start)
    .replace(/\s+/gu, ' ');
  for (const [key, name] of known.organisationsOf(piece))
    if (!piece.own.has(key) && before.endsWith(`${name}, `)) return name;
  return undefined;
}

/** "The firm", of whose name no report knows that it is one's. */
const CALLED_A_HOUSE = /^(?:the|its|this) (?:\p{Ll}[\p{L}-]* )?(?:firm|company|vendor|agency)$/iu;
const HONORIFIC = /^(?:Mr|Mrs|Ms|Dr|Sir|Prof)\.? /u;

function voiceOf(piece: Piece, claim: Claim, claimant: Claimant, known: Known): Voice {
  const charged = known.officeOf(chargeIn(claim) ?? '', piece);
  const flat = claimant.as === 'UNSTATED' || (claimant.as === 'the report' && claimant.span === undefined);
  if (charged !== undefined && flat && claim.stance === 'asserts')
    return { kind: 'named', entity: charged, spoke: piece.own.has(nameKey(charged)) };
  if (!claimant.resolved) {
    const house = apposedTo(piece, claimant, known);
    if (house !== undefined) return { kind: 'named', entity: house, spoke: false };
    return { kind: claimant.as === 'UNSTATED' ? 'hidden' : 'nameless' };
  }
  if (isNoSpeaker(piece, claimant)) return { kind: 'nameless' };
  const cited = citedIn(piece, claim, claimant, known);
  if (cited !== undefined) return { kind: 'named', entity: cited, spoke: false };
  const ownName = ownNameOf(piece.source) ?? unknownAuthor(piece.source.report);
  const stated =
    claimant.entity === undefined
      ? undefined
      : fullName(wholeName(claimant, claimant.entity), piece, known.names);
  const about = claim.object.entity;
  // "redthistle" who says that Red Thistle did it is Red Thistle.
  if (
    stated !== undefined &&
    about !== undefined &&
    squashed(stated) === squashed(about) &&
    canSpeak(piece, claim, claimant, stated, known.states)
  )
    return { kind: 'named', entity: about, spoke: piece.own.has(nameKey(stated)) };
  const named = stated === undefined ? undefined : known.inSources(piece, stated.replace(HONORIFIC, ''));
  const full =
    named === undefined
      ? undefined
      : (known.officeOf(named, piece) ?? known.officeOf(claimant.as, piece) ?? named);
  const entity = full === undefined ? undefined : (known.organState(full) ?? full);
  if (claimant.as === 'the report' && claimant.span === undefined) {
    const missed = missedSpeaker(piece, claim, known.organisationsOf(piece));
    if (missed?.kind === 'named') return { ...missed, spoke: false };
    return missed ?? { kind: 'unsigned', entity: known.organState(ownName) ?? ownName };
  }
  const self = isSelf(claimant) && claimant.entity === undefined;
  if (
    entity === undefined ||
    self ||
    piece.own.has(nameKey(entity)) ||
    piece.own.has(nameKey(stated ?? ''))
  ) {
    if (onlyAccepts(claim)) return { kind: 'nameless' };
    const own = ownVoice(piece, claimant, ownName);
    return { kind: 'own', entity: known.organState(own) ?? own };
  }
  const affiliation = known.affiliations.get(nameKey(entity)) ?? officialOf(piece, entity);
  if (affiliation !== undefined && piece.own.has(nameKey(affiliation.organisation)))
    return { kind: 'own', entity: known.organState(ownName) ?? ownName, affiliation };
  const house = affiliation?.organisation ?? known.organisations.get(nameKey(entity));
  const stands =
    affiliation !== undefined || entity !== full || known.publishers.has(nameKey(house ?? entity));
  if (!stands && !canSpeak(piece, claim, claimant, house ?? entity, known.states))
    return isSelf(claimant) ? { kind: 'own', entity: ownName } : { kind: 'nameless' };
  const unknown = house === undefined && (isTitled(claimant, entity) || CALLED_A_HOUSE.test(claimant.as));
  if (unknown || isAnyOffice(house ?? entity)) return { kind: 'nameless' };
  if (onlyComments(piece, claim, { ...claimant, entity }, house)) return { kind: 'nameless' };
  const spoke = (claim.via ?? []).some((name) => piece.own.has(nameKey(name)));
  return {
    kind: 'named',
    entity: (house && known.organState(house)) ?? house ?? entity,
    spoke,
    ...(affiliation && { affiliation }),
  };
}

/** One of those who publish together; "I" is the author. */
function ownVoice(piece: Piece, { as, entity }: Claimant, ownName: string): string {
  const { author } = piece.source;
  if (author !== undefined && (/^(?:i|my|me)$/iu.test(as) || nameKey(entity ?? '') === nameKey(author)))
    return isOfHouse(piece, author) ? ownName : author;
  const part = jointly(ownName).find((name) => nameKey(name) === nameKey(entity ?? ''));
  return part ?? ownName;
}

const RESTS_ON =
  /\b(?:citing|based (?:up)?on|relying on|drawing on|on the basis of|quoting)\b([^.;]{0,80})/iu;

/** "The ministry, citing Northgate Labs, said": the knowledge is Northgate's. */
function citedIn(piece: Piece, claim: Claim, { entity }: Claimant, known: Known): string | undefined {
  const stretch = RESTS_ON.exec(claim.span.quote)?.[1]?.replace(/\s+/gu, ' ');
  if (stretch === undefined) return undefined;
  for (const [key, name] of known.organisationsOf(piece)) {
    if (stretch.includes(name) && key !== nameKey(entity ?? '') && !piece.own.has(key)) return name;
  }
  return undefined;
}

/** Whom each person who claims something speaks for; the first report that says so, says so for all. */
function affiliationsOf(
  pieces: readonly Piece[],
  names: FullNames,
  organisationsOf: (piece: Piece) => ReadonlyMap<string, string>,
): ReadonlyMap<string, Affiliation> {
  const found = new Map<string, Affiliation>();
  const speakers = new Set<string>();
  const look = (full: string, piece: Piece): void => {
    const key = nameKey(full);
    if (found.has(key) || piece.own.has(key)) return;
    const affiliation = affiliationOf(full, piece, organisationsOf(piece));
    if (affiliation !== undefined) found.set(key, affiliation);
  };
  for (const piece of pieces) {
    for (const { entity, resolved } of piece.claims.flatMap(({ claimants }) => claimants)) {
      if (entity === undefined || !resolved) continue;
      const full = fullName(entity, piece, names);
      speakers.add(full);
      look(full, piece);
    }
  }
  // Who claims in one report may have been introduced in another.
  const index = nameIndex([...speakers].filter((name) => !found.has(nameKey(name))));
  if (index.size === 0) return found;
  for (const piece of pieces) {
    for (const name of new Set(mentionsIn(piece, index).map(({ name }) => name))) look(name, piece);
  }
  return found;
}
