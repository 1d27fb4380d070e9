import { TOOLS } from '../../lexicon/actors.ts';
import { ACTS } from '../../lexicon/acts.ts';
import { AUXILIARIES, DETERMINERS, FINITE, PLACED } from '../../lexicon/grammar.ts';
import { VOICELESS } from '../../lexicon/speakers.ts';
import { SAYING, STATEMENTS } from '../../lexicon/speech.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isWord } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, isAdverb } from '../phrases.ts';
import { couldSpeak } from './could-speak.ts';

const RELATIVE = words('who which that whom whose where');
const PERSONAL = words('i we you they he she');
const LONGEST = 8;
/** Words between the phrase and its verb. */
const LONGEST_CLAUSE = 18;

/**
 * The speaker that opens a sentence, where a relative clause or an insertion parts him from his verb: "A clerk who is in
 * custody has told …", "Two dealers I trust are …", "A witness, referred to as Person 3, has stated …", "A peer with
 * which we shared our notes thinks …". Undefined where the words right before the verb are its subject.
 *
 * @param near what stands right before the verb
 */
export function openingSpeaker(
  tokens: readonly Token[],
  verb: number,
  near: TokenRange | undefined,
): TokenRange | undefined {
  const opening = openingSubject(tokens, verb);
  if (opening === undefined || !isPeople(tokens, opening)) return undefined;
  if (near === undefined) return opening;
  // "…, as the Courier reported": whoever passes it on stands right there.
  if (tokens[near.from - 1]?.lower === 'as') return undefined;
  const clause = tokens
    .slice(opening.to, near.to)
    .some(({ lower }) => RELATIVE.has(lower) || PERSONAL.has(lower));
  if (near.from <= opening.from) return clause ? opening : undefined;
  if (PERSONAL.has(tokens[near.from]?.lower ?? '') && near.to - near.from > 1) return opening;
  // "The group that Northgate says": the clause has no verb but this one.
  const own =
    find(tokens, opening.to + 1, near.from + 1, (word) => FINITE.has(word) || VERBAL.test(word)) < 0;
  return own && !isObject(tokens, near) ? undefined : opening;
}

const VERBAL = /^\p{L}{2,}ed$/u;

/** "with which we shared our notes": a subject does not follow a verb. */
function isObject(tokens: readonly Token[], { from }: TokenRange): boolean {
  return VERBAL.test(tokens[from - 1]?.lower ?? '');
}

const COUNTED = words('two three four five several some many one a an another both most');

/** A name or a noun for those who speak, or "a", "two" and any noun that is no thing. */
function isPeople(tokens: readonly Token[], range: TokenRange): boolean {
  const first = tokens[range.from]?.lower ?? '';
  if (NOT_OTHERS.has(first)) return false;
  if (couldSpeak(tokens, range)) return true;
  const head = tokens[range.to - 1]?.lower ?? '';
  const thing = [VOICELESS, TOOLS, ACTS, STATEMENTS].some((set) => set.has(head));
  return COUNTED.has(first) && !thing;
}

const NOT_OTHERS = words('we i our my what it this that these those there here');

function openingSubject(tokens: readonly Token[], verb: number): TokenRange | undefined {
  let from = 0;
  while (from < verb && !isWord(tokens[from])) from += 1;
  const to = find(tokens, from + 1, verb, (_, at) => endsPhrase(tokens, at));
  if (to < 0 || to - from > LONGEST || verb - to > LONGEST_CLAUSE) return undefined;
  // "Northgate believes that": the verb that it opens with is its own.
  if (find(tokens, from + 1, to, (word) => SAYING.has(word)) >= 0) return undefined;
  const end = lastOf(tokens, from, to);
  const inserted = tokens[to]?.text === ',';
  const closes = inserted ? find(tokens, to + 1, verb, (word) => word === ',') : to;
  if (closes < 0 || (inserted && !onlyAuxiliaries(tokens, closes + 1, verb))) return undefined;
  if (!inserted && !isRelative(tokens, to)) return undefined;
  const other = find(
    tokens,
    to + 1,
    verb,
    (word, at) =>
      /^[;:“”"]$/u.test(word) || (SAYING.has(word) && !DETERMINERS.has(tokens[at - 1]?.lower ?? '')),
  );
  return other >= 0 && !inserted ? undefined : { from, to: end };
}

function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  return (
    word === ',' ||
    RELATIVE.has(word) ||
    PERSONAL.has(word) ||
    FINITE.has(word) ||
    !(isWord(tokens[at]) || word === "'s")
  );
}

function isRelative(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  return RELATIVE.has(word) || PERSONAL.has(word);
}

/** Without the preposition of "with which". */
function lastOf(tokens: readonly Token[], from: number, to: number): number {
  const link =
    PLACED.has(tokens[to - 1]?.lower ?? '') || ['to', 'by', 'on'].includes(tokens[to - 1]?.lower ?? '');
  return link && to - 1 > from ? to - 1 : to;
}

function onlyAuxiliaries(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).every(({ lower }) => AUXILIARIES.has(lower) || isAdverb(lower));
}
