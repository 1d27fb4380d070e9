import { stateOf } from '../../../vocab/states.ts';
import { ACTOR_NOUNS, TOOLS } from '../../lexicon/actors.ts';
import { words } from '../../lexicon/words.ts';
import type { ActorMention } from '../../names/actor-mention.ts';
import { isSoftwareName } from '../../names/actor-names.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, oneOf } from '../phrases.ts';
import { subjectOf } from '../subjects.ts';
import { aliasesAfter, aliasObject } from './aliases.ts';
import { bracketedAliases } from './bracketed-alias.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { namedBy, tradeAt } from './named-by.ts';
import { namings } from './namings.ts';
import { personas } from './personas.ts';

/** Wordings that equate two names; an overlap is a weaker statement, kept as written in the claim's quote. */
const EQUATIONS: readonly (readonly string[])[] = [
  ['also', 'known', 'as'],
  ['otherwise', 'known', 'as'],
  ['better', 'known', 'as'],
  ['also', 'tracked', 'as'],
  ['also', 'referred', 'to', 'as'],
  ['also', 'called'],
  ['formerly', 'known', 'as'],
  ['previously', 'known', 'as'],
  ['formerly'],
  ['previously', 'called'],
  ['under', 'names', 'such', 'as'],
  ['under', 'the', 'name', 'of'],
  ['under', 'the', 'moniker'],
  ['also', 'listed', 'as'],
  ['also', 'reported', 'as'],
  ['rebranded', 'as'],
  ['renamed', 'itself'],
  ['now', 'trades', 'as'],
  ['is', 'now', 'called'],
  ['is', 'now'],
  ['referred', 'to', 'as'],
  ['listed', 'as'],
  ['identical', 'with'],
  ['identical', 'to'],
  ['corresponds', 'to'],
  ['equals'],
  ['under', 'the', 'name'],
  ['under', 'the', 'names'],
  ['also', 'goes', 'by'],
  ['also', 'known', 'by', 'the', 'names'],
  ['also', 'known', 'by', 'the', 'name'],
  ['known', 'by', 'the', 'names'],
  ['also', 'known', 'by'],
  ['go', 'by', 'many', 'names', ':'],
  ['goes', 'by', 'many', 'names', ':'],
  ['goes', 'by', 'several', 'names', ':'],
  ['now', 'tracked', 'as'],
  ['now', 'known', 'as'],
  ['now', 'called'],
  ['goes', 'by', 'the', 'name'],
  ['tracked', 'as'],
  ['known', 'as'],
  ['merged', 'into'],
  ['folded', 'into'],
  ['overlaps', 'with'],
  ['overlap', 'with'],
  ['same', 'as'],
  ['aka'],
  ['a.k.a'],
  ['alias'],
];

/** The same by their first word. */
const OPENING: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  EQUATIONS.map(([first = '']) => [first, EQUATIONS.filter((each) => each[0] === first)]),
);

/** "X, also known as Y and Z": one claim for each further name. Aliases are claims, never identities. */
export const findSameAs: DeedFinder = (scene) => [
  ...equations(scene),
  ...namings(scene),
  ...namedBy(scene),
  ...renamings(scene),
  ...bracketedAliases(scene),
  ...personas(scene),
];

const RENAMING = words(
  'graduating graduated graduates promoting promoted promotes renames renaming renamed rebranded rebranding tracked known reported',
);

/** "This activity is tracked in the industry as Y", "we are graduating it to a named group, Y". */
function renamings(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return tokens.flatMap((token, verb): Deed[] => {
    if (!RENAMING.has(token.lower)) return [];
    const link = find(
      tokens,
      verb + 1,
      verb + 8,
      (word) => word === 'as' || word === 'to' || /^[,;:.(]$/u.test(word),
    );
    const to = tokens[link]?.lower === 'to';
    if (
      link < 0 ||
      (tokens[link - 1]?.lower === 'such' && !/^names?$/u.test(tokens[link - 2]?.lower ?? '')) ||
      (tokens[link]?.lower !== 'as' && !to) ||
      (to && !/^(?:gradu|promot|renam)/.test(token.lower))
    )
      return [];
    const straight = to && link - verb > 1 && isCapitalised(tokens[link + 1]);
    const group = straight
      ? link
      : to
        ? find(tokens, link + 1, link + 6, (word) => ACTOR_NOUNS.has(word))
        : -1;
    if (to ? group < 0 : link === verb + 1 || !tracksAGroup(tokens, verb)) return [];
    const from = to ? (tokens[group + 1]?.text === ',' ? group + 2 : group + 1) : link + 1;
    const trade = to ? undefined : tradeAt(tokens, verb + 2);
    return aliasesAfter(tokens, from).map((range) => ({
      predicate: 'same-as',
      anchor: verb,
      from: verb,
      to: range.to,
      object: aliasObject(scene, range),
      ...(trade && { claimant: trade }),
    }));
  });
}

function equations(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return tokens.flatMap((_, at) => {
    const first = OPENING.get(tokens[at]?.lower ?? '');
    const cue = first === undefined ? undefined : oneOf(tokens, at, first);
    if (cue === undefined) return [];
    const left =
      scene.mentions.findLast((mention) => stands(tokens, mention.to, at) && !isOfState(mention)) ??
      scene.others.findLast((mention) => mention.basis === 'reference' && stands(tokens, mention.to, at));
    const overlap = cue[0]?.startsWith('overlap') === true;
    if (
      left?.object.kind !== 'actor' &&
      !overlap &&
      !((cue[0] === 'tracked' || cue.at(-1) === ':') && tracksAGroup(tokens, at))
    )
      return [];
    // Botnets and loaders have two names as well.
    if (
      left !== undefined &&
      isSoftwareName(left.object.entity ?? '') &&
      tokens.some(({ lower }) => TOOLS.has(lower))
    )
      return [];
    const aliases = aliasesAfter(tokens, afterNaming(tokens, at + cue.length));
    const known = (range: TokenRange) =>
      left !== undefined ||
      !overlap ||
      scene.mentions.some(({ from, object }) => from === range.from && object.kind === 'actor');
    return aliases.filter(known).map((range): Deed => {
      const deed = { predicate: 'same-as' as const, anchor: at, from: left?.from ?? at, to: range.to };
      const object = aliasObject(scene, range);
      return left === undefined ? { ...deed, object } : { ...deed, object, subject: left.object };
    });
  });
}

/** "An Iranian group known as X": the nationality is no name that X is put beside. */
function isOfState({ object }: ActorMention): boolean {
  return object.entity !== undefined && stateOf(object.entity) !== undefined;
}

const JOINING = words(
  ', ( — – - is are was has have group actor actors gang crew hacking hacker hackers ransomware operation threat collective cluster and publicly commonly sometimes also ) partly partially largely graduated',
);

/**
 * The name stands right before the wording: "X, also known as", "X (aka", "X is also known as"; a bracket
 * that is closed again between the two may hold other names.
 */
function stands(tokens: readonly Token[], from: number, cue: number): boolean {
  const from2 = tokens[from]?.text === '(' ? closing(tokens, from, cue) : from;
  const between = tokens.slice(from2, cue).map((token) => token.lower);
  return cue >= from2 && between.length <= 4 && between.every((word) => JOINING.has(word));
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

const NAMES = words(
  'calls tracks names dubs labels call track tracked known report reports reported follow follows',
);

/** "overlaps with activity that Halden calls Y": the name comes after who gives it. */
function afterNaming(tokens: readonly Token[], from: number): number {
  const verb = find(tokens, from, from + 11, (word) => NAMES.has(word) || !/^\p{L}/u.test(word));
  if (!NAMES.has(tokens[verb]?.lower ?? '')) return from;
  return tokens[verb + 1]?.lower === 'as' ? verb + 2 : verb + 1;
}
