import { ACTOR_NOUNS, TOOLS } from '../../lexicon/actors.ts';
import { words } from '../../lexicon/words.ts';
import type { ActorMention } from '../../names/actor-mention.ts';
import { isSoftwareName } from '../../names/actor-names.ts';
import type { Token } from '../../tokens.ts';
import { phraseAround } from '../clauses/noun-phrase.ts';
import { find, isAdverb } from '../phrases.ts';
import { isHouseWord } from '../speakers/name-words.ts';
import type { Deed, Scene } from './deed.ts';

/**
 * Two actors in one clause that are said to be one, to overlap, or to be different: "X is a subset of Y", "X
 * probably overlaps with Y", "X and Y are one", "the persona X is run by Y", "X is not Y".
 */
export function identities(scene: Scene): readonly Deed[] {
  const actors = [...scene.mentions, ...scene.others.filter(({ basis }) => basis === 'reference')]
    .filter(isSomebody)
    .sort((a, b) => a.from - b.from);
  const pairs = withUnlisted(scene, actors);
  const later = saidToBeOne(scene, actors);
  if (later !== undefined) return [later];
  return pairs.flatMap((left, at) => {
    const right = pairs.slice(at + 1).find((next) => next.object.entity !== left.object.entity);
    if (right === undefined || (left.basis === 'open' && right.basis === 'open')) return [];
    const found = related(scene, left, right) ?? joined(scene, left, right) ?? [];
    const open = left.basis === 'open' || right.basis === 'open';
    return open ? found.filter(({ anchor }) => PLAIN.has(scene.sentence.tokens[anchor]?.lower ?? '')) : found;
  });
}

/** Beside an actor that is known, a name of two words or a designator may be another, if it is plainly put so. */
function withUnlisted(scene: Scene, actors: readonly ActorMention[]): readonly ActorMention[] {
  if (!actors.some(({ basis }) => basis === undefined)) return actors;
  // Programs are the same or successors, too.
  if (scene.sentence.tokens.some(({ lower }) => TOOLS.has(lower))) return actors;
  const unlisted = scene.others.filter(
    ({ basis, object }) =>
      basis === 'open' &&
      object.kind === 'actor' &&
      /^(?:\p{Lu}\S* \p{Lu}\S*|\p{Lu}{1,5}-?\d{3,5})$/u.test(object.entity ?? '') &&
      !isSoftwareName(object.entity ?? '') &&
      !isHouseWord(object.entity?.split(' ').at(-1)?.toLowerCase() ?? ''),
  );
  return unlisted.length === 0 ? actors : [...actors, ...unlisted].sort((a, b) => a.from - b.from);
}

const PLAIN = words(
  'same one identical alias subset subgroup sub-group offshoot splinter spin-off rebrand rebranded renamed successor mask front persona confused different distinct unrelated',
);

/** "the two are one", "X resembles Y, but we do not consider them to be one group": two named before. */
function saidToBeOne(scene: Scene, actors: readonly ActorMention[]): Deed | undefined {
  const { tokens } = scene.sentence;
  const at = tokens.findIndex(
    ({ lower }, index) =>
      (lower === 'two' && ['the', 'these'].includes(tokens[index - 1]?.lower ?? '')) ||
      lower === 'them' ||
      lower === 'both',
  );
  const be = at < 0 ? -1 : find(tokens, at + 1, at + 4, (word) => BEING.has(word) || word === 'as');
  const one = be < 0 ? -1 : find(tokens, be + 1, be + 6, (word) => ONE.has(word));
  if (one < 0 || find(tokens, be, one, (word) => /^[,.;:]$/u.test(word)) >= 0) return undefined;
  // "The two variants are the same", "both samples": things, and nobody.
  if (!tokens.slice(at + 1, be).every(({ lower }) => isOfSomebody(lower))) return undefined;
  const here = actors.filter(({ to, basis }) => to <= at && basis !== 'reference');
  const [left, right] = here.length >= 2 ? here.slice(-2) : scene.pair;
  if (left === undefined || right === undefined) return undefined;
  const apart =
    APART.has(tokens[one]?.lower ?? '') ||
    find(
      tokens,
      Math.max(0, at - 4),
      one,
      (word) => word === 'not' || word.endsWith("n't") || word === 'never',
    ) >= 0;
  const deed = claim(left, right, one, at, one + 1, false);
  return apart && !tokens.some(({ lower }) => lower === 'convinced' || lower === 'sure')
    ? { ...deed, stance: 'denies' }
    : deed;
}

function isOfSomebody(word: string): boolean {
  return (
    ACTOR_NOUNS.has(word) || SOMEBODY.has(word) || MEMBERSHIP.has(word) || BEING.has(word) || isAdverb(word)
  );
}

const SOMEBODY = words(
  'names labels clusters sets personae personas may might could were also probably likely',
);

function isSomebody({ object, basis }: ActorMention): boolean {
  if (object.kind !== 'actor' || object.entity === undefined || basis === 'kind') return false;
  // "a Varnian state-sponsored group" is of Varnia and is not called so.
  return basis === 'reference' || isNameOf(object.as, object.entity);
}

function isNameOf(as: string, entity: string): boolean {
  return as.endsWith(entity) || entity.endsWith(as) || entity.startsWith(as) || as.startsWith(`${entity} `);
}

const SAME = words(`
  overlaps overlap overlapped overlapping equals corresponds matches identical same alias subset part subgroup offshoot
  splinter spin-off rebrand rebranded renamed successor another name names moniker synonym formerly one sub-group
  mask storefront storefronts shopfront front persona corresponds listed sibling`);
const APART = words('unrelated different distinct separate apart confused');
const RUN = words('run operated controlled created staffed administered maintained');
const BEING = words("is are was were be been isn't aren't wasn't weren't became");
const MEMBERSHIP = words('of with to from by as for and a an the is are be been it in not nor than rather');

/** A predicate between two names: "X [is in our assessment] run by Y". */
function related(scene: Scene, left: ActorMention, right: ActorMention): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const edge = phraseAround(tokens, left).to;
  const start = phraseAround(tokens, right).from;
  if (start <= left.to || start - edge > 14) return undefined;
  const between = tokens.slice(Math.min(edge, start), start).map((token) => token.lower);
  if (between.length === 0 || between.some((word) => /^[;:.]$/u.test(word) || STOPS.has(word)))
    return undefined;
  const cue = between.findIndex(
    (word, at) => isCue(between, word, at) || isBareCopula(tokens, between, at, right),
  );
  if (cue < 0) return undefined;
  const negated = between.some(
    (word) => word === 'not' || word === 'neither' || word.endsWith("n't") || APART.has(word),
  );
  return [claim(left, right, edge + cue, Math.min(left.from, edge), right.to, negated)];
}

const STOPS = words('that which who because although while but used uses targeted said says');

function isCue(between: readonly string[], word: string, at: number): boolean {
  if (RUN.has(word)) return between[at + 1] === 'by' && between.some((each) => BEING.has(each));
  if (word === 'one' || word === 'used') return false;
  if (word === 'part' || word === 'another' || word === 'names' || word === 'name')
    return between.slice(0, at).some((each) => BEING.has(each));
  return (
    SAME.has(word) ||
    (APART.has(word) && between.slice(0, at).some((each) => BEING.has(each))) ||
    (word === 'itself' && between.some((each) => each.startsWith('call'))) ||
    (word === 'name' && between[at - 2] === 'under')
  );
}

/** "X is not Y", "X is Y under another name": nothing but the copula between them, and no noun after. */
function isBareCopula(
  tokens: readonly Token[],
  between: readonly string[],
  at: number,
  right: ActorMention,
): boolean {
  if (!BEING.has(between[at] ?? '') || at > 2) return false;
  const rest = between.slice(at + 1);
  const bare = rest.every(
    (word) =>
      MEMBERSHIP.has(word) || isAdverb(word) || ['likely', 'indeed', 'in', 'fact', 'really'].includes(word),
  );
  const next = tokens[right.to];
  return (
    bare &&
    (next === undefined ||
      !/^\p{L}/u.test(next.text) ||
      ['under', 'by', 'or', 'nor', 'and', 'but'].includes(next.lower))
  );
}

const ONE = words(
  'one same single identical synonymous names aliases different distinct separate unrelated apart together interchangeable',
);

const LINKING = words('as together apart share shares shared have to into');

/** "X and Y are largely one", "X and the cluster it calls Y are the same operators", "X and Y are names for the brigade". */
function joined(scene: Scene, left: ActorMention, right: ActorMention): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const start = phraseAround(tokens, right).from;
  const and = find(tokens, left.to, Math.min(start + 1, left.to + 4), (word) => word === 'and');
  if (and < 0) return undefined;
  const be = find(tokens, right.to, right.to + 4, (word) => BEING.has(word) || LINKING.has(word));
  const one = be < 0 ? -1 : find(tokens, be, be + 8, (word) => ONE.has(word) || word === 'common');
  if (one < 0) return undefined;
  const word = tokens[one]?.lower ?? '';
  const negated =
    APART.has(word) || find(tokens, be, one, (each) => each === 'not' || each.endsWith("n't")) >= 0;
  const names = word === 'names' || word === 'aliases';
  const third = names
    ? scene.mentions.concat(scene.others).find((each) => each.from > one && each.object.entity !== undefined)
    : undefined;
  if (third !== undefined)
    return [
      claim(third, left, one, left.from, one + 1, negated),
      claim(third, right, one, left.from, one + 1, negated),
    ];
  return [claim(left, right, one, left.from, one + 1, negated)];
}

function claim(
  subject: ActorMention,
  object: ActorMention,
  anchor: number,
  from: number,
  to: number,
  negated: boolean,
): Deed {
  return {
    predicate: 'same-as',
    anchor,
    from,
    to,
    object: object.object,
    subject: subject.object,
    ...(negated && { stance: 'denies' as const }),
  };
}
