import { stateOf } from '../../vocab/states.ts';
import { OPENING } from '../lexicon/grammar.ts';
import { INSTITUTIONS, OFFICES, TITLES } from '../lexicon/speakers.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';

/** Words of a text that stand for a state no list has: noun or adjective to the name. */
export type LearnedStates = ReadonlyMap<string, string>;

const PARTS_OF_STATE = words(`
  embassy ambassador government army military navy parliament consulate regime state ministry authorities diplomats
  intelligence hackers spies officers soldiers diplomat cyberspies operatives`);
const PAIRS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['armed', words('forces')],
  ['foreign', words('minister ministry intelligence office')],
  ['defence', words('ministry minister')],
  ['defense', words('ministry minister')],
  ['interior', words('ministry minister')],
  ['intelligence', words('service services agency agencies officers')],
  ['security', words('service services forces')],
  ['special', words('services forces')],
  ['secret', words('service services police')],
  ['state', words('hackers actors security intelligence bodies')],
  ['general', words('staff')],
  ['prime', words('minister')],
]);
const ADJECTIVE = /^\p{Lu}\p{L}{2,}(?:n|ish|ese|i|ic)$/u;
const TIED = /^(\p{Lu}\p{L}{3,})-(?:backed|linked|aligned|sponsored|affiliated|nexus)$/u;

/**
 * "Varnia’s embassy", "the Varnian military", "Embassy of Varnia": who has an army and an embassy is a state.
 * An adjective leads to its noun where the text has it.
 */
export function learnedStates(sentences: readonly { readonly tokens: readonly Token[] }[]): LearnedStates {
  const nouns = new Set<string>();
  const adjectives = new Set<string>();
  const capitals = new Set<string>();
  /** Accused or served, and a state only where the text has its adjective, too. */
  const denied = new Set<string>();
  for (const { tokens } of sentences) {
    for (const [at, token] of tokens.entries()) {
      if (!isCapitalised(token)) continue;
      // "North Korea’s government" is of no state named Korea.
      if (stateOf(`${tokens[at - 1]?.text ?? ''} ${token.text}`) !== undefined) continue;
      capitals.add(token.text);
      if (!couldBeState(token)) continue;
      const tied = TIED.exec(token.text)?.[1];
      const wide = `${tokens[at - 1]?.text ?? ''} ${tied ?? ''}`;
      if (tied !== undefined && stateOf(tied) === undefined && stateOf(wide) === undefined) nouns.add(tied);
      if (tokens[at + 1]?.lower === "'s" && isPart(tokens, at + 2, true)) nouns.add(token.text);
      if (tokens[at - 1]?.lower === 'of' && isPartBefore(tokens, at - 2)) nouns.add(token.text);
      if (tokens[at + 1]?.lower === 'denies' || servesIt(tokens, at)) denied.add(token.text);
      if (ADJECTIVE.test(token.text) && isPart(tokens, at + 1, false)) adjectives.add(token.text);
    }
  }
  const couldBe = byStem(denied);
  for (const word of capitals) {
    const noun = fromAdjective(word, couldBe);
    if (noun !== undefined) nouns.add(noun);
  }
  const nounOf = byStem(nouns);
  const capitalOf = byStem(capitals);
  const learned = new Map<string, string>();
  for (const noun of nouns) learned.set(noun, noun);
  for (const word of adjectives) {
    if (learned.has(word)) continue;
    const noun = fromAdjective(word, nounOf) ?? fromAdjective(word, capitalOf);
    learned.set(word, noun ?? word);
    if (noun !== undefined) learned.set(noun, noun);
  }
  for (const word of capitals) {
    const noun = learned.has(word) ? undefined : fromAdjective(word, nounOf);
    if (noun !== undefined) learned.set(word, noun);
  }
  return learned;
}

/** "paid by Varnia", "working for Varnia", "linked to Varnia", "blamed Varnia". */
function servesIt(tokens: readonly { readonly lower: string }[], at: number): boolean {
  const [one, two] = [tokens[at - 1]?.lower ?? '', tokens[at - 2]?.lower ?? ''];
  return SERVED.has(`${two} ${one}`) || /^(?:blam|accus)(?:es|ed)$/u.test(one);
}

const SERVED = new Set(
  'paid by,working for,work for,works for,linked to,tied to,attributed to,ties to,links to,backed by,sponsored by,hackers from,attribution to,blamed on,pointed to,points to'.split(
    ',',
  ),
);

/** Names by what is left without their last vowel. */
function byStem(names: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map([...names].map((name) => [name.replace(/[aeiouy]$/u, ''), name]));
}

const SUFFIXES = ['n', 'an', 'ian', 'i', 'ish', 'ese', 'ic', 'ns', 'ans', 'ians'];

/** "Varnian" to "Varnia". */
function fromAdjective(word: string, stems: ReadonlyMap<string, string>): string | undefined {
  for (const suffix of SUFFIXES) {
    const stem = word.endsWith(suffix) ? word.slice(0, -suffix.length) : '';
    const noun = stem.length > 2 ? stems.get(stem) : undefined;
    if (noun !== undefined && noun !== word) return noun;
  }
  return undefined;
}

function couldBeState(token: Token): boolean {
  return (
    /^\p{Lu}\p{Ll}{3,}(?:-\p{L}+)?$/u.test(token.text) &&
    stateOf(token.text) === undefined &&
    !OPENING.has(token.lower) &&
    !OFFICES.has(token.lower) &&
    !TITLES.has(token.lower) &&
    !INSTITUTIONS.has(token.lower) &&
    !NO_STATE.has(token.lower)
  );
}

const NO_STATE = words(`
  national international federal foreign interior prime trump putin biden european latin western eastern northern southern
  central african asian christian american civilian human urban main union urban democratic republican parliament city
  county province provincial municipal regional local royal public military`);

function isPart(tokens: readonly Token[], at: number, possessed: boolean): boolean {
  const word = tokens[at]?.lower ?? '';
  if (PAIRS.get(word)?.has(tokens[at + 1]?.lower ?? '') === true) return true;
  if (PARTS_OF_STATE.has(word)) return possessed || tokens[at]?.text === word;
  return possessed && word === 'space' && tokens[at + 1]?.lower === 'programme';
}

const OF_STATE = words(`
  embassy government army republic kingdom ambassador navy pay payroll behalf federation military parliament regime
  interests intelligence diplomats`);

function isPartBefore(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  if (OF_STATE.has(word)) return true;
  return word === 'forces' && tokens[at - 1]?.lower === 'armed';
}
