import { sha256 } from '../../../model/index.ts';
import { parseDigest, sameDigest } from '../digests.ts';
import { isObject, type JsonObject, textOf } from '../strict-json.ts';

/** What datapackage-digest.json says. */
export interface PackageDigest {
  readonly hash: string;
  readonly signedData: JsonObject | undefined;
}

/** @returns what is wrong, in words, or the digest file's content */
export function readPackageDigest(json: unknown, manifest: Buffer): PackageDigest | string {
  if (!isObject(json)) return 'datapackage-digest.json is no object';
  if (textOf(json, 'path') !== 'datapackage.json') return 'datapackage-digest.json is of another file';
  const hash = textOf(json, 'hash');
  const digest = parseDigest(hash ?? '');
  if (hash === undefined || digest === undefined) return 'datapackage-digest.json gives no known hash';
  if (digest.algorithm !== 'sha256') return `datapackage-digest.json uses ${digest.algorithm}, not SHA-256`;
  if (sameDigest(digest, { algorithm: 'sha256', value: sha256(manifest) }) !== true)
    return 'datapackage.json has another SHA-256 than datapackage-digest.json says';
  const signedData = json['signedData'];
  if (signedData === undefined) return { hash, signedData: undefined };
  return isObject(signedData)
    ? { hash, signedData }
    : 'datapackage-digest.json holds signed data that is none';
}
