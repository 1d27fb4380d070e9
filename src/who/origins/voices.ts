import type { Affiliation, Claim, Claimant } from '../../model/index.ts';
import { isSelf } from '../echoes/credits.ts';
import { mentionsIn, nameIndex } from '../echoes/mentions.ts';
import { nameKey } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';
import { affiliationOf } from './affiliations.ts';
import type { FullNames } from './full-name.ts';
import { fullName, fullNames } from './full-name.ts';
import { organisationsIn } from './organisations.ts';

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

export function voices(pieces: readonly Piece[]): VoicesOf {
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
  return (piece, claim) =>
    claim.claimants.map((claimant) => ({
      claimant,
      voice: voiceOf(piece, claim, claimant, { names, organisations, organisationsOf, affiliations }),
    }));
}

interface Known {
  readonly names: FullNames;
  readonly organisations: ReadonlyMap<string, string>;
  readonly organisationsOf: (piece: Piece) => ReadonlyMap<string, string>;
  readonly affiliations: ReadonlyMap<string, Affiliation>;
}

function voiceOf(piece: Piece, claim: Claim, claimant: Claimant, known: Known): Voice {
  if (!claimant.resolved) return { kind: claimant.as === 'UNSTATED' ? 'hidden' : 'nameless' };
  const cited = citedIn(piece, claim, claimant, known);
  if (cited !== undefined) return { kind: 'named', entity: cited, spoke: false };
  const ownName =
    piece.source.report.publisher ?? piece.source.author ?? `the author of “${piece.source.report.title}”`;
  const entity = claimant.entity === undefined ? undefined : fullName(claimant.entity, piece, known.names);
  if (claimant.as === 'the report' && claimant.span === undefined)
    return { kind: 'unsigned', entity: ownName };
  if (entity === undefined || piece.own.has(nameKey(entity)) || isSelf(claimant))
    return { kind: 'own', entity: ownName };
  const affiliation = known.affiliations.get(nameKey(entity));
  if (affiliation !== undefined && piece.own.has(nameKey(affiliation.organisation)))
    return { kind: 'own', entity: ownName, affiliation };
  const spoke = (claim.via ?? []).some((name) => piece.own.has(nameKey(name)));
  const organisation = affiliation?.organisation ?? known.organisations.get(nameKey(entity)) ?? entity;
  return { kind: 'named', entity: organisation, spoke, ...(affiliation && { affiliation }) };
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
