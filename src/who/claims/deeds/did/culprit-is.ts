import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, findBack, isAdverb } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import type { CulpritPhrase } from './culprit-phrase.ts';
import { culpritPhrases } from './culprit-phrase.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, withClaimant } from './did-deed.ts';

/** X set equal to whoever did it: "the culprit is X", "X, the group behind it,", "named the attackers as X". */
export const findCulpritIs: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const phrases = culpritPhrases(tokens);
  if (phrases.length === 0 || scene.mentions.length + scene.others.length > MANY) return undefined;
  const { from, to } = phraseAround(tokens, mention);
  for (const phrase of phrases) {
    if (phrase.from <= mention.from && mention.to <= phrase.to) continue;
    const deed =
      identifiedAs(scene, mention, phrase, from) ??
      isCulprit(scene, mention, phrase, from) ??
      remainsCulprit(scene, mention, phrase, to) ??
      apposed(scene, mention, phrase, from);
    if (deed !== undefined) return deed;
  }
  return undefined;
};

/** A sentence of so many names is a list. */
const MANY = 16;
const COPULAS = words("is are was were be been remains remain remained became becomes 's named called");
const NAMING = words(
  'identified identify identifies identifying named name names naming recognised knows known described',
);
const BETWEEN = words(`
  not never n't likely most very in indeed almost none other than fact still also all along always to have from of the a an
  believed thought suspected said presumed members part by group gang crew hackers probably both it “ " ‘`);
const NEGATED = /n't$/;

/** Back from a name over adverbs, hedges and "members of" to the verb that equates. */
function copulaBefore(tokens: readonly Token[], from: number): number {
  for (let at = from - 1; at >= Math.max(0, from - 7); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (COPULAS.has(word) || NEGATED.test(word)) return at;
    if (!BETWEEN.has(word) && !isAdverb(word)) return -1;
  }
  return -1;
}

/** The phrase is the subject of what stands at `verb`: nothing but its own words, auxiliaries and insertions in between. */
function isSubject(tokens: readonly Token[], { to }: CulpritPhrase, verb: number): boolean {
  if (to > verb || verb - to > 12) return false;
  const between = tokens.slice(to, verb);
  const inserted = between[0]?.text === ',' && between.at(-1)?.text === ',';
  return inserted || between.every(({ lower }) => AUXILIARY.has(lower) || isAdverb(lower));
}

const AUXILIARY = words(
  'may might could must have has had is was are were been be not likely probably now since also most would',
);

/** "The culprit is X", "the intruders were from X", "the group behind it was X". */
function isCulprit(
  scene: Scene,
  mention: ActorMention,
  phrase: CulpritPhrase,
  from: number,
): Deed | undefined {
  const { tokens } = scene.sentence;
  const copula = copulaBefore(tokens, from);
  const colon = tokens[from - 1]?.text === ':' && phrase.to <= from - 1 && from - phrase.to < 7;
  if (!colon && (copula < 0 || !isSubject(tokens, phrase, copula))) return undefined;
  if (!endsName(tokens, mention.to)) return undefined;
  const anchor = colon ? phrase.head : copula;
  const negated = !colon && isNegated(tokens, copula, from);
  const deed = didDeed(scene, mention, { anchor, from: phrase.from, to: mention.to }, undefined);
  return negated ? { ...deed, stance: 'denies' } : deed;
}

function isNegated(tokens: readonly Token[], copula: number, from: number): boolean {
  const not = (word: string) => word === 'not' || word === 'never' || word === 'none';
  return NEGATED.test(tokens[copula]?.lower ?? '') || find(tokens, copula, from, not) >= 0;
}

/** "X's server", "X that warned us": about something else. */
function endsName(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to];
  return next === undefined || /^\p{P}$/u.test(next.text) || ENDS.has(next.lower);
}

const ENDS = words(
  'and or but that who which in with as after again group gang crew itself rather not hackers alone',
);

/** "identified the attackers as X", "the attackers have been identified as X". */
function identifiedAs(
  scene: Scene,
  mention: ActorMention,
  phrase: CulpritPhrase,
  from: number,
): Deed | undefined {
  const { tokens } = scene.sentence;
  const as = tokens[from - 1]?.lower === 'as' ? from - 1 : -1;
  if (as < 0) return undefined;
  const verb = findBack(
    tokens,
    as,
    16,
    (word) => NAMING.has(word),
    (word) => word === '.' || word === ';',
  );
  if (verb < 0) return undefined;
  const active = verb < phrase.from && phrase.to <= as && phrase.from - verb < 4;
  const passive = verb === as - 1 && isSubject(tokens, phrase, verb);
  if (!active && !passive) return undefined;
  const range = { anchor: verb, from: Math.min(verb, phrase.from), to: mention.to };
  const deed = didDeed(scene, mention, range, undefined);
  return active ? withClaimant(tokens, deed, subjectOf(tokens, verb)) : { ...deed, hidesClaimant: true };
}

/** "X is the likeliest culprit", "X remains the prime suspect", "X was the one that broke in". */
function remainsCulprit(
  scene: Scene,
  mention: ActorMention,
  phrase: CulpritPhrase,
  to: number,
): Deed | undefined {
  const { tokens } = scene.sentence;
  if (phrase.from < to || phrase.from - to > 8) return undefined;
  const between = tokens.slice(to, phrase.from);
  const copula = between.findIndex(({ lower }) => COPULAS.has(lower) || NEGATED.test(lower));
  const plain = between.every(
    ({ lower }) =>
      COPULAS.has(lower) ||
      AUXILIARY.has(lower) ||
      BETWEEN.has(lower) ||
      isAdverb(lower) ||
      NEGATED.test(lower) ||
      lower === 'as',
  );
  const considered = CONSIDERING.has(tokens[phraseAround(tokens, mention).from - 1]?.lower ?? '');
  if ((copula < 0 && !considered) || !plain) return undefined;
  const deed = didDeed(
    scene,
    mention,
    { anchor: phrase.head, from: mention.from, to: phrase.head + 1 },
    undefined,
  );
  return isNegated(tokens, to + copula, phrase.from) ? { ...deed, stance: 'denies' } : deed;
}

const CONSIDERING = words(
  'consider considers considered considering regard regards regarded deem deems deemed judge judges judged think thinks believe believes call calls called holds view views viewed see sees treat treats',
);

/** "X, the group behind the theft,", "the attackers (X)", "the thieves, a crew called X, left". */
function apposed(scene: Scene, mention: ActorMention, phrase: CulpritPhrase, from: number): Deed | undefined {
  const { tokens } = scene.sentence;
  const opens = (at: number) => /^[,(–—]$/u.test(tokens[at]?.text ?? '');
  const after = opens(mention.to) && phrase.from === mention.to + 1;
  if (after && phrase.to - phrase.head > 1)
    return didDeed(scene, mention, { anchor: phrase.head, from: mention.from, to: phrase.to }, undefined);
  const closed = /^[,)–—.]$/u.test(tokens[mention.to]?.text ?? '');
  const edge = tokens[phrase.to];
  const start = from - phrase.to;
  if (!closed || !opens(phrase.to) || edge === undefined || start < 1 || start > 4) return undefined;
  const between = tokens.slice(phrase.to + 1, from);
  if (!between.every(({ lower }) => BETWEEN.has(lower) || isAdverb(lower))) return undefined;
  return didDeed(scene, mention, { anchor: phrase.head, from: phrase.from, to: mention.to }, undefined);
}
