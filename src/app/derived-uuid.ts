import { sha256 } from '../model/index.ts';

/** A version 8 UUID (RFC 9562, section 5.8) of what it names: the same parts give the same. */
export function derivedUuid(...parts: readonly string[]): string {
  const hex = sha256(parts.join('\0'));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
