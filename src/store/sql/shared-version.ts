import { sha256, utcInstant } from '../../model/index.ts';
import type { SharedRecord } from '../shared.ts';

/** SHA-256 of what an object says, but for when it was changed. */
export function contentOf({ modified: _, ...said }: SharedRecord): string {
  return sha256(JSON.stringify(said));
}

/** The instant that names a version (TAXII 2.1, 3.4.1). */
export function stampOf({ modified, created }: SharedRecord): string | undefined {
  return modified ?? created;
}

/**
 * An object that says something else than before, with a `modified` that is later than before: a consumer takes
 * anything else for the version it has (STIX 2.1, 3.6).
 */
export function nextVersion(record: SharedRecord, before: string | null, now: number): SharedRecord {
  const { modified } = record;
  if (modified === undefined || before === null || modified > before) return record;
  return { ...record, modified: laterThan(before, now) };
}

/** The version that takes an object back (STIX 2.1, 3.2); undefined for what cannot be revoked. */
export function revocation(record: SharedRecord, now: number): SharedRecord | undefined {
  if (record.modified === undefined) return undefined;
  return { ...record, modified: laterThan(record.modified, now), revoked: true };
}

function laterThan(stamp: string, now: number): string {
  return utcInstant(Math.max(now, Date.parse(stamp) + 1));
}
