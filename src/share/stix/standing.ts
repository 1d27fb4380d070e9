import type { Technique } from '../../model/index.ts';

/** What a receiver must know before taking a machine's suggestion for the report's word. */
export function standing(technique: Technique): readonly string[] {
  const revoked =
    technique.revokedFrom === undefined ? [] : [`The report writes ${technique.revokedFrom}, since revoked.`];
  if (technique.how !== 'model') return revoked;
  const decided = technique.status === 'suggested' ? 'not confirmed by an analyst' : technique.status;
  return [
    ...revoked,
    `Suggested from the wording (tier ${technique.tier}, score ${technique.score}), ${decided}.`,
  ];
}
