import { ACTOR_NOUNS, TOOLS } from '../../lexicon/actors.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { find, oneOf } from '../phrases.ts';
import { subjectOf } from '../subjects.ts';
import { aliasesAfter, aliasObject } from './aliases.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { namedBy } from './named-by.ts';
import { namings } from './namings.ts';

/** Wordings that equate two names; an overlap is a weaker statement, kept as written in the claim's quote. */
const EQUATIONS: readonly (readonly string[])[] = [
  ['also', 'known', 'as'],
  ['otherwise', 'known', 'as'],
  ['better', 'known', 'as'],
  ['also', 'tracked', 'as'],
  ['also', 'referred', 'to', 'as'],
  ['also', 'called'],
  ['tracked', 'as'],
  ['known', 'as'],
  ['overlaps', 'with'],
  ['overlap', 'with'],
  ['same', 'as'],
  ['aka'],
  ['a.k.a'],
  ['alias'],
];

/** "X, also known as Y and Z": one claim for each further name. Aliases are claims, never identities. */
export const findSameAs: DeedFinder = (scene) => [...equations(scene), ...namings(scene), ...namedBy(scene)];

function equations(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return tokens.flatMap((_, at) => {
    const cue = oneOf(tokens, at, EQUATIONS);
    if (cue === undefined) return [];
    const left = scene.mentions.findLast((mention) => stands(tokens, mention.to, at));
    if (left?.object.kind !== 'actor' && !(cue[0] === 'tracked' && tracksAGroup(tokens, at))) return [];
    return aliasesAfter(tokens, afterNaming(tokens, at + cue.length)).map((range): Deed => {
      const deed = { predicate: 'same-as' as const, anchor: at, from: left?.from ?? at, to: range.to };
      const object = aliasObject(scene, range);
      return left === undefined ? { ...deed, object } : { ...deed, object, subject: left.object };
    });
  });
}

const JOINING = words(', ( — – is are was group actor gang and publicly commonly sometimes also )');

/**
 * The name stands right before the wording: "X, also known as", "X (aka", "X is also known as"; a bracket
 * that is closed again between the two may hold other names.
 */
function stands(tokens: readonly Token[], from: number, cue: number): boolean {
  const from2 = tokens[from]?.text === '(' ? closing(tokens, from, cue) : from;
  const between = tokens.slice(from2, cue).map((token) => token.lower);
  return cue >= from2 && between.length <= 3 && between.every((word) => JOINING.has(word));
}

function closing(tokens: readonly Token[], open: number, limit: number): number {
  const end = find(tokens, open + 1, limit, (word) => word === ')');
  return end < 0 ? open : end + 1;
}

const TRACEABLE = words('activity cluster campaign intrusion-set');

/** "activity of this group is tracked as Y": a group without a name, not a program. */
function tracksAGroup(tokens: readonly Token[], at: number): boolean {
  const subject = subjectOf(tokens, at);
  return (
    subject !== undefined &&
    find(tokens, subject.from, subject.to, (word) => ACTOR_NOUNS.has(word) || TRACEABLE.has(word)) >= 0 &&
    find(tokens, subject.from, subject.to, (word) => TOOLS.has(word)) < 0
  );
}

const NAMES = words('calls tracks names dubs labels call track tracked known');

/** "overlaps with activity that Halden calls Y": the name comes after who gives it. */
function afterNaming(tokens: readonly Token[], from: number): number {
  const verb = find(tokens, from, from + 8, (word) => NAMES.has(word) || !/^\p{L}/u.test(word));
  if (!NAMES.has(tokens[verb]?.lower ?? '')) return from;
  return tokens[verb + 1]?.lower === 'as' ? verb + 2 : verb + 1;
}
