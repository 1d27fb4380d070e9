import { hash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import type { CyberObservableContent } from './objects.ts';

/** STIX 2.1, section 2.9: for cyber-observable objects and nothing else. */
const OBSERVABLE_NAMESPACE = bytesOf('00abedb4-aa42-466c-9c01-fed23315a9b7');
/** Ours, for every other object. Fixed for ever: changing it would rename all that was ever shared. */
const DESK_NAMESPACE = bytesOf('3a836f2a-bf6e-4295-8976-b5d9ce89c329');

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
  return `${type}--${uuidOf(canonicalize(name), OBSERVABLE_NAMESPACE)}`;
}

/** The same parts give the same id at every export. */
export function objectId(type: string, ...parts: readonly string[]): string {
  return `${type}--${uuidOf(JSON.stringify([type, ...parts]), DESK_NAMESPACE)}`;
}

function oneHash(hashes: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const chosen = HASH_PREFERENCE.find((algorithm) => hashes[algorithm] !== undefined);
  return chosen === undefined ? hashes : { [chosen]: hashes[chosen] ?? '' };
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

/** A UUID of version 5 (RFC 9562, section 5.5): SHA-1 of the namespace and the name, cut to 128 bits. */
function uuidOf(name: string, namespace: Buffer): string {
  const hex = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
