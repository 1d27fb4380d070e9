import { stateOf } from '../../../vocab/states.ts';
import { ACTOR_NOUNS, TOOLS } from '../../lexicon/actors.ts';
import { words } from '../../lexicon/words.ts';
import { isSoftwareName } from '../../names/actor-names.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, findBack } from '../phrases.ts';
import { couldSpeak } from '../speakers/could-speak.ts';
import { textOf } from '../speakers/name-runs.ts';
import { subjectOf } from '../subjects.ts';
import { aliasesAfter, aliasObject } from './aliases.ts';
import type { Deed, Scene } from './deed.ts';

const TRACKING = words(
  'track tracks tracked follow follows know knows list lists report reports label labels designate designates refer refers',
);
const CALLING = words('calls call dubs dubbed');
/** These name somebody only with him between: "named the actor X". */
const NAMING = words('named christened nicknamed called');
const RELATIVE = words('that which who');
const SOMEBODY = new Set([...ACTOR_NOUNS, ...words('activity cluster campaign it them')]);

/**
 * "S tracks this activity as Y", "a group that S tracks as Y", "X, which S calls Y": a name and who gives
 * it. What is named must be somebody; programs get names in the same words.
 */
export function namings(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return tokens.flatMap((_, verb): Deed[] => {
    const naming = namingAt(tokens, verb);
    const named = naming === undefined ? undefined : whatIsNamed(scene, naming);
    if (naming === undefined || named === undefined) return [];
    const names = aliasesAfter(tokens, naming.name);
    return names
      .filter((range) => !isSoftwareName(textOf(tokens, range)))
      .map((range): Deed => {
        const { claimant } = naming;
        const deed = { predicate: 'same-as' as const, anchor: verb, from: verb, to: range.to, claimant };
        const object = aliasObject(scene, range);
        return named === 'nameless' ? { ...deed, object } : { ...deed, object, subject: named.object };
      });
  });
}

interface Naming {
  /** Who gives the name. */
  readonly claimant: TokenRange;
  /** Between the verb and "as": what is named, empty where it went before. */
  readonly object: TokenRange;
  /** Where the name begins. */
  readonly name: number;
}

function namingAt(tokens: readonly Token[], verb: number): Naming | undefined {
  const word = tokens[verb]?.lower ?? '';
  const tracking = TRACKING.has(word);
  const calling = CALLING.has(word) || (NAMING.has(word) && afterSomebody(tokens, verb + 1) > verb + 1);
  if (!tracking && !calling) return undefined;
  const as = find(tokens, verb + 1, verb + 9, (next) => next === 'as' || !/^[\p{L}'’]/u.test(next));
  if (tracking && (tokens[as]?.lower !== 'as' || tokens[as - 1]?.lower === 'such')) return undefined;
  const claimant = namer(tokens, verb);
  // "which S refers to as Y": what is named went before.
  const bare = as === verb + 2 && tokens[verb + 1]?.lower === 'to';
  const object = { from: verb + 1, to: tracking && !bare ? as : verb + 1 };
  const name = tracking ? as + 1 : afterSomebody(tokens, verb + 1);
  return claimant && { claimant, object: tracking ? object : { from: verb + 1, to: name }, name };
}

/** "call the group X", "named the actor behind it X": over what is given the name. */
function afterSomebody(tokens: readonly Token[], from: number): number {
  if (!['the', 'this', 'that', 'these'].includes(tokens[from]?.lower ?? '')) return from;
  const noun = find(tokens, from + 1, from + 4, (word) => SOMEBODY.has(word));
  return noun > 0 && isCapitalised(tokens[noun + 1]) ? noun + 1 : from;
}

/** In "the group Halden tracks as Y" the group belongs to the thing named, not to who names it. */
function namer(tokens: readonly Token[], verb: number): TokenRange | undefined {
  const subject = subjectOf(tokens, verb);
  if (subject === undefined) return undefined;
  const noun = findBack(tokens, subject.to - 1, subject.to - 1 - subject.from, isThing);
  const range = noun < 0 ? subject : { from: noun + 1, to: subject.to };
  return couldSpeak(tokens, range) ? range : undefined;
}

function isThing(word: string): boolean {
  return SOMEBODY.has(word) || TOOLS.has(word);
}

/** The actor that is given the name, where it has one already; undefined where it is a program or unclear. */
function whatIsNamed(scene: Scene, naming: Naming): { object: Deed['object'] } | 'nameless' | undefined {
  const { tokens } = scene.sentence;
  const inside = naming.object.to > naming.object.from;
  const before = RELATIVE.has(tokens[naming.claimant.from - 1]?.lower ?? '')
    ? naming.claimant.from - 1
    : naming.claimant.from;
  const end = inside
    ? naming.object.to
    : tokens[before - 1]?.text === ',' || tokens[before - 1]?.text === '('
      ? before - 1
      : before;
  const mention = scene.mentions.findLast(
    ({ from, to }) => (inside ? from >= naming.object.from : true) && to === end,
  );
  if (mention !== undefined && isName(mention.object)) return mention;
  if (!inside) return SOMEBODY.has(tokens[end - 1]?.lower ?? '') ? 'nameless' : undefined;
  const { from, to } = naming.object;
  const named = to - from <= 3 && tokens.slice(from, to).every((token) => isCapitalised(token));
  const somebody = find(tokens, from, to, (word) => SOMEBODY.has(word)) >= 0 || named;
  return somebody && find(tokens, from, to, (word) => TOOLS.has(word)) < 0 ? 'nameless' : undefined;
}

/** Not "a Russian group", whose entity is the state. */
function isName(object: Deed['object']): boolean {
  return object.kind === 'actor' && object.entity !== undefined && stateOf(object.entity) === undefined;
}
