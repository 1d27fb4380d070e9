import type {
  Affiliation,
  ClaimGroup,
  ClaimOrigin,
  Ledger,
  LedgerAffair,
  LedgerReport,
  LedgerRow,
  LedgerSource,
} from '../../model/index.ts';
import { derivedId, TLP_LABELS } from '../../model/index.ts';
import { driftBetween } from '../drift/drift.ts';
import { dateRank } from '../echoes/dates.ts';
import type { Echoes } from '../echoes/find-echoes.ts';
import { findEchoes } from '../echoes/find-echoes.ts';
import { nameKey } from '../echoes/names.ts';
import { unknownAuthor } from '../echoes/own-name.ts';
import { passageIn } from '../echoes/piece.ts';
import { claimKey } from './claim-key.ts';
import { labelled } from './labels.ts';
import type { Member, Settled } from './members.ts';
import { settle } from './members.ts';
import { partNames } from './part-names.ts';
import type { Trails } from './trace.ts';
import { trailsOf } from './trace.ts';
import { voices } from './voices.ts';

/**
 * The ledger of several reports, which are taken to be about one affair: what each claims, on whose
 * knowledge it rests, who echoes whom and on what grounds, and where an echo is surer than its source.
 * Pure; the same reports in the same order give the same ledger.
 */
export function makeLedger(sources: readonly LedgerSource[]): Ledger {
  return ledgerOf(sources);
}

/** What is known to be about one affair: the reports of a story, or one that is in none. */
export interface Affair {
  readonly within: LedgerAffair;
  readonly sources: readonly LedgerSource[];
}

/**
 * One ledger of several affairs, each looked at by itself: nothing is summed up, compared or traced across them, since
 * two reports that name one state are not about one deed. Stories come first, in their order.
 */
export function makeLedgerOfAffairs(affairs: readonly Affair[]): Ledger {
  const parts = affairs.map(({ within, sources }) => ledgerOf(sources, within));
  const sources = new Map(
    affairs.flatMap((each) => each.sources.map((one) => [one.report.id, one] as const)),
  );
  const all = [...sources.values()];
  const stories = parts.flatMap(({ groups }) => groups.filter(({ within }) => within?.kind === 'story'));
  const alone = parts.flatMap(({ groups }) => groups.filter(({ within }) => within?.kind !== 'story'));
  const edges = new Map(parts.flatMap((part) => part.edges.map((edge) => [edge.id, edge] as const)));
  return {
    kind: 'ledger',
    tlp: strictest(all),
    reports: all.map(reportOf),
    groups: [...stories, ...alone],
    edges: [...edges.values()],
    variants: parts.flatMap(({ variants }) => variants),
  };
}

function ledgerOf(sources: readonly LedgerSource[], within?: LedgerAffair): Ledger {
  const echoes = findEchoes(sources);
  const trails = trailsOf(echoes.pieces, echoes.edges);
  const groups = [...membersByClaim(echoes)].map(([key, members]) =>
    groupOf(key, members, trails, echoes, within),
  );
  return {
    kind: 'ledger',
    tlp: strictest(sources),
    reports: sources.map(reportOf),
    groups: groups.sort(
      (a, b) =>
        aboutReports(a) - aboutReports(b) ||
        b.carriedBy.length - a.carriedBy.length ||
        (a.id < b.id ? -1 : 1),
    ),
    edges: echoes.edges,
    variants: echoes.slips.map(({ variant }) => variant),
  };
}

/** Who did it comes before what became of the report. */
function aboutReports({ predicate }: ClaimGroup): number {
  return predicate === 'removed' || predicate === 'corrected' ? 1 : 0;
}

function membersByClaim({ pieces, edges, respelled }: Echoes): ReadonlyMap<string, readonly Member[]> {
  const voicesOf = voices({ pieces, edges });
  const groups = new Map<string, Member[]>();
  for (const piece of pieces) {
    const { report, author } = piece.source;
    for (const claim of piece.claims) {
      const key = claimKey(claim, report.publisher ?? author, respelled);
      const members = voicesOf(piece, claim).map((each) => ({ piece, claim, ...each }));
      const others = groups.get(key);
      if (others === undefined) groups.set(key, members);
      else others.push(...members);
    }
  }
  return groups;
}

function groupOf(
  key: string,
  members: readonly Member[],
  trails: Trails,
  echoes: Echoes,
  within: LedgerAffair | undefined,
): ClaimGroup {
  const [asserted, both] = [true, false].map((asserts) =>
    withoutPartNames(
      settle(
        members.filter(({ claim }) => (claim.stance === 'asserts') === asserts),
        trails,
        echoes,
      ),
    ),
  ) as [readonly Settled[], readonly Settled[]];
  const forIt = asserted.map((one) => withoutDisowned(one, both));
  const against = both.map((one) => ofAnotherIncident(one, forIt));
  const spelt = [...members].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1)).filter(isSpeltRight(echoes));
  const unknown = new Set(echoes.pieces.map(({ source }) => nameKey(unknownAuthor(source.report))));
  const origins = originsOf(forIt, unknown);
  const dates = members
    .map(({ piece }) => piece.source.report.published)
    .filter((date) => dateRank(date) !== '9999');
  const [firstSeen] = dates.sort();
  return {
    kind: 'claim-group',
    id: derivedId('claim-group', key, ...(within === undefined ? [] : [within.id])),
    ...labelled(spelt.length > 0 ? spelt : members),
    ...(within && { within }),
    ...(firstSeen !== undefined && { firstSeen }),
    carriedBy: [...new Set(forIt.map(({ piece }) => piece.source.report.id))],
    independentOrigins: origins.filter((each) => each.unknown !== true).length,
    origins,
    contrary: originsOf(against, unknown),
    unresolved: [...forIt, ...against]
      .filter(({ role }) => role === 'unresolved')
      .map((one) => rowOf(one, [])),
  };
}

/** Whoever may be another of them under a shorter name is shown, and never counted beside him. */
function withoutPartNames(settled: readonly Settled[]): readonly Settled[] {
  const part = partNames(
    settled.flatMap(({ role, entity }) => (role === 'unresolved' ? [] : (entity ?? []))),
  );
  return settled.map((one) =>
    one.entity !== undefined && part.has(nameKey(one.entity)) ? { ...one, role: 'unresolved' as const } : one,
  );
}

/** What a report that says "we do not follow this" tells flatly elsewhere is not its own word for it. */
function withoutDisowned(one: Settled, against: readonly Settled[]): Settled {
  if (one.role !== 'origin' || one.voice.kind !== 'unsigned') return one;
  const disowned = against.some(({ piece, voice }) => piece === one.piece && voice.kind === 'own');
  return disowned ? { ...one, role: 'unresolved' } : one;
}

/**
 * A report that asserts a thing and doubts it in the same breath speaks of two incidents ("as for the July
 * intrusion, we cannot link it to X"): its doubt is shown, and is no contrary voice.
 */
function ofAnotherIncident(one: Settled, forIt: readonly Settled[]): Settled {
  const { piece, entity } = one;
  const asserts = forIt.some(
    (other) =>
      other.piece === piece && entity !== undefined && other.role === 'origin' && other.entity === entity,
  );
  return asserts ? { ...one, role: 'unresolved' } : one;
}

function isSpeltRight({ respelled }: Echoes): (member: Member) => boolean {
  return ({ claim }) => !respelled.has(nameKey(claim.object.entity ?? ''));
}

function dateOf({ piece }: Member): string {
  return dateRank(piece.source.report.published);
}

/** Those who are known come first; `unknown`: the words for writers who are not. */
function originsOf(settled: readonly Settled[], unknown: ReadonlySet<string>): readonly ClaimOrigin[] {
  const byEntity = new Map<string, Settled[]>();
  for (const one of settled) {
    if (one.role === 'unresolved' || one.entity === undefined) continue;
    const key = nameKey(one.entity);
    const others = byEntity.get(key);
    if (others === undefined) byEntity.set(key, [one]);
    else others.push(one);
  }
  const byReport = new Map<string, Settled[]>();
  for (const one of settled) {
    const { id } = one.piece.source.report;
    const others = byReport.get(id);
    if (others === undefined) byReport.set(id, [one]);
    else others.push(one);
  }
  const keys = [...byEntity.keys()].sort((a, b) => Number(unknown.has(a)) - Number(unknown.has(b)));
  return keys.map((key) => {
    const its = byEntity.get(key) ?? [];
    const inOrder = [...its].sort(byHopAndDate);
    return {
      entity: its[0]?.entity ?? '',
      ...(unknown.has(key) && { unknown: true as const }),
      people: peopleIn(its),
      rows: inOrder.filter(({ role }) => role === 'origin').map((one) => rowOf(one, [])),
      echoes: inOrder.filter(({ role }) => role === 'echo').map((one) => rowOf(one, sourceOf(one, byReport))),
    };
  });
}

/** What the nearest report on the way says of the same. */
function sourceOf(one: Settled, byReport: ReadonlyMap<string, readonly Settled[]>): readonly Settled[] {
  const [nearest] = one.trail?.edges ?? [];
  if (nearest === undefined || nearest.to.kind === 'outside') return [];
  const entity = nameKey(one.entity ?? '');
  return (byReport.get(nearest.to.reportId) ?? []).filter(
    (there) => nameKey(there.entity ?? '') === entity && there.claim.stance === one.claim.stance,
  );
}

function peopleIn(settled: readonly Settled[]): readonly Affiliation[] {
  const people = new Map<string, Affiliation>();
  for (const { affiliation } of settled) if (affiliation) people.set(affiliation.person, affiliation);
  return [...people.values()];
}

function byHopAndDate(a: Settled, b: Settled): number {
  const [first, second] = [dateOf(a), dateOf(b)];
  if (hopOf(a) !== hopOf(b)) return hopOf(a) - hopOf(b);
  if (first !== second) return first < second ? -1 : 1;
  return a.piece.at - b.piece.at || a.claim.span.start - b.claim.span.start;
}

function hopOf({ role, trail }: Settled): number {
  return role === 'origin' ? 0 : Math.max(1, trail?.edges.length ?? 0);
}

function rowOf(settled: Settled, source: readonly Settled[]): LedgerRow {
  const { piece, claim, claimant, role, trail, ownerLost } = settled;
  const { published } = piece.source.report;
  const hop = hopOf(settled);
  const drift = role === 'echo' ? driftBetween(settled, source, hop) : undefined;
  return {
    claimId: claim.id,
    reportId: piece.source.report.id,
    ...(published !== undefined && { published }),
    as: claimant.as,
    stance: claim.stance,
    hedge: claim.hedge,
    evidence: claim.evidence,
    ...(claim.saysNoEvidence && { saysNoEvidence: claim.saysNoEvidence }),
    passage: passageIn(piece, claim.span),
    role,
    chain: trail?.edges.map(({ id }) => id) ?? [],
    hop,
    ...(ownerLost && { ownerLost }),
    ...(claim.grade && { grade: claim.grade }),
    ...(drift && { drift }),
  };
}

function reportOf({ report, reading, statedUrl }: LedgerSource): LedgerReport {
  const { id, title, publisher, published } = report;
  const url = report.url ?? statedUrl;
  return {
    id,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    readingId: reading.id,
  };
}

function strictest(sources: readonly LedgerSource[]): Ledger['tlp'] {
  const most = Math.max(0, ...sources.map(({ report }) => TLP_LABELS.indexOf(report.tlp.label)));
  return TLP_LABELS[most] ?? 'TLP:RED';
}
