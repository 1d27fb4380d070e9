import type { Affiliation, Claim, Claimant } from '../../model/index.ts';
import { borrowedBy, type Echoes } from '../echoes/find-echoes.ts';
import { jointly, nameKey } from '../echoes/names.ts';
import { ownNameOf, unknownAuthor } from '../echoes/own-name.ts';
import type { Piece } from '../echoes/piece.ts';
import { overlaps } from '../echoes/piece.ts';
import { words } from '../lexicon/words.ts';
import { isHouse, isOffice } from './house.ts';
import { isRetold } from './likeness.ts';
import { isOnlyDescribed } from './no-speaker.ts';
import type { Trail, Trails } from './trace.ts';
import { trailTo } from './trace.ts';
import type { Voice } from './voices.ts';

/** One claimant of one claim, on one side of what is claimed. */
export interface Member {
  readonly piece: Piece;
  readonly claim: Claim;
  readonly claimant: Claimant;
  readonly voice: Voice;
}

/** Where its knowledge comes from. */
export interface Settled extends Member {
  readonly role: 'origin' | 'echo' | 'unresolved';
  /** The origin's name; absent where unresolved. */
  readonly entity?: string;
  readonly affiliation?: Affiliation;
  readonly trail?: Trail;
  readonly ownerLost?: boolean;
}

/** Indicators that make a report a first-hand one: it saw the machines. */
const FIRST_HAND = 3;

/**
 * Settles on whose knowledge each statement of one claim rests. A name settles itself; a report in
 * nobody's name, and a speaker without one, are led along the edges to a report that has a name for it.
 * What leads nowhere stays unresolved: it is shown, and never counted.
 */
export function settle(members: readonly Member[], trails: Trails, echoes: Echoes): readonly Settled[] {
  const settled: Settled[] = [];
  const known = new Map<Piece, Settled>();
  const all: Context = {
    known,
    trails,
    echoes,
    claims: claimsByPiece(members),
    voices: voicesByPiece(members),
  };
  const settleAs = (one: Settled): void => {
    settled.push(one);
    if (!known.has(one.piece)) known.set(one.piece, one);
  };
  let rest = [...members];
  const heard = hearsay(members, trails);
  rest = rest.filter((member) => {
    const one = heard.has(member) ? undefined : byName(member, all);
    if (one !== undefined) settleAs(one);
    return one === undefined;
  });
  const firstHand = new Set(
    rest.filter((member) => isFirstHand(member, trails) && ledBack(member, all) === undefined),
  );
  for (const member of firstHand) settleAs({ ...member, role: 'origin', entity: ownEntity(member) });
  const others = rest
    .filter((member) => !firstHand.has(member))
    .map(
      (member): Settled =>
        ledBack(member, all) ?? { ...member, role: 'unresolved', ...leadOutside(member, trails) },
    );
  const settledAll = [...settled, ...others];
  const named = settledAll.some(({ entity }) => entity !== undefined);
  return (named ? settledAll : settledAll.flatMap((one) => namedByHouse(one, trails))).map((one) =>
    withTrail(one, known, trails),
  );
}

/** "Known in the trade as X": where nobody else says so, the house that passes the name on holds the two for one. */
function namedByHouse(one: Settled, { from }: Trails): readonly Settled[] {
  const { piece, claim, voice } = one;
  const house = claim.predicate === 'same-as' && claim.stance === 'asserts' && voice.kind === 'nameless';
  const { publisher } = piece.source.report;
  if (!house || publisher === undefined || !isOffice(piece) || !isHouse(piece, hasSources(piece, from)))
    return [one];
  return jointly(publisher).map((entity) => ({ ...one, role: 'origin', entity }));
}

/** Outlets carry what others know: "the Chronicle reported". */
const OUTLET = words(
  'times post news chronicle daily journal herald tribune radio weekly gazette reuters courier observer bulletin echo telegraph guardian',
);
const REPORTED = /\breport(?:s|ed)\b/u;

/**
 * Statements under the name of a publisher that has the same claim from others itself, or of an outlet that
 * is said to have reported it: the name leads on and is no origin.
 */
function hearsay(members: readonly Member[], { from }: Trails): ReadonlySet<Member> {
  const signing = new Set<string>();
  const publishing = new Set<string>();
  for (const { piece, voice, claim } of members) {
    // Whoever has it from nobody has it from himself; reasons that come with it from another report are that one's.
    const alone = !from.has(piece.source.report.id);
    const saw = (alone && claim.evidence.length > 0) || piece.attackers.size >= FIRST_HAND;
    const signs =
      voice.kind === 'own' ||
      (alone && voice.kind === 'unsigned') ||
      (saw && (voice.kind === 'unsigned' || voice.kind === 'hidden'));
    for (const name of piece.own) (signs ? signing : publishing).add(name);
  }
  return new Set(
    members.filter(({ voice, claim }) => {
      if (voice.kind !== 'named' || voice.spoke) return false;
      const key = nameKey(voice.entity);
      const outlet = key.split(' ').some((word) => OUTLET.has(word)) && REPORTED.test(claim.span.quote);
      return !signing.has(key) && (publishing.has(key) || outlet);
    }),
  );
}

interface Context {
  readonly known: ReadonlyMap<Piece, Settled>;
  readonly trails: Trails;
  readonly echoes: Echoes;
  readonly claims: ReadonlyMap<Piece, readonly Claim[]>;
  readonly voices: ReadonlyMap<Piece, readonly Voice[]>;
}

function claimsByPiece(members: readonly Member[]): ReadonlyMap<Piece, readonly Claim[]> {
  const claims = new Map<Piece, Claim[]>();
  for (const { piece, claim } of members) {
    const others = claims.get(piece);
    if (others === undefined) claims.set(piece, [claim]);
    else others.push(claim);
  }
  return claims;
}

function voicesByPiece(members: readonly Member[]): ReadonlyMap<Piece, readonly Voice[]> {
  const voices = new Map<Piece, Voice[]>();
  for (const { piece, voice } of members) voices.set(piece, [...(voices.get(piece) ?? []), voice]);
  return voices;
}

/** The reports that a report has something from at first hand and that claim the same. */
function sourcesOf(piece: Piece, { trails, claims }: Context): readonly Piece[] {
  return (trails.from.get(piece.source.report.id) ?? []).flatMap(({ to }) => {
    const source = to.kind === 'outside' ? undefined : trails.pieceOf.get(to.reportId);
    return source !== undefined && claims.has(source) ? [source] : [];
  });
}

/** "The government says so, the Chronicle reports", where the Chronicle has it from people without a name. */
function isRaised(member: Member, entity: string, context: Context): boolean {
  const via = (member.claim.via ?? []).map(nameKey);
  const sources = sourcesOf(member.piece, context);
  if (sources.length > 0 && !/\p{Lu}/u.test(entity)) return true;
  const asserts = member.claim.stance === 'asserts';
  if (asserts && isOnlyDescribed(entity) && hasSources(member.piece, context.trails.from)) return true;
  const carrier = sources.find(({ own }) => via.some((name) => own.has(name)));
  if (carrier === undefined) return false;
  const there = context.voices.get(carrier) ?? [];
  return there.every(
    (voice) => voice.kind === 'nameless' || voice.kind === 'hidden' || voice.kind === 'unsigned',
  );
}

function byName(member: Member, context: Context): Settled | undefined {
  const { echoes } = context;
  const { voice, piece, claim } = member;
  if (voice.kind === 'named' && isRaised(member, voice.entity, context))
    return { ...member, role: 'unresolved' };
  if (voice.kind === 'named') {
    const { entity, affiliation, spoke } = voice;
    return { ...member, role: spoke ? 'origin' : 'echo', entity, ...(affiliation && { affiliation }) };
  }
  const borrowed = borrowedBy(piece, echoes.reused).some((range) => overlaps(range, claim.span));
  if (voice.kind !== 'own' || borrowed) return undefined;
  // "So yes, X did it", with nothing of its own to show: what it read elsewhere.
  const knows = piece.attackers.size >= FIRST_HAND || ownEvidence(piece);
  if (claim.stance === 'asserts' && !knows) {
    if (sourcesOf(piece, context).length > 0) return undefined;
    const copied = copiedFrom(piece, context);
    if (copied !== undefined) return { ...member, role: 'echo', entity: copied };
  }
  const { entity, affiliation } = voice;
  return { ...member, role: 'origin', entity, ...(affiliation && { affiliation }) };
}

/** The only source outside whose text the report reproduces or carries. */
function copiedFrom(piece: Piece, { trails }: Context): string | undefined {
  const names = (trails.from.get(piece.source.report.id) ?? []).map(({ to }) =>
    // "The indictment" is a text and nobody.
    to.kind === 'outside' && !to.name.startsWith('the ') ? to.name : undefined,
  );
  return names.length === 1 ? names[0] : undefined;
}

function ownEvidence({ claims, own }: Piece): boolean {
  return claims.some(
    ({ evidence, claimants }) =>
      evidence.length > 0 &&
      claimants.some(({ as, entity }) =>
        entity === undefined ? as === 'the report' : own.has(nameKey(entity)),
      ),
  );
}

function ownEntity({ voice, piece }: Member): string {
  return 'entity' in voice ? voice.entity : (ownNameOf(piece.source) ?? unknownAuthor(piece.source.report));
}

function isFirstHand({ voice, claim, piece }: Member, { from }: Trails): boolean {
  const house = isHouse(piece, hasSources(piece, from));
  // "Also known as", without saying by whom: the house that writes so holds the names for one.
  if (voice.kind === 'hidden' && claim.predicate === 'same-as' && claim.stance === 'asserts') return house;
  if (voice.kind !== 'unsigned' && voice.kind !== 'own') return false;
  const accuses = claim.predicate === 'did' || claim.predicate === 'sponsored';
  // What it tells flatly beside what it has from another report may be that one's.
  if (house && !(accuses && voice.kind === 'unsigned' && hasSources(piece, from))) return true;
  if (claim.stance !== 'asserts') return true;
  const seen = claim.predicate === 'removed' || claim.predicate === 'corrected';
  // Reasons that it has with the rest from another report are that one's.
  const reasons = claim.evidence.length > 0 && !from.has(piece.source.report.id);
  return seen || reasons || piece.attackers.size >= FIRST_HAND;
}

/** Whether it has something from another of the reports. */
function hasSources({ source }: Piece, from: Trails['from']): boolean {
  return (from.get(source.report.id) ?? []).some(({ to }) => to.kind === 'report');
}

/** The same claim under a name: elsewhere in the same report, or in a report it has this from. */
function ledBack(member: Member, { known, trails, echoes, claims }: Context): Settled | undefined {
  const { voice, piece, claim } = member;
  const beside = known.get(piece);
  const restates = voice.kind === 'unsigned' || voice.kind === 'hidden';
  if (restates && beside?.entity !== undefined && beside.voice.kind !== 'unsigned')
    return echoOf(member, beside);
  const trail = trailTo(piece, trails, (end) => typeof end !== 'string' && known.has(end));
  if (trail === undefined || typeof trail.end === 'string') return undefined;
  const source = known.get(trail.end);
  if (source?.entity === undefined) return undefined;
  if (voice.kind === 'nameless') {
    const borrowed = borrowedBy(piece, echoes.reused).some((range) => overlaps(range, claim.span));
    const retold = (claims.get(trail.end) ?? []).some((other) => isRetold(other, claim));
    if (!borrowed && !retold) return undefined;
  }
  return { ...echoOf(member, source), ...(voice.kind !== 'own' && { ownerLost: true }) };
}

function echoOf(member: Member, { entity, affiliation }: Settled): Settled {
  return {
    ...member,
    role: 'echo',
    ...(entity !== undefined && { entity }),
    ...(affiliation && { affiliation }),
  };
}

function leadOutside(member: Member, trails: Trails): { trail?: Trail } {
  const trail = trailTo(member.piece, trails, (end) => typeof end === 'string');
  return trail === undefined || member.voice.kind === 'nameless' ? {} : { trail };
}

/** Every echo with the way to where its origin speaks, or to the source outside that goes by its name. */
function withTrail(settled: Settled, known: ReadonlyMap<Piece, Settled>, trails: Trails): Settled {
  if (settled.role !== 'echo' || settled.trail !== undefined || settled.entity === undefined) return settled;
  const key = nameKey(settled.entity);
  const trail =
    trailTo(settled.piece, trails, (end) => {
      if (typeof end === 'string') return nameKey(end) === key;
      const there = known.get(end);
      return there?.role === 'origin' && nameKey(there.entity ?? '') === key;
    }) ??
    trailTo(
      settled.piece,
      trails,
      (end) => typeof end === 'string' || nameKey(known.get(end)?.entity ?? '') === key,
    );
  return trail === undefined ? settled : { ...settled, trail };
}
