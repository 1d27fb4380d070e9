import { PUBLICATIONS } from '../lexicon/acts.ts';
import { AUXILIARIES, CLAUSE_WORDS, FINITE, OPENING, PLACED } from '../lexicon/grammar.ts';
import { NAMELESS, TITLES } from '../lexicon/speakers.ts';
import { SAYING } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised, isWord } from '../tokens.ts';
import type { TokenRange } from './phrases.ts';
import { findBack, isAdverb, LONGEST_PHRASE } from './phrases.ts';
import { CALENDAR } from './speakers/name-words.ts';

/**
 * The noun phrase that is the subject of the verb at `verb`, or undefined. Auxiliaries and adverbs in
 * between are skipped. What commas set off between the two belongs to the subject where it describes it
 * ("Ann Vale, head of X, said") and is skipped where it is a clause of its own ("Vale, who runs X, said").
 */
export function subjectOf(tokens: readonly Token[], verb: number): TokenRange | undefined {
  const first = tokens[verb - 1]?.lower === 'and' ? joinedVerb(tokens, verb - 1) : -1;
  if (first > 0) return subjectOf(tokens, first);
  let to = beforeTime(tokens, verb);
  while (to > 0 && isBetween(tokens[to - 1])) to -= 1;
  to = overBracket(tokens, beforeTime(tokens, to));
  if (tokens[to - 1]?.text === ',') return acrossInsertion(tokens, to - 1);
  if (PERSONAL.has(tokens[to - 1]?.lower ?? '')) return { from: to - 1, to };
  // "Northgate, which attributes": the relative pronoun stands for the name before it.
  if (RELATIVE.has(tokens[to - 1]?.lower ?? '')) to -= tokens[to - 2]?.text === ',' ? 2 : 1;
  const start = phraseStart(tokens, to);
  const antecedent = beforeRelative(tokens, start) ?? beforeApposition(tokens, start, to < verb);
  if (antecedent !== undefined) return antecedent;
  const from = listStart(tokens, start, to);
  return from < to ? { from, to } : undefined;
}

/** "Ministers have gone further and blamed": the verb before "and", whose subject is this one's, too. */
function joinedVerb(tokens: readonly Token[], and: number): number {
  for (let at = and - 1; at > Math.max(0, and - 9); at -= 1) {
    const token = tokens[at];
    if (token === undefined || !(isWord(token) || token.lower === "'s")) return -1;
    if (CLAUSE_WORDS.has(token.lower)) return -1;
    if (isCapitalised(token)) continue;
    if (FINITE.has(token.lower) || (SAYING.has(token.lower) && !isNounHere(tokens, at))) return at;
  }
  return -1;
}

/** "The Bureau of Security (BoS) said": back over a bracket of a word or two. */
function overBracket(tokens: readonly Token[], to: number): number {
  if (tokens[to - 1]?.text !== ')') return to;
  const open = findBack(tokens, to - 1, LONGEST_BRACKET, (word) => word === '(');
  return open > 0 ? open : to;
}

const LONGEST_BRACKET = 6;

/** "Prosecutors on Tuesday charged", "The firm last month attributed": over the words that say when. */
function beforeTime(tokens: readonly Token[], to: number): number {
  const [one, two] = [tokens[to - 1]?.lower ?? '', tokens[to - 2]?.lower ?? ''];
  if (SPANS.has(one) && WHICH.has(two) && to > 2) return to - 2;
  if (CALENDAR.has(one) && two === 'on' && to > 2) return to - 2;
  // "CrowdStrike before Christmas revealed", "the firm in 2016 said".
  if (WHEN.has(two) && to > 3 && (isCapitalised(tokens[to - 1]) || /^\d{4}$/u.test(one))) return to - 2;
  return to;
}

const WHEN = words('before after since during until');
const SPANS = words('week month year night spring summer autumn winter morning evening');
const WHICH = words('last this that');

/** "A clerk who is in custody has said": what the relative clause is about, not its last words. */
function beforeRelative(tokens: readonly Token[], start: number): TokenRange | undefined {
  const finite = FINITE.has(tokens[start - 1]?.lower ?? '');
  if (
    !finite ||
    tokens[start - 1]?.lower === 'are' ||
    !RELATIVE.has(tokens[start - 2]?.lower ?? '') ||
    tokens[start - 3]?.text === ','
  )
    return undefined;
  const from = phraseStart(tokens, start - 2);
  return from < start - 2 ? { from, to: start - 2 } : undefined;
}

/** "Cobble, the firm hired by the port, which blames": the name that "the firm" describes. */
function beforeApposition(
  tokens: readonly Token[],
  start: number,
  relative: boolean,
): TokenRange | undefined {
  const article = ['the', 'a', 'an', 'its'].includes(tokens[start]?.lower ?? '');
  const named = tokens[start - 1]?.text === ',' && isCapitalised(tokens[start - 2]);
  if (!relative || !article || !named || !isWord(tokens[start + 1])) return undefined;
  const to = start - 1;
  const whole = phraseStart(tokens, to);
  let from = to;
  while (from > whole && isCapitalised(tokens[from - 1])) from -= 1;
  // "a post on Tuesday from Cobble, the firm hired by the port, which": only the name right before it.
  if (to - whole < 6) from = whole;
  return from < to && isCapitalised(tokens[to - 1]) ? { from, to } : undefined;
}

/** "A, B and C said": the names before the one that "and" joins. */
function listStart(tokens: readonly Token[], start: number, to: number): number {
  if (!tokens.slice(start, to).some((token) => token.lower === 'and')) return start;
  let from = start;
  while (tokens[from - 1]?.text === ',') {
    let item = from - 1;
    while (item > 0 && from - item < 6 && isCapitalised(tokens[item - 1])) item -= 1;
    if (item === from - 1 || !opensList(tokens, item, from - 1)) break;
    from = item;
  }
  return from;
}

/**
 * A name at the beginning of its clause. "Meanwhile, A and B said", "In March, A and B" open a sentence without
 * naming a third; in "proves the guilt of C, A and B said" the C belongs to what went before.
 */
function opensList(tokens: readonly Token[], item: number, comma: number): boolean {
  const word = tokens[item]?.lower ?? '';
  if (OPENING.has(word) && word !== 'the') return false;
  if (item === 0) return comma > 1 || !(isAdverb(word) || ADVERBS.has(word));
  const before = tokens[tokens[item - 1]?.lower === 'the' ? item - 2 : item - 1];
  return before === undefined || !isWord(before) || CLAUSE_WORDS.has(before.lower);
}

const ADVERBS = words(
  'meanwhile however today yesterday instead still also overall furthermore moreover then later',
);

/** A pronoun is a subject by itself, whatever stands before it. */
const PERSONAL = words('we i he she they it');

const RELATIVE = words('who which');

function isBetween(token: Token | undefined): boolean {
  const word = token?.lower ?? '';
  return AUXILIARIES.has(word) || isAdverb(word) || /^(?:[“"]|too|pretty|quite|long|once)$/u.test(word);
}

/** Insertions may be long: "Vale, citing an unpublished report by …, said". */
const LONGEST_INSERTION = 24;

function acrossInsertion(tokens: readonly Token[], end: number): TokenRange | undefined {
  for (let at = end - 1; at > 0 && end - at <= LONGEST_INSERTION; at -= 1) {
    if (tokens[at]?.text === ';') return undefined;
    if (tokens[at]?.text === ',' && isNamed(tokens, at)) {
      const from = phraseStart(tokens, at);
      if (from === at) return undefined;
      if (isClause(tokens[at + 1])) return { from, to: at };
      return describes(tokens, at + 1, end) ? { from, to: end } : undefined;
    }
    if (tokens[at]?.text === ',' && end - at > LONGEST_PHRASE) return undefined;
  }
  return undefined;
}

function isNamed(tokens: readonly Token[], comma: number): boolean {
  const next = tokens[comma + 1];
  if (next?.lower === 'who') return true;
  return (
    isCapitalised(tokens[comma - 1]) ||
    NAMELESS.has(tokens[comma - 1]?.lower ?? '') ||
    PUBLICATIONS.has(tokens[comma - 1]?.lower ?? '') ||
    isNameAlone(tokens, comma)
  );
}

/** "a lecturer, Ann Vale, is": between the commas stands nothing but a name. */
function isNameAlone(tokens: readonly Token[], comma: number): boolean {
  const end = tokens.findIndex(({ text }, at) => at > comma && text === ',');
  const name = end < 0 ? [] : tokens.slice(comma + 1, end);
  return name.length > 1 && name.length < 4 && name.every((token) => isCapitalised(token));
}

const CLAUSE_OPENERS = words(
  'who which whose citing quoting speaking referring writing asked asking pressed published released issued dated',
);

function isClause(first: Token | undefined): boolean {
  return CLAUSE_OPENERS.has(first?.lower ?? '');
}

/** An apposition says who the subject is and has no verb of saying of its own. */
function describes(tokens: readonly Token[], from: number, to: number): boolean {
  const inside = tokens.slice(from, to);
  return inside.length <= LONGEST_PHRASE + 4 && !inside.some((token, at) => isSaying(inside, at, token));
}

function isSaying(tokens: readonly Token[], at: number, token: Token): boolean {
  return SAYING.has(token.lower) && !isCapitalised(token) && !isNounHere(tokens, at);
}

function phraseStart(tokens: readonly Token[], to: number): number {
  let from = to;
  while (
    from > 0 &&
    to - from < LONGEST_PHRASE &&
    !(from < to && opensPhrase(tokens, from)) &&
    continuesBack(tokens, from - 1)
  )
    from -= 1;
  while (from < to && LEADING.has(tokens[from]?.lower ?? '')) from += 1;
  return from;
}

/** "Told Reuters his review": a possessive begins a phrase, unless a preposition or "and" leads to it. */
function opensPhrase(tokens: readonly Token[], at: number): boolean {
  return OWNERS.has(tokens[at]?.lower ?? '') && isCapitalised(tokens[at - 1]);
}

/** "Led investigators to conclude": who is led is no part of what leads. */
const CAUSING = words(
  'led prompted caused allowed enabled forced convinced persuaded helped cited cites quoted quotes citing quoting sent',
);
const OWNERS = words('his her its their our my');

const LEADING = words('and or but in on at still as for to by from with later so however yet nor');

function continuesBack(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || CLAUSE_WORDS.has(token.lower)) return false;
  // "The report you are looking for" goes on before the clause that is addressed to the reader.
  if (FINITE.has(token.lower) && !isCapitalised(token)) return tokens[at - 1]?.lower === 'you';
  if (token.lower === 'and') return joinsNames(tokens, at);
  if (isSaying(tokens, at, token)) return false;
  if (CAUSING.has(token.lower)) return false;
  if (token.text === '.') return isCapitalised(tokens[at - 1]) && (tokens[at - 1]?.text.length ?? 9) <= 3;
  return isWord(token) || token.lower === "'s";
}

/** "Halden Security and Northgate Labs", "analysts at A and researchers at B". */
function joinsNames(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  return (
    (isCapitalised(tokens[at - 1]) || NAMELESS.has(tokens[at - 1]?.lower ?? '')) &&
    (isCapitalised(after) || NAMELESS.has(after?.lower ?? '') || after?.lower === 'the')
  );
}

/** "the report said": `report` is a noun there. */
function isNounHere(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    DETERMINING.has(before?.lower ?? '') ||
    isCapitalised(before) ||
    PLACED.has(before?.lower ?? '') ||
    TITLES.has(before?.lower ?? '')
  );
}

const DETERMINING = words("the 's a its this an their our new recent unpublished");
