import { isFileExtension } from '../../vocab/file-extensions.ts';
import { isTld } from '../../vocab/tlds.ts';

/** What the last label of a name says by itself. */
export interface Ending {
  /** Lower case. */
  readonly name: string;
  readonly isTld: boolean;
  readonly isFile: boolean;
}

/**
 * The endings met lately, by a hash of their letters: the names of a report share a few, and each is looked up
 * in the tables once. Two endings of one slot take turns; nothing but time depends on it.
 */
const SLOTS = 1024;
const LONGEST_KEPT = 12;
const MET: (Ending | undefined)[] = new Array<Ending | undefined>(SLOTS).fill(undefined);

/** The ending of the name that is a stretch of a text: what follows its last full stop, else all of it. */
export function endingIn(text: string, from: number, to: number): Ending {
  let start = to;
  let hash = 0;
  for (; start > from; start--) {
    const code = text.charCodeAt(start - 1);
    if (code === 46) break;
    hash = (hash * 31 + lower(code)) & (SLOTS - 1);
  }
  const met = MET[hash];
  if (met !== undefined && isWritten(met.name, text, start, to)) return met;
  const name = text.slice(start, to).toLowerCase();
  const ending = { name, isTld: isTld(name), isFile: isFileExtension(name) };
  // A longer string may be a part of the whole text, which would be kept with it.
  if (name.length <= LONGEST_KEPT) MET[hash] = ending;
  return ending;
}

function isWritten(name: string, text: string, start: number, to: number): boolean {
  if (name.length !== to - start) return false;
  for (let i = 0; i < name.length; i++)
    if (lower(text.charCodeAt(start + i)) !== name.charCodeAt(i)) return false;
  return true;
}

/** Of ASCII's letters; what has another lower case is looked up each time. */
function lower(code: number): number {
  return code >= 65 && code <= 90 ? code | 32 : code;
}
