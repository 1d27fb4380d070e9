import type { ClaimGroup, Grade } from '../../model/index.ts';

/** "graded B2 by ana on 2026-11-20", and where the reports no longer bear out a credibility of 1, that. */
export function gradeWords({ terms, by, at, note }: Grade, group: ClaimGroup): string {
  const code = terms
    .filter(({ scale }) => scale.startsWith('Admiralty'))
    .map(({ term }) => term)
    .join('');
  const others = terms
    .filter(({ scale }) => !scale.startsWith('Admiralty'))
    .map(({ scale, term }) => `${term} (${scale})`);
  const why = note === undefined ? '' : `: ${note}`;
  const said = `graded ${[code, ...others].filter((part) => part !== '').join(', ')} by ${by} on ${at.slice(0, 10)}${why}`;
  const confirmed = terms.some(({ scale, term }) => scale === 'Admiralty credibility' && term === '1');
  const against = group.contrary.filter(({ unknown }) => unknown !== true).length;
  const origins = Math.max(group.independentOrigins, against);
  if (!confirmed || origins >= 2) return said;
  return `${said}; credibility 1 needs two independent origins, and here there ${origins === 1 ? 'is 1' : 'are none'}`;
}
