import type { ActorName, Claim } from '../../model/index.ts';

/** Claims of one speaker from which on he is a source of the text. */
const SOURCE = 2;

/**
 * "CrowdWatch said …" twice, and then "whether this is tied to the government": who is a source of a text, and in no
 * list of actors, is not whom it accuses. Whoever owns up speaks of himself.
 */
export function withoutAccusedSpeakers(
  claims: readonly Claim[],
  names: readonly ActorName[],
): readonly Claim[] {
  const spoken = new Map<string, number>();
  for (const { claimants, object, subject } of claims)
    for (const { entity, resolved } of claimants)
      if (entity !== undefined && resolved && entity !== object.entity && entity !== subject?.entity)
        spoken.set(entity, (spoken.get(entity) ?? 0) + 1);
  for (const { name } of names) spoken.delete(name);
  const isSource = (entity: string | undefined): boolean =>
    entity !== undefined && (spoken.get(entity) ?? 0) >= SOURCE;
  return claims.filter(
    ({ object, subject, stance, predicate }) =>
      stance !== 'asserts' ||
      (predicate !== 'did' && predicate !== 'sponsored') ||
      !(isSource(object.entity) || isSource(subject?.entity)),
  );
}
