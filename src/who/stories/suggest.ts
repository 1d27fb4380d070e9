import type { Clue, StoryGround, StoryMember, StorySeed, StorySuggestion } from '../../model/index.ts';
import { derivedId } from '../../model/index.ts';
import { dayOf, daysBetween, MOST_HOLDERS, tells, weightOf } from './weigh.ts';

/** Of those that hold a clue, a report is set beside so many before it. */
const NEIGHBOURS = 8;
/** Grounds shown of each pair, strongest kinds first. */
const SHOWN = 6;
const STRENGTH = ['incident', 'indicator', 'malware', 'actor', 'vulnerability'];

interface Pair {
  readonly other: number;
  readonly weight: number;
}

/**
 * Groups of reports that may be about one affair, largest first, each member with what it shares with
 * the lead. Pairs come out of an index of what reports say, never by comparing all with all; a group is a
 * lead with its neighbours and no chain of them, so that two affairs with one report in common stay two.
 * Deterministic; nothing is grouped until an analyst confirms it.
 *
 * @param taken ids of reports that stand in a story already
 */
export function suggestStories(
  seeds: readonly StorySeed[],
  taken: ReadonlySet<string> = new Set(),
): readonly StorySuggestion<string>[] {
  const free = seeds.filter(({ reportId }) => !taken.has(reportId)).sort(inTime);
  const pairs = pairsIn(free);
  const leads = free.map((_, at) => at).sort((a, b) => strengthOf(pairs[b]) - strengthOf(pairs[a]) || a - b);
  const grouped = new Set<number>();
  const suggestions: StorySuggestion<string>[] = [];
  for (const lead of leads) {
    if (grouped.has(lead)) continue;
    const others = (pairs[lead] ?? []).filter(({ other }) => !grouped.has(other));
    if (others.length === 0) continue;
    const members = [lead, ...others.map(({ other }) => other).sort((a, b) => a - b)];
    for (const member of members) grouped.add(member);
    suggestions.push(suggestionOf(free, members));
  }
  return suggestions.sort((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1));
}

/** By date, those without one last. */
function inTime(a: StorySeed, b: StorySeed): number {
  const [first, second] = [dayOf(a) ?? Number.MAX_SAFE_INTEGER, dayOf(b) ?? Number.MAX_SAFE_INTEGER];
  return first - second || (a.reportId < b.reportId ? -1 : 1);
}

function pairsIn(seeds: readonly StorySeed[]): readonly (readonly Pair[])[] {
  const pairs: Pair[][] = seeds.map(() => []);
  const holders = holdersIn(seeds);
  const holdersOf = (key: string): number => holders.get(key)?.length ?? 0;
  for (const [later, others] of candidates(seeds, holders).entries()) {
    for (const earlier of others) {
      const [a, b] = [seeds[earlier], seeds[later]];
      if (a === undefined || b === undefined) continue;
      const weight = weightOf(sharedBy(a, b), daysBetween(a, b), holdersOf);
      if (weight < 0) continue;
      pairs[earlier]?.push({ other: later, weight });
      pairs[later]?.push({ other: earlier, weight });
    }
  }
  return pairs;
}

/** The reports that hold each clue, in time; one more than is looked at tells that there are too many. */
function holdersIn(seeds: readonly StorySeed[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const [at, { clues }] of seeds.entries()) {
    for (const { key } of clues) {
      const others = holders.get(key);
      if (others === undefined) holders.set(key, [at]);
      else if (others.length <= MOST_HOLDERS) others.push(at);
    }
  }
  return holders;
}

/** For each report those before it, in time, that hold one of its clues. */
function candidates(
  seeds: readonly StorySeed[],
  holders: ReadonlyMap<string, readonly number[]>,
): readonly ReadonlySet<number>[] {
  const found = seeds.map(() => new Set<number>());
  for (const its of holders.values()) {
    if (its.length < 2 || its.length > MOST_HOLDERS) continue;
    for (const [place, later] of its.entries()) {
      for (const earlier of its.slice(Math.max(0, place - NEIGHBOURS), place)) found[later]?.add(earlier);
    }
  }
  return found;
}

function sharedBy(a: StorySeed, b: StorySeed): readonly Clue[] {
  const keys = new Set(a.clues.map(({ key }) => key));
  return b.clues.filter(({ key }) => keys.has(key));
}

function strengthOf(pairs: readonly Pair[] = []): number {
  return pairs.reduce((sum, { weight }) => sum + 1 + weight, 0);
}

function suggestionOf(seeds: readonly StorySeed[], members: readonly number[]): StorySuggestion<string> {
  const its = members.flatMap((at) => seeds[at] ?? []);
  const [lead] = its;
  const ids = its.map(({ reportId }) => reportId);
  return {
    kind: 'story-suggestion',
    id: derivedId('story', ...[...ids].sort()),
    lead: lead?.reportId ?? '',
    members: its.map((seed) => memberOf(seed, lead)),
  };
}

function memberOf(seed: StorySeed, lead: StorySeed | undefined): StoryMember<string> {
  const { reportId, title, publisher, published } = seed;
  const isLead = lead === undefined || lead === seed;
  const daysApart = isLead ? undefined : daysBetween(seed, lead);
  return {
    reportId,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    grounds: isLead ? [] : groundsOf(seed, lead),
    ...(daysApart !== undefined && { daysApart }),
  };
}

function groundsOf(seed: StorySeed, lead: StorySeed): readonly StoryGround<string>[] {
  const there = new Map(lead.clues.map((clue) => [clue.key, clue.findingId]));
  return sharedBy(lead, seed)
    .filter(tells)
    .toSorted((a, b) => STRENGTH.indexOf(a.kind) - STRENGTH.indexOf(b.kind))
    .slice(0, SHOWN)
    .map(({ kind, key, shown, findingId }) => ({
      kind,
      shown,
      here: findingId,
      there: there.get(key) ?? '',
    }));
}
