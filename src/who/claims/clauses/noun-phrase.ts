import { stateOf } from '../../../vocab/states.ts';
import { ACTOR_NOUNS, PARTS } from '../../lexicon/actors.ts';
import { DETERMINERS, PLACED } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import { isActorWord } from '../../names/name-words.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, isAdverb } from '../phrases.ts';

/** Where the whole noun phrase around a name begins and ends: `to` is exclusive, both are token indexes. */
export function phraseAround(tokens: readonly Token[], name: TokenRange): TokenRange {
  const before = seen.get(name);
  if (before?.tokens === tokens) return before;
  const phrase = { tokens, from: leftEdge(tokens, name.from), to: rightEdge(tokens, name.to) };
  seen.set(name, phrase);
  return phrase;
}

/** Every way of reading a sentence asks for the same phrases. */
const seen = new WeakMap<TokenRange, TokenRange & { readonly tokens: readonly Token[] }>();

const QUOTES = words('“ " ‘ ” ’ \'');
const GIVES_NAME = words(
  'called named dubbed named codenamed nicknamed itself themselves as name grouping calls call names',
);
const HEADS = new Set([
  ...ACTOR_NOUNS,
  ...PARTS,
  ...words(
    'persona grouping outfit ring actors entity activity contractor bodies organs government army military navy services service agencies agents unit hands someone somebody anyone people agents soldiers officers brigade',
  ),
]);
const LINKS = words(
  'of from in within inside at for behind to with linked tied connected close loyal belonging',
);

/** Over "a group called", "three members of the", "hackers working for" and adjectives. */
function leftEdge(tokens: readonly Token[], name: number): number {
  let at = overQuotes(tokens, name);
  for (let round = 0; round < 3; round += 1) {
    const before = at;
    at = overNaming(tokens, at);
    at = overNoun(tokens, at);
    at = overAdjectives(tokens, at);
    at = overPart(tokens, at);
    if (at === before) break;
  }
  return at;
}

function overQuotes(tokens: readonly Token[], at: number): number {
  return QUOTES.has(tokens[at - 1]?.text ?? '') ? at - 1 : at;
}

/** "a group [that] Northgate tracks as X", "an actor known as X", "a gang calling itself X". */
function overNaming(tokens: readonly Token[], at: number): number {
  const cue = QUOTES.has(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1;
  if (!GIVES_NAME.has(tokens[cue]?.lower ?? '')) return at;
  for (let noun = cue - 1; noun >= Math.max(0, cue - 8); noun -= 1) {
    const word = tokens[noun]?.lower ?? '';
    if (HEADS.has(word)) return noun;
    if (/^[.,;:()]$/u.test(word)) return at;
  }
  return at;
}

/** "the threat group X", "a criminal gang X". */
function overNoun(tokens: readonly Token[], at: number): number {
  return HEADS.has(tokens[at - 1]?.lower ?? '') ? at - 1 : at;
}

/** Back to a determiner, if nothing but adjectives stands in between. */
function overAdjectives(tokens: readonly Token[], at: number): number {
  for (let back = at - 1; back >= Math.max(0, at - 6); back -= 1) {
    const word = tokens[back]?.lower ?? '';
    if (DETERMINERS.has(word) && word !== 'that') return back;
    if (word === 'one' && tokens[back + 1]?.lower === 'of') return back;
    if (!isAdjective(tokens[back])) break;
  }
  return isDescribing(tokens[at - 1]) ? at - 1 : at;
}

const ADJECTIVES = words(`
  new old young small large same other so-called little-known financially motivated alleged suspected then still once
  previously unknown known already second third first cyber real actual very whole hacker spy`);

/** What may stand between an article and a name; a noun or a verb there ends the phrase. */
function isAdjective(token: Token | undefined): boolean {
  if (token === undefined || !/^\p{L}/u.test(token.text)) return false;
  const { lower } = token;
  if (isActorWord(token) || ADJECTIVES.has(lower) || stateOf(token.text) !== undefined) return true;
  return /^\p{Ll}/u.test(token.text) ? SUFFIX.test(lower) : ADJECTIVAL.test(token.text);
}

const SUFFIX = /(?:al|ic|ive|ous|ful|less|able|ible|ant|-\p{L}+(?:ed|ing))$/u;
const ADJECTIVAL = /(?:an|ese|ish|-\p{L}+)$/u;

const DESCRIBING = words('suspected alleged prolific notorious hostile foreign elite');

function isDescribing(token: Token | undefined): boolean {
  return DESCRIBING.has(token?.lower ?? '');
}

/** "members of", "hackers working for", "actors linked to". */
function overPart(tokens: readonly Token[], at: number): number {
  if (!LINKS.has(tokens[at - 1]?.lower ?? '')) return at;
  for (let back = at - 2; back >= Math.max(0, at - 9); back -= 1) {
    const word = tokens[back]?.lower ?? '';
    if (HEADS.has(word)) return overCount(tokens, back);
    if (
      (PLACED.has(word) && word !== 'of') ||
      !(WORKING.test(word) || isAdverb(word) || word === 'behalf' || word === 'on')
    )
      return at;
  }
  return at;
}

const WORKING =
  /^(?:thought|believed|said|to|be|out|of|based|located|possibly|working|acting|operating|employed|hired|paid|run|linked|tied|connected|close|loyal|belonging|suspected|affiliated|associated|aligned)$/;

const COUNTS = words(
  'one two three four five six seven eight nine ten several some many alleged suspected senior a the',
);

function overCount(tokens: readonly Token[], at: number): number {
  return COUNTS.has(tokens[at - 1]?.lower ?? '') ? at - 1 : at;
}

const AFTER = new Set([
  ...words(
    'group gang crew actor actors hackers hacker hacking team operators members affiliates cluster threat itself alone themselves himself collective persona soldiers officers',
  ),
]);

const OPENS_INSERTION = words(`
  a an the which who whose also aka known formerly previously better otherwise tracked dubbed called named or one itself as we
  it they he she according a.k.a alias part long likely probably perhaps in an who's whom whom-some some head thought`);

const LONGEST_INSERTION = 36;

/** Over the noun, a bracket and an insertion between commas that follow a name. */
function rightEdge(tokens: readonly Token[], name: number): number {
  let at = name;
  while (QUOTES.has(tokens[at]?.text ?? '') || AFTER.has(tokens[at]?.lower ?? '')) at += 1;
  if (tokens[at]?.text === '(') at = closed(tokens, at, ')');
  if (
    tokens[at]?.text === ',' &&
    (OPENS_INSERTION.has(tokens[at + 1]?.lower ?? '') || isShortInsertion(tokens, at))
  )
    at = closed(tokens, at, ',');
  if (tokens[at]?.text === '–' || tokens[at]?.text === '—') at = closed(tokens, at, tokens[at]?.text ?? '');
  return at;
}

/** ", 41,", ", Ann Vale,". */
function isShortInsertion(tokens: readonly Token[], comma: number): boolean {
  if (!/^[\p{Lu}\d]/u.test(tokens[comma + 1]?.text ?? '')) return false;
  return find(tokens, comma + 1, comma + 5, (word) => word === ',') > 0;
}

function closed(tokens: readonly Token[], open: number, mark: string): number {
  const end = find(tokens, open + 1, open + LONGEST_INSERTION, (word) => word === mark);
  return end < 0 ? open : end + 1;
}
