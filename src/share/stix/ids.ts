import canonicalizeModule from 'canonicalize';
import { v5 as uuidV5 } from 'uuid';
import type { CyberObservableContent } from './objects.ts';

/** STIX 2.1, section 2.9: for cyber-observable objects and nothing else. */
const OBSERVABLE_NAMESPACE = '00abedb4-aa42-466c-9c01-fed23315a9b7';
/** Ours, for every other object. Fixed for ever: changing it would rename all that was ever shared. */
const DESK_NAMESPACE = '3a836f2a-bf6e-4295-8976-b5d9ce89c329';

/** The package is CommonJS; its types describe an ES module that it is not. */
const canonicalize = canonicalizeModule as unknown as (value: object) => string;

/** The order in which one hash is chosen to stand for a file (section 6.7). */
const HASH_PREFERENCE = ['MD5', 'SHA-1', 'SHA-256', 'SHA-512'] as const;

/**
 * The id every producer gives the same observable: UUIDv5 over the RFC 8785 form of its
 * ID-contributing properties (section 2.9). All the properties we write contribute, but for the
 * hashes after the first.
 */
export function observableId(content: CyberObservableContent): string {
  const { type, ...contributing } = content;
  const name =
    'hashes' in contributing ? { ...contributing, hashes: oneHash(contributing.hashes) } : contributing;
  return `${type}--${uuidV5(canonicalize(name), OBSERVABLE_NAMESPACE)}`;
}

/** The same parts give the same id at every export. */
export function objectId(type: string, ...parts: readonly string[]): string {
  return `${type}--${uuidV5(JSON.stringify([type, ...parts]), DESK_NAMESPACE)}`;
}

function oneHash(hashes: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const chosen = HASH_PREFERENCE.find((algorithm) => hashes[algorithm] !== undefined);
  return chosen === undefined ? hashes : { [chosen]: hashes[chosen] ?? '' };
}
