import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { NEGATIONS } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, findBack } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, withClaimant } from './did-deed.ts';

/** A search that came up empty, and suspects that are or are not ruled out. */
export const findNoLink: DidFinder = (scene, mention) =>
  mention.basis === 'open' ? undefined : (emptySearch(scene, mention) ?? excluded(scene, mention));

const LINK = words(
  'link links connection connections tie ties trace traces relation overlap overlaps evidence proof indication indications sign signs hint nothing',
);
const NEAR = words('to with between of');
const TYING = words(
  'linking tying connecting implicating incriminating pointing links ties connects implicates incriminates that link tie',
);

/** "found no link to X", "no connection between the theft and X", "little evidence linking X to". */
function emptySearch(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const noun = findBack(
    tokens,
    from,
    12,
    (word) => LINK.has(word),
    (word) => /^[.;:]$/u.test(word),
  );
  if (noun < 0) return undefined;
  const no = findBack(
    tokens,
    noun + 1,
    5,
    (word) => NO.has(word),
    (word) => /^[.,;:]$/u.test(word),
  );
  if (no < 0) return undefined;
  const path = tokens.slice(noun + 1, from).map(({ lower }) => lower);
  const direct = path.length === 1 && NEAR.has(path[0] ?? '') && path[0] !== 'of';
  const joint = path[0] === 'between' && path.at(-1) === 'and';
  const tying = path.some((word) => TYING.has(word)) && !path.includes(',');
  if (!direct && !joint && !tying) return undefined;
  // "no evidence that X is directed by Y": a tie of theirs, and no deed.
  if (path.includes('that') && isServing(tokens, mention)) return undefined;
  // Between two programs there is no link, either.
  const affair = tokens.some(({ lower }) => AFFAIRS.has(lower));
  if (joint && (!affair || scene.mentions.filter(({ object }) => object.kind === 'actor').length > 1))
    return undefined;
  if (direct && !affair && (mention.object.kind === 'state' || !ends(tokens, mention.to))) return undefined;
  const few = ['little', 'scant', 'insufficient', 'enough'].includes(tokens[no]?.lower ?? '');
  const proof =
    ['proof', 'evidence'].includes(tokens[noun]?.lower ?? '') &&
    !/^(?:see|saw|find|found)/u.test(tokens[no - 1]?.lower ?? '');
  const deed = didDeed(scene, mention, { anchor: noun, from: no, to: mention.to }, undefined);
  return { ...deed, stance: few || proof ? 'doubts' : 'denies' };
}

const SERVING = words(
  'directed sponsored backed controlled run funded tasked employed works acts behalf orders state-sponsored',
);

function isServing(tokens: readonly Token[], { from, to }: ActorMention): boolean {
  return (
    find(tokens, to, to + 5, (word) => SERVING.has(word)) >= 0 ||
    findBack(
      tokens,
      from,
      5,
      (word) => SERVING.has(word),
      (word) => word === 'that',
    ) >= 0
  );
}

function ends(tokens: readonly Token[], to: number): boolean {
  return tokens[to] === undefined || /^\p{P}$/u.test(tokens[to]?.text ?? '');
}

const NO = words('no nothing little scant insufficient not enough');

const EXCLUDING = words('excluded exclude excludes excluding discounted discounts discount dismissed');

/** "ruled out X", "cannot rule out X", "X cannot be ruled out". */
function excluded(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const { from, to } = phraseAround(tokens, mention);
  const out =
    tokens[from - 1]?.lower === 'out' && /^rul/u.test(tokens[from - 2]?.lower ?? '') ? from - 2 : -1;
  const verb = out >= 0 ? out : EXCLUDING.has(tokens[from - 1]?.lower ?? '') ? from - 1 : -1;
  const ends =
    tokens[to] === undefined || /^\p{P}$/u.test(tokens[to]?.text ?? '') || ENDS.has(tokens[to]?.lower ?? '');
  if (verb >= 0 && ends) {
    const negated = isNegated(tokens, verb);
    const deed = didDeed(scene, mention, { anchor: verb, from: verb, to: mention.to }, undefined);
    return {
      ...withClaimant(tokens, deed, subjectOf(tokens, verb)),
      stance: negated ? 'asserts' : 'denies',
    };
  }
  const passive = find(tokens, to, to + 6, (word) => word === 'ruled' || word === 'excluded');
  const be =
    passive < 0 ? -1 : findBack(tokens, passive, 2, (word) => ['be', 'been', 'is', 'was'].includes(word));
  if (be < 0 || !tokens.slice(to, passive).every(({ lower }) => /^\p{L}/u.test(lower))) return undefined;
  const negated = find(tokens, to, passive, (word) => NEGATIONS.has(word) || word.endsWith("n't")) >= 0;
  return {
    ...didDeed(scene, mention, { anchor: passive, from: mention.from, to: passive + 1 }, undefined),
    hidesClaimant: true,
    stance: negated ? 'asserts' : 'denies',
  };
}

const ENDS = words('as and or but yet at for');

function isNegated(tokens: readonly Token[], verb: number): boolean {
  return findBack(tokens, verb, 4, (word) => NEGATIONS.has(word) || word.endsWith("n't")) >= 0;
}
