import type { GradeScale, Result, ScaleTerm } from '../../model/index.ts';
import { failed, GRADE_SCALES, ok, problem } from '../../model/index.ts';
import { termsOf } from '../../vocab/grade-scales.ts';

/** Whose words for likelihood and confidence are meant. */
export type Yardstick = 'icd-203' | 'phia';

export const SCALES_OF: Readonly<Record<Yardstick, { likelihood: GradeScale; confidence: GradeScale }>> = {
  'icd-203': { likelihood: 'ICD 203 likelihood', confidence: 'ICD 203 confidence' },
  phia: { likelihood: 'PHIA likelihood', confidence: 'PHIA confidence' },
};

/**
 * A grade as it is typed: `B2`, `B`, `2`, `likely`, `moderate confidence`, or several of them. Each becomes
 * term and scale; a number in per cent is no grade. `bad-usage` says what the scale knows instead.
 */
export function parseGrade(
  words: readonly string[],
  yardstick: Yardstick = 'icd-203',
): Result<readonly ScaleTerm[]> {
  const found = new Map<GradeScale, string>();
  for (const word of words) {
    const terms = parseOne(word.trim(), yardstick);
    if (terms === undefined) return failed(unknown(word, yardstick));
    for (const { scale, term } of terms) {
      if (found.has(scale))
        return failed(problem('bad-usage', `two terms on one scale: ${found.get(scale)} and ${term}`));
      found.set(scale, term);
    }
  }
  if (found.size === 0) return failed(unknown('', yardstick));
  return ok(
    GRADE_SCALES.flatMap((scale) => {
      const term = found.get(scale);
      return term === undefined ? [] : [{ scale, term }];
    }),
  );
}

function parseOne(word: string, yardstick: Yardstick): readonly ScaleTerm[] | undefined {
  const [, letter, digit] = /^([A-F])?([1-6])?$/iu.exec(word) ?? [];
  if (letter !== undefined || digit !== undefined) {
    return [
      ...(letter === undefined
        ? []
        : [{ scale: 'Admiralty reliability', term: letter.toUpperCase() } as const]),
      ...(digit === undefined ? [] : [{ scale: 'Admiralty credibility', term: digit } as const]),
    ];
  }
  const { likelihood, confidence } = SCALES_OF[yardstick];
  const plain = word.toLowerCase().replaceAll('-', ' ').replace(/\s+/gu, ' ');
  const confident = /^(?<level>\p{L}{3,10}) confidence$/u.exec(plain)?.groups?.['level'];
  const [scale, sought] = confident === undefined ? [likelihood, plain] : [confidence, confident];
  const term = termsOf(scale).find(({ term, also }) => term === sought || also.includes(sought));
  if (term === undefined) return undefined;
  // As it was said: the scale's other word stays the other word.
  return [{ scale, term: sought }];
}

function unknown(word: string, yardstick: Yardstick): ReturnType<typeof problem> {
  const { likelihood, confidence } = SCALES_OF[yardstick];
  const likelihoods = termsOf(likelihood).map(({ term }) => term);
  const confidences = termsOf(confidence).map(({ term }) => `${term} confidence`);
  return problem('bad-usage', `“${word}” is no grade`, {
    hint: `Grades: A to F with 1 to 6, as in B2; ${[...likelihoods, ...confidences].join(', ')}; or none.`,
  });
}
