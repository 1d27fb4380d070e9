import { TITLES } from '../../lexicon/speakers.ts';
import type { Sentence } from '../../sentences.ts';
import { isOwner, nameRuns, textOf } from './name-runs.ts';

/** What the text itself teaches about names. */
export interface Register {
  /** The organisation that spoke last: who "the firm" is. */
  organisation: string | undefined;
  /** People it has introduced: surname to full name. Grows as the sentences are read in order. */
  readonly people: Map<string, string>;
  /** The full names among them. */
  readonly fullNames: Set<string>;
  /** Words it writes small somewhere: at a sentence's start their capital makes no name. */
  readonly common: ReadonlySet<string>;
}

export function emptyRegister(sentences: readonly Sentence[]): Register {
  return { people: new Map(), fullNames: new Set(), common: smallWords(sentences), organisation: undefined };
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

/**
 * Learns full names from two or three capitalised words in a row where a title or a role is near, so
 * that a later surname leads back to the person.
 */
export function learnNames(sentence: Sentence, register: Register): void {
  const { tokens } = sentence;
  for (const run of nameRuns(tokens)) {
    const length = run.to - run.from;
    const near = [
      ...tokens.slice(Math.max(0, run.from - NEAR), run.from),
      ...tokens.slice(run.to, run.to + NEAR),
    ];
    const surname = tokens[run.to - 1]?.text ?? '';
    const introduced = near.some((token) => TITLES.has(token.lower)) && !isOwner(tokens, run);
    if ((length === 2 || length === 3) && introduced && !register.people.has(surname)) {
      const full = textOf(tokens, run);
      register.people.set(surname, full);
      register.fullNames.add(full);
    }
  }
}

/** The people whom a sentence names, by full name; a surname alone counts where the text has introduced it. */
export function peopleIn(sentence: Sentence, register: Register): ReadonlySet<string> {
  return new Set(
    sentence.tokens.flatMap(({ text }) => {
      const full = register.people.get(text);
      return full === undefined ? [] : [full];
    }),
  );
}
