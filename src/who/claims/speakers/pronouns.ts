import type { Claimant } from '../../../model/index.ts';
import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import type { Register } from './register.ts';
import { peopleIn } from './register.ts';

const PERSONS = words('he she him his her');
/** Sentences back in the same paragraph; into the paragraph before only its last. */
const REACH = 3;

/**
 * Whom a pronoun that opens a statement stands for, only where one reading is left: "he" and "she" are the
 * one person named so far in the sentence, else the one whom the nearest sentence before names; "it" and "they"
 * are whoever made the claim before. Two candidates are none.
 *
 * @returns full names; empty where nothing settles it
 */
export function antecedentsOf(
  at: number,
  sentence: Sentence,
  claimants: readonly Claimant[],
  register: Register,
): readonly string[] {
  const pronoun = sentence.tokens[at];
  if (pronoun === undefined) return [];
  if (!PERSONS.has(pronoun.lower)) return organisations(pronoun.lower, claimants, register);
  const here = { ...sentence, tokens: sentence.tokens.slice(0, at) };
  const place = register.sentences.indexOf(sentence);
  const before = register.sentences.slice(Math.max(0, place - REACH), place).reverse();
  for (const [back, part] of [here, ...before].entries()) {
    if (back > 1 && part.block !== sentence.block) return [];
    const people = peopleIn(part, register);
    if (people.size > 0) return people.size === 1 ? [...people] : [];
  }
  return [];
}

function organisations(
  pronoun: string,
  claimants: readonly Claimant[],
  { fullNames }: Register,
): readonly string[] {
  const entities = [...new Set(claimants.flatMap(({ entity }) => entity ?? []))];
  if (entities.some((entity) => fullNames.has(entity))) return [];
  return pronoun === 'they' || pronoun === 'them' || pronoun === 'their' || entities.length === 1
    ? entities
    : [];
}
