import type { Claimant } from '../../../model/index.ts';
import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import type { Token } from '../../tokens.ts';
import type { Register } from './register.ts';
import { peopleIn } from './register.ts';

const PERSONS = words('he she');

/** What came before a pronoun. */
export interface Antecedents {
  /** The sentence before, where it stands in the same block. */
  readonly before: Sentence | undefined;
  readonly sentence: Sentence;
  /** Who claimed something in the sentence before. */
  readonly claimants: readonly Claimant[];
  readonly register: Register;
}

/**
 * Whom a pronoun that opens a statement stands for, only where one reading is left: "he" and "she" are
 * the one person named so far in the sentence or the one before; "it" and "they" are whoever alone made
 * the claim before. Two candidates are none.
 */
export function antecedentOf(pronoun: Token, known: Antecedents): string | undefined {
  return PERSONS.has(pronoun.lower) ? onlyPerson(pronoun, known) : onlyOrganisation(known);
}

function onlyPerson(pronoun: Token, { before, sentence, register }: Antecedents): string | undefined {
  const earlier = { ...sentence, tokens: sentence.tokens.filter((token) => token.start < pronoun.start) };
  const people = new Set(
    [before, earlier].flatMap((part) => (part === undefined ? [] : [...peopleIn(part, register)])),
  );
  return people.size === 1 ? [...people][0] : undefined;
}

function onlyOrganisation({ claimants, register }: Antecedents): string | undefined {
  const entities = new Set(claimants.flatMap(({ entity }) => entity ?? []));
  const [only] = entities;
  return entities.size === 1 && only !== undefined && !register.fullNames.has(only) ? only : undefined;
}
