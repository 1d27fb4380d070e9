import type { Affiliation, Claim, Claimant } from '../../model/index.ts';
import { isSelf } from '../echoes/credits.ts';
import type { Echoes } from '../echoes/find-echoes.ts';
import { mentionsIn, nameIndex } from '../echoes/mentions.ts';
import { isPartOfName, jointly, nameKey, squashed } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';
import { affiliationOf } from './affiliations.ts';
import type { FullNames } from './full-name.ts';
import { fullName, fullNames } from './full-name.ts';
import { organisationsIn } from './organisations.ts';
import type { StateOfOrgan } from './states-speaking.ts';
import { statesSpeaking } from './states-speaking.ts';

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
  };
  return (piece, claim) =>
    claim.claimants.flatMap((claimant) =>
      together(voiceOf(piece, claim, claimant, known)).map((voice) => ({ claimant, voice })),
    );
}

/** Who publishes together speaks each for itself. */
function together(voice: Voice): readonly Voice[] {
  if (voice.kind !== 'own' && voice.kind !== 'unsigned') return [voice];
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
}

function voiceOf(piece: Piece, claim: Claim, claimant: Claimant, known: Known): Voice {
  if (!claimant.resolved) return { kind: claimant.as === 'UNSTATED' ? 'hidden' : 'nameless' };
  const cited = citedIn(piece, claim, claimant, known);
  if (cited !== undefined) return { kind: 'named', entity: cited, spoke: false };
  const ownName =
    piece.source.report.publisher ?? piece.source.author ?? `the author of “${piece.source.report.title}”`;
  const stated = claimant.entity === undefined ? undefined : fullName(claimant.entity, piece, known.names);
  const about = claim.object.entity;
  // "redthistle" who says that Red Thistle did it is Red Thistle.
  if (stated !== undefined && about !== undefined && squashed(stated) === squashed(about))
    return { kind: 'named', entity: about, spoke: piece.own.has(nameKey(stated)) };
  const full = stated === undefined ? undefined : known.inSources(piece, stated);
  const entity = full === undefined ? undefined : (known.organState(full) ?? full);
  if (claimant.as === 'the report' && claimant.span === undefined)
    return { kind: 'unsigned', entity: known.organState(ownName) ?? ownName };
  const self = isSelf(claimant) && claimant.entity === undefined;
  if (
    entity === undefined ||
    self ||
    piece.own.has(nameKey(entity)) ||
    piece.own.has(nameKey(stated ?? ''))
  ) {
    const own = ownVoice(piece, claimant, ownName);
    return { kind: 'own', entity: known.organState(own) ?? own };
  }
  const affiliation = known.affiliations.get(nameKey(entity));
  if (affiliation !== undefined && piece.own.has(nameKey(affiliation.organisation)))
    return { kind: 'own', entity: ownName, affiliation };
  if (onlyComments(piece, claim, claimant, affiliation?.organisation)) return { kind: 'nameless' };
  const spoke = (claim.via ?? []).some((name) => piece.own.has(nameKey(name)));
  const organisation = affiliation?.organisation ?? known.organisations.get(nameKey(entity)) ?? entity;
  return { kind: 'named', entity: organisation, spoke, ...(affiliation && { affiliation }) };
}

/** One of those who publish together; "I" is the author. */
function ownVoice({ source }: Piece, { as, entity }: Claimant, ownName: string): string {
  const { author } = source;
  if (author !== undefined && (/^(?:i|my|me)$/iu.test(as) || nameKey(entity ?? '') === nameKey(author)))
    return author;
  const part = jointly(ownName).find((name) => nameKey(name) === nameKey(entity ?? ''));
  return part ?? ownName;
}

/** Who comments on what others found out. */
const COMMENTS =
  /\b(?:lecturer|professor|minister|mayor|senator|delegate|lawmaker|opposition|provost|councillor|columnist|trader|teacher|former)\b/iu;
/** Agreement with another's finding. */
const ACCEPTS =
  /\b(?:accept(?:s|ed)?|agree[sd]?|stands? by|stood by|convinced|inclined to believe|not dispute|disputes that|no doubt)\b/iu;
const NEAR_NAME = 70;

/**
 * Whether somebody only holds another's finding for right: agrees with it, or is a person whose calling is not to
 * find out and who speaks for nobody who does. Such a word is shown and not counted; a denial always is.
 */
function onlyComments(
  piece: Piece,
  claim: Claim,
  claimant: Claimant,
  organisation: string | undefined,
): boolean {
  if (claim.stance !== 'asserts' || claim.evidence.length > 0 || claim.object.entity === claimant.entity)
    return false;
  if (ACCEPTS.test(claim.span.quote)) return true;
  if (
    organisation !== undefined ||
    claimant.entity === undefined ||
    !/^\p{Lu}\S+ \p{Lu}/u.test(claimant.entity)
  )
    return false;
  const { text } = piece.source.reading;
  const at = text.indexOf(claimant.entity);
  const near =
    at < 0 ? '' : text.slice(Math.max(0, at - NEAR_NAME / 2), at + claimant.entity.length + NEAR_NAME);
  return COMMENTS.test(near);
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
  for (const piece of pieces) {
    for (const { entity, resolved } of piece.claims.flatMap(({ claimants }) => claimants)) {
      if (entity === undefined || !resolved) continue;
      const full = fullName(entity, piece, names);
      const key = nameKey(full);
      if (found.has(key) || piece.own.has(key)) continue;
      const affiliation = affiliationOf(full, piece, organisationsOf(piece));
      if (affiliation !== undefined) found.set(key, affiliation);
    }
  }
  return found;
}
