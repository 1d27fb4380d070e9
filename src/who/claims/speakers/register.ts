import type { Block } from '../../../model/index.ts';
import { TITLES } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import type { Token } from '../../tokens.ts';
import { isWord } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import type { Bodies } from './bodies.ts';
import { bodiesIn } from './bodies.ts';
import { copiedIn } from './copied.ts';
import { isOwner, nameRuns, textOf } from './name-runs.ts';
import { isPersonLike } from './name-words.ts';
import { postsIn } from './posts.ts';
import type { Turns } from './turns.ts';
import { turnsIn } from './turns.ts';

/** What the text itself teaches about names. */
export interface Register {
  /** The organisation that spoke last: who "the firm" is. */
  organisation: string | undefined;
  /** People it introduces anywhere: surname to full name. */
  readonly people: ReadonlyMap<string, string>;
  /** First names of which only one person introduced has each. */
  readonly firstNames: ReadonlyMap<string, string>;
  /** The full names among them. */
  readonly fullNames: ReadonlySet<string>;
  /** Organisations it names, their abbreviations, and who issues it together. */
  readonly bodies: Bodies;
  /** Whose turn it is in a transcript, by block. */
  readonly turns: Turns;
  /** Whose text it reproduces, by block. */
  readonly copied: ReadonlyMap<Block, string>;
  /** Words it writes small somewhere: at a sentence's start their capital makes no name. */
  readonly common: ReadonlySet<string>;
  readonly sentences: readonly Sentence[];
}

export function registerOf(sentences: readonly Sentence[]): Register {
  const people = new Map<string, string>();
  for (const sentence of sentences) learnPeople(sentence, people);
  return {
    people,
    firstNames: firstNamesOf(people),
    fullNames: new Set(people.values()),
    bodies: bodiesIn(sentences),
    turns: threadOrTranscript(sentences, people),
    copied: copiedIn(sentences),
    common: smallWords(sentences),
    organisation: undefined,
    sentences,
  };
}

function firstNamesOf(people: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const twice = new Set<string>();
  for (const full of people.values()) {
    const [name = '', surname] = full.split(' ');
    if (surname === undefined || people.has(name)) continue;
    if (first.has(name)) twice.add(name);
    first.set(name, full);
  }
  for (const name of twice) first.delete(name);
  return first;
}

function threadOrTranscript(sentences: readonly Sentence[], people: ReadonlyMap<string, string>): Turns {
  const posts = postsIn(sentences, people);
  return posts.size > 0 ? posts : turnsIn(sentences, people);
}

/** Words that occur without a capital. */
function smallWords(sentences: readonly Sentence[]): ReadonlySet<string> {
  const small = new Set<string>();
  for (const { tokens } of sentences) {
    for (const { text, lower } of tokens) if (text === lower) small.add(lower);
  }
  return small;
}

/** A title or a role this many words away still introduces a name. */
const NEAR = 8;

/** Full names by their surname, where a title, a role or a word for people is near; the first is kept. */
function learnPeople({ tokens }: Sentence, people: Map<string, string>): void {
  for (const run of nameRuns(tokens)) {
    const surname = tokens[run.to - 1]?.text ?? '';
    const named = { from: run.from, to: run.to };
    if (people.has(surname) || isOwner(tokens, run) || !isIntroduced(tokens, named)) continue;
    people.set(surname, textOf(tokens, named));
  }
}

function isIntroduced(tokens: readonly Token[], run: TokenRange): boolean {
  if (!isPersonLike(tokens, run)) return false;
  const near = [...clauseBefore(tokens, run.from), ...clauseAfter(tokens, run.to)];
  if (near.some((token) => TITLES.has(token.lower))) return true;
  return isDescribed(tokens, run) || saysSomething(tokens, run);
}

const ENDS = words('” “ " . ; : )');

function clauseBefore(tokens: readonly Token[], from: number): readonly Token[] {
  const near = tokens.slice(Math.max(0, from - NEAR), from);
  return near.slice(
    near.findLastIndex(({ text }) => ENDS.has(text) && !/^(?:Dr|Mr|Ms|Mrs|Prof)$/u.test(text)) + 1,
  );
}

/** What describes a name stands after a comma or right beside it. */
function clauseAfter(tokens: readonly Token[], to: number): readonly Token[] {
  if (tokens[to]?.text !== ',') return tokens.slice(to, to + 1);
  const near = tokens.slice(to, to + NEAR);
  const end = near.findIndex(({ text }) => ENDS.has(text));
  return end < 0 ? near : near.slice(0, end);
}

const ROLES = words(`
  lecturer successor predecessor colleague columnist mayor lawyer brigadier trader delegate expert consultant
  scientist scholar author journalist fellow judge commissioner ambassador chairman chairwoman chair deputy student
  correspondent historian professor specialist reporter investigator administrator operator`);

/** "Ann Vale, a lecturer", "My successor, Ann Vale,", "Ann Vale, who". */
function isDescribed(tokens: readonly Token[], run: TokenRange): boolean {
  const after = tokens[run.to]?.text === ',' ? tokens.slice(run.to + 1, run.to + 1 + NEAR) : [];
  if (after[0]?.lower === 'who') return true;
  const before = tokens.slice(Math.max(0, run.from - 3), run.from);
  return [...before, ...after].some((token) => ROLES.has(token.lower));
}

const SPEECH = words('said says told tells thinks believes wrote asks asked added adds argues');

/** "Ann Vale told", "said Ann Vale". */
function saysSomething(tokens: readonly Token[], run: TokenRange): boolean {
  const after = tokens[run.to]?.lower ?? '';
  const before = tokens[run.from - 1]?.lower ?? '';
  const quoted = ['”', '"', ','].includes(tokens[run.from - 2]?.text ?? '');
  return ['told', 'thinks', 'wrote'].includes(after) || (quoted && SPEECH.has(before));
}

/** The people whom a sentence names, by full name; a surname alone counts where the text introduces it. */
export function peopleIn(sentence: Sentence, register: Register): ReadonlySet<string> {
  return new Set(
    sentence.tokens.flatMap((token) => {
      const full = isWord(token)
        ? (register.people.get(token.text) ?? register.firstNames.get(token.text))
        : undefined;
      return full === undefined ? [] : [full];
    }),
  );
}
