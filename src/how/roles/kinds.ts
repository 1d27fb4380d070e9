import type { ObservableType } from '../../model/index.ts';

/** What rules tell apart of types; each type is of one kind. As bits, so that a rule can name several. */
export const NUMBERED = 1;
export const HASH = 2;
export const FILE = 4;
export const SYMBOLS = 8;
/** Whatever names a host. */
export const HOST = 16;
export const ADDRESS = 32;
const OTHER = 64;
export const ANY = 127;

const KINDS: ReadonlyMap<string, number> = new Map([
  ['cve', NUMBERED],
  ['cwe', NUMBERED],
  ['capec', NUMBERED],
  ['ghsa', NUMBERED],
  ['cpe', NUMBERED],
  ['file-name', FILE],
  ['file-path', FILE],
  ['pdb-path', SYMBOLS],
  ['domain-name', HOST],
  ['url', HOST],
  ['email-addr', HOST],
]);

export function kindOf(type: ObservableType): number {
  const kind = KINDS.get(type);
  if (kind !== undefined) return kind;
  if (type.startsWith('file:')) return HASH;
  return type.startsWith('ip') ? ADDRESS : OTHER;
}
