import type { Ledger, Problem, ScaleTerm } from '../../model/index.ts';
import { problem } from '../../model/index.ts';

/**
 * Credibility 1 means "confirmed by other, independent sources": an echo is none. Where fewer than two
 * origins stand behind a claim, 1 is refused and the reason said; every other grade is the analyst's own.
 *
 * @param origins how many independent origins say what the claim says, see `originsBehind`
 * @param looked at which reports were looked at, for people
 */
export function refusedGrade(
  terms: readonly ScaleTerm[],
  origins: number,
  looked: string,
): Problem | undefined {
  const confirmed = terms.some(({ scale, term }) => scale === 'Admiralty credibility' && term === '1');
  if (!confirmed || origins >= LEAST) return undefined;
  const counted =
    origins === 0
      ? 'no independent origin was found'
      : 'there is one independent origin; echoes do not count';
  return problem('grade-refused', `credibility 1 says that independent sources confirm it, but ${counted}`, {
    where: looked,
    hint: 'Grade it 2, or group the reports that confirm it: howdunit story.',
  });
}

const LEAST = 2;

/** How many independent origins say the same as a claim, for it or against, within one ledger. */
export function originsBehind(ledger: Ledger, claimId: string): number {
  let most = 0;
  for (const { origins, contrary, unresolved, independentOrigins } of ledger.groups) {
    const has = (sides: typeof origins): boolean =>
      sides.some(({ rows, echoes }) => [...rows, ...echoes].some((row) => row.claimId === claimId));
    if (has(origins)) most = Math.max(most, independentOrigins);
    const against = contrary.filter(({ unknown }) => unknown !== true).length;
    if (has(contrary)) most = Math.max(most, against);
    const open = unresolved.find((row) => row.claimId === claimId);
    if (open !== undefined) most = Math.max(most, open.stance === 'asserts' ? independentOrigins : against);
  }
  return most;
}
