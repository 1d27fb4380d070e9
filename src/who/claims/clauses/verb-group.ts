import { BE, NEGATIONS } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isAdverb } from '../phrases.ts';

/** What stands between a subject and its main verb, and what it makes of the verb. Token indexes. */
export interface VerbGroup {
  /** The first word of the group. */
  readonly start: number;
  /** The main verb, or what stands in its place ("behind", "responsible"). */
  readonly head: number;
  /** The last auxiliary is a form of "be": what follows is a state or a passive. */
  readonly be: boolean;
  /** After "to", "did", "could have": the verb's base or participle tells a deed, too. */
  readonly finite: boolean;
  readonly negated: boolean;
  /** "will", "would", "can": nothing was done. */
  readonly unreal: boolean;
}

const MODALS = words("will would can shall should must 'll ought");
const POSSIBLE = words('may might could');
const HAVE = words("has have had having 've 'd");
const DO = words('do does did');
const SKIPPED = words(`
  also since now then later again once first itself themselves himself herself alone indeed not never no always both just
  even already still too almost very highly most best well long probably likely in-fact therefore thus all nor either
  neither clearly soon finally recently together next unlikely meanwhile actually perhaps maybe instead only ever`);
/** "is believed to have": others hold it of the subject. */
const HELD = words(`
  believed thought suspected said reported alleged considered presumed understood known assessed judged estimated rumoured
  rumored supposed claimed found seen deemed likely certain sure unlikely reckoned shown proven proved confirmed feared
  confident able`);
const RAISING = words(`
  appear appears appeared seem seems seemed turns turned happens happened proves proved managed manages tried attempted
  sought helped conspired agreed continued`);
const PLANNING = words(
  'plans planned wants wanted intends intended aims aimed set about going due hopes hoped expected',
);
const LONGEST = 18;

/**
 * The verb group that begins at `from`; undefined where the clause ends before a main verb.
 * @param held a verb of belief stands before the subject: "believe X to have …"
 */
export function verbGroupAt(tokens: readonly Token[], from: number, held = false): VerbGroup | undefined {
  let be = false;
  let negated = false;
  let unreal = false;
  let supported = false;
  let have = false;
  /** A word before it leads to the infinitive: "is believed to have". */
  let led = held;
  for (let at = from; at < Math.min(tokens.length, from + LONGEST); at += 1) {
    const word = tokens[at]?.lower ?? '';
    if (isNegation(word)) negated = true;
    if (word === 'unlikely') negated = true;
    if (isNegation(word) && !contracted(word)) continue;
    if (PLANNING.has(word) && tokens[at + 1]?.lower === 'to') unreal = true;
    if ((HELD.has(word) || RAISING.has(word) || PLANNING.has(word)) && leadsToInfinitive(tokens, at)) {
      be = false;
      led = true;
      continue;
    }
    if (MODALS.has(plain(word))) unreal = true;
    else if (POSSIBLE.has(plain(word))) unreal = !possiblePast(tokens, at);
    else if (HAVE.has(plain(word))) {
      // "X has the means", "X had help": a main verb of its own.
      if (!goesOn(tokens, at + 1)) return { start: from, head: at, be, finite: supported, negated, unreal };
      have = true;
      be = false;
    } else if (BE.has(plain(word))) be = true;
    else if (DO.has(plain(word))) {
      if (!goesOn(tokens, at + 1)) return { start: from, head: at, be, finite: true, negated, unreal };
      supported = true;
    } else if (word === 'to' || word === 'out') {
      supported = true;
      if (word === 'to' && !led) unreal = true;
    } else if (!isSkipped(word)) {
      if (!/^\p{L}/u.test(word)) return undefined;
      return { start: from, head: at, be, finite: supported || have, negated, unreal };
    }
  }
  return undefined;
}

function isSkipped(word: string): boolean {
  return SKIPPED.has(word) || isAdverb(word) || /^[“"‘']$/u.test(word);
}

function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || contracted(word);
}

function contracted(word: string): boolean {
  return word.endsWith("n't");
}

/** "didn't" is "did". */
function plain(word: string): string {
  if (word === 'cannot' || word === "can't") return 'can';
  return contracted(word) ? word.slice(0, -3) : word;
}

/** "could have", "may be behind"; "may strike" is a forecast. */
function possiblePast(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next < at + 4; next += 1) {
    const word = tokens[next]?.lower ?? '';
    if (word === 'have' || word === 'be') return true;
    if (!isSkipped(word) && !isNegation(word)) return false;
  }
  return false;
}

function leadsToInfinitive(tokens: readonly Token[], at: number): boolean {
  return [1, 2, 3].some((next) => tokens[at + next]?.lower === 'to') || tokens[at + 1]?.lower === 'out';
}

/** Whether more of a verb group follows an auxiliary: "had broken", not "had a hand". */
function goesOn(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < at + 5; next += 1) {
    const word = tokens[next]?.lower ?? '';
    // "had nothing to do with", "has no part": a main verb with its object.
    if (word === 'nothing' || word === 'no' || word === 'none') return false;
    if (isSkipped(word) || isNegation(word)) continue;
    return (
      BE.has(word) ||
      HAVE.has(word) ||
      word === 'to' ||
      PARTICIPLE.test(word) ||
      IRREGULAR.has(word) ||
      BASE.test(word)
    );
  }
  return false;
}

const PARTICIPLE = /(?:ed|en|wn|ung)$/;
const IRREGULAR = words(`
  hit cut put shut set led run struck stood made got come become begun found held caught done had said told left lost
  sold taught built sent spent paid laid kept met won fought brought bought thought sought hung dug read`);
/** After "did" and "does" any word may be the verb; articles, pronouns and prepositions are none. */
const BASE =
  /^(?!(?:a|an|the|it|this|that|so|no|any|its|their|his|her|in|on|at|for|with|to|of|by|us|them|him|nothing|something|anything|everything|what|two|three|several|some|many|little|more|most|as|and|or|but|if|when|because)$)(?=\p{Ll}+$)/u;
