import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Observable, Sha256 } from '../model/index.ts';
import { observablesIn } from './observables/observables-in.ts';

export type { Observable, ObservableRole, ObservableType } from '../model/index.ts';
export { type Refanged, refangText } from './observables/refang-text.ts';

/**
 * Every mention of an observable in a text, in order, with its place in UTF-16 code units, the part it
 * plays and why. What is held back says so in `heldBack`. Pure: it reads nothing but the text, on any
 * JavaScript engine, and the same text gives the same findings with the same ids.
 */
export function observables(text: string): Observable[] {
  const end = text.length;
  const blocks = text.trim() === '' ? [] : [{ kind: 'paragraph', start: 0, end } as const];
  const reading = { text, textSha256: digest(text) as Sha256, blocks, sentences: [], map: [], metadata: {} };
  return observablesIn(reading, {}, (...parts) => `finding-${digest(parts.join('\0')).slice(0, 16)}`);
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
