import { type Problem, type ProblemCode, problem } from '../../model/index.ts';

const BY_WEIGHT: readonly ProblemCode[] = [
  'encrypted',
  'decompression-limit',
  'too-deep',
  'damaged',
  'too-large',
  'unsupported-format',
];

/** What to say of a container none of whose parts could be read: the most telling of their problems. */
export function mostTelling(problems: readonly Problem[], container: string): Problem {
  for (const code of BY_WEIGHT) {
    const found = problems.find((candidate) => candidate.code === code);
    if (found !== undefined) return found;
  }
  return problem('no-text', `The ${container} holds no text.`);
}
