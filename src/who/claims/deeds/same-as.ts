import type { ActorMention } from '../../names/actor-mentions.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import { sequence, subjectOf } from '../phrases.ts';
import type { Deed, DeedFinder } from './deed.ts';
import { objectOf } from './deed.ts';

/** Wordings that equate two names; an overlap is a weaker statement, kept as written in the claim's quote. */
const EQUATIONS: readonly (readonly string[])[] = [
  ['also', 'known', 'as'],
  ['otherwise', 'known', 'as'],
  ['better', 'known', 'as'],
  ['also', 'tracked', 'as'],
  ['also', 'called'],
  ['tracked', 'as'],
  ['tracks', 'as'],
  ['track', 'as'],
  ['known', 'as'],
  ['overlaps', 'with'],
  ['same', 'as'],
  ['aka'],
  ['a.k.a'],
  ['alias'],
];

/** "X, also known as Y and Z": one claim for each further name. Aliases are claims, never identities. */
export const findSameAs: DeedFinder = (scene) => {
  const { tokens } = scene.sentence;
  return tokens.flatMap((_, at) => {
    const cue = EQUATIONS.find((words) => sequence(tokens, at, ...words));
    const left = cue && scene.mentions.findLast((mention) => stands(tokens, mention.to, at));
    const namer = cue !== undefined && isTracking(cue) ? subjectOf(tokens, at) : undefined;
    if (cue === undefined || (namer === undefined && left?.object.kind !== 'actor')) return [];
    return namesAfter(tokens, at + cue.length).map((range): Deed => {
      const object = objectOf(
        scene,
        range,
        'actor',
        tokens
          .slice(range.from, range.to)
          .map((token) => token.text)
          .join(' '),
      );
      const deed: Deed = { predicate: 'same-as', anchor: at, from: left?.from ?? at, to: range.to, object };
      return { ...deed, ...(left && { subject: left.object }), ...(namer && { claimant: namer }) };
    });
  });
};

/** The name stands right before the wording: "X, also known as", "X (aka", "X is also known as". */
function stands(tokens: readonly Token[], from: number, cue: number): boolean {
  const between = tokens.slice(from, cue).map((token) => token.lower);
  return cue >= from && between.length <= 3 && between.every((word) => JOINING.has(word));
}

const JOINING = new Set([',', '(', '—', '–', 'is', 'are', 'was', 'group', 'actor', 'gang', 'and']);

/** "<firm> tracks as": who gives the name. */
function isTracking(cue: readonly string[]): boolean {
  return cue[0] === 'tracks' || cue[0] === 'track';
}

/** "Y, Z and W": runs of capitalised words or designators, separated by commas and "and". */
function namesAfter(tokens: readonly Token[], from: number): Pick<ActorMention, 'from' | 'to'>[] {
  const names: Pick<ActorMention, 'from' | 'to'>[] = [];
  let at = from;
  while (at < tokens.length && names.length < 20) {
    while (OPENERS.has(tokens[at]?.lower ?? '')) at += 1;
    let to = at;
    while (to - at < 4 && isCapitalised(tokens[to])) to += 1;
    if (to === at) break;
    names.push({ from: at, to });
    if (!SEPARATORS.has(tokens[to]?.lower ?? '')) break;
    at = to + 1;
    if (SEPARATORS.has(tokens[at]?.lower ?? '')) at += 1;
  }
  return names;
}

const OPENERS = new Set(['“', '"', '‘', 'the', '(']);
const SEPARATORS = new Set([',', 'and', 'or', '/', ';']);
