import type { Clue, ClueKind, StorySeed } from '../../model/index.ts';
import { isWidespread } from './widespread.ts';

/** A clue that more reports than this share is the trade's, not an affair's: a busy actor, a shared host. */
export const MOST_HOLDERS = 40;
/** A name that no more than this share may well be one affair's. */
const FEW_HOLDERS = 12;

/** What one clue of a kind counts, where few share it and where many do, and how many of a kind are counted. */
const WEIGHTS: Readonly<Record<ClueKind, readonly [few: number, many: number, most: number]>> = {
  indicator: [2, 1, 3],
  incident: [3, 1.5, 1],
  malware: [2.5, 1, 1],
  actor: [2.5, 1.5, 2],
  vulnerability: [1, 0.5, 2],
};

/** What two reports must share: one incident, two indicators, malware and an actor, or a rare name at one time. */
const ENOUGH = 3;

const DAY = 86_400_000;
/** Days between two reports of one affair, as a rule; beyond, names alone are not enough. */
const CLOSE = 30;
const FAR = 90;

/**
 * How strongly shared clues speak for one affair; below zero: they do not.
 *
 * @param holdersOf how many reports have a clue, by its key
 */
export function weightOf(
  shared: readonly Clue[],
  daysApart: number | undefined,
  holdersOf: (key: string) => number,
): number {
  const weights = new Map<ClueKind, number[]>();
  for (const clue of shared) {
    if (!tells(clue)) continue;
    const { kind, key } = clue;
    const [few, many] = WEIGHTS[kind];
    const holders = holdersOf(key);
    const each = holders <= FEW_HOLDERS ? few : holders <= MOST_HOLDERS ? many : 0;
    weights.set(kind, [...(weights.get(kind) ?? []), each]);
  }
  let weight = 0;
  for (const [kind, its] of weights) {
    const most = WEIGHTS[kind][2];
    for (const each of its.sort((a, b) => b - a).slice(0, most)) weight += each;
  }
  if (daysApart === undefined) return weight - ENOUGH;
  if (daysApart <= CLOSE) return weight + 0.5 - ENOUGH;
  return daysApart <= FAR ? weight - ENOUGH : weight - 2 - ENOUGH;
}

/** Words of an incident that begin with a capital letter, or a year. */
const NAMED = /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{N}’'-]+|\p{Nd}{4})(?![\p{L}\p{N}])/gu;
const ANY =
  /^(?:the|an?|its|his|her|their|our|both|all|these|those|this|that|such|some|several|attacks?|intrusions?|breach(?:es)?|hacks?|hacking|campaigns?|incidents?|operations?|compromises?|thefts?|leaks?|activity|activities|networks?|systems?|cyber.*|security|data|internet|apt|cert)$/iu;

/**
 * Whether a clue can tell one affair from another: malware that anybody has cannot, nor an incident without a name in
 * it ("the intrusion", "the operation directly"), which is said of any affair.
 */
export function tells({ kind, shown }: Pick<Clue, 'kind' | 'shown'>): boolean {
  if (kind === 'malware') return !isWidespread(shown);
  return kind !== 'incident' || (shown.match(NAMED) ?? []).some((word) => !ANY.test(word));
}

/** Whole days between the dates two reports state; undefined where either states none that is a date. */
export function daysBetween(a: StorySeed, b: StorySeed): number | undefined {
  const [first, second] = [dayOf(a), dayOf(b)];
  return first === undefined || second === undefined ? undefined : Math.abs(first - second);
}

export function dayOf({ published }: StorySeed): number | undefined {
  if (published === undefined || !/^\d{4}-\d{2}-\d{2}/u.test(published)) return undefined;
  const at = Date.parse(published.slice(0, 10));
  return Number.isNaN(at) ? undefined : Math.floor(at / DAY);
}
