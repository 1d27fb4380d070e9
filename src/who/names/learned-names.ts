import { stateOf } from '../../vocab/states.ts';
import type { Token } from '../tokens.ts';
import type { ActorMention, FoundActor } from './actor-mention.ts';
import { isSoftwareName } from './actor-names.ts';

/** Names that the text itself says are an actor's, by their first word. */
export type LearnedNames = ReadonlyMap<string, readonly (readonly string[])[]>;

/**
 * What "the group Slow Tide" teaches of "Slow Tide" in the rest of the text. Only names of two words or
 * more, and none that software has: one word in one place says too little.
 */
export function learnedFrom(mentions: Iterable<readonly ActorMention[]>): LearnedNames {
  const learned = new Map<string, (readonly string[])[]>();
  const seen = new Set<string>();
  for (const { object } of [...mentions].flat()) {
    const name = object.entity;
    if (object.kind !== 'actor' || name === undefined || seen.has(name)) continue;
    seen.add(name);
    const words = name.split(' ');
    const [first] = words;
    if (first === undefined || words.length < 2 || stateOf(name) !== undefined || isSoftwareName(name))
      continue;
    learned.set(first, [...(learned.get(first) ?? []), words]);
  }
  return learned;
}

/** A learned name that begins at `at`. */
export function learnedName(
  tokens: readonly Token[],
  at: number,
  learned: LearnedNames,
): FoundActor | undefined {
  const words = learned
    .get(tokens[at]?.text ?? '')
    ?.find((name) => name.every((word, offset) => tokens[at + offset]?.text === word));
  return words && { from: at, to: at + words.length, kind: 'actor', entity: words.join(' ') };
}
