import type { ObservableType } from '../../model/index.ts';

/** What rules tell apart of types; each type is of one kind. As bits, so that a rule can name several. */
export const NUMBERED = 1;
export const HASH = 2;
export const FILE = 4;
export const SYMBOLS = 8;
/** Whatever names a host. */
export const HOST = 16;
export const ADDRESS = 32;
/** What is set on a machine. */
export const SETTING = 64;
const OTHER = 128;
export const ANY = 255;

const KINDS: ReadonlyMap<string, number> = new Map([
  ['cve', NUMBERED],
  ['cwe', NUMBERED],
  ['capec', NUMBERED],
  ['ghsa', NUMBERED],
  ['cpe', NUMBERED],
  ['file-name', FILE],
  ['file-path', FILE],
  ['pdb-path', SYMBOLS],
  ['registry-key', SETTING],
  ['command-line', SETTING],
  ['service-name', SETTING],
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
