import { hostname } from '../forms/hostname.ts';
import { HUNTED } from '../index/hunted-types.ts';
import type { ValueTable } from './value-table.ts';
import { TYPES } from './value-table.ts';

const DOT = 46;
const SLASH = 47;
const AT = 64;

/** How many labels the longest host has that is hunted for; no fewer, and a few more where a path begins late. */
export function mostLabels({ types, bytes, starts, count }: ValueTable): number {
  let most = 0;
  for (let number = 0; number < count; number++) {
    const type = TYPES[types[number] ?? 0];
    const as = type === undefined ? undefined : HUNTED.get(type);
    if (as !== 'domain' && as !== 'url' && as !== 'mailbox') continue;
    most = Math.max(most, dotsOfHost(bytes, starts[number] ?? 0, starts[number + 1] ?? 0));
  }
  return most + 1;
}

/** Bytes beyond ASCII may be a dot of three bytes (UTS #46, 4.5). */
function dotsOfHost(bytes: Uint8Array, from: number, to: number): number {
  let dots = 0;
  let beyond = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === DOT) dots += 1;
    else if (byte === AT) dots = 0;
    else if (byte >= 128) beyond += 1;
    else if (byte === SLASH && bytes[at - 1] !== SLASH && bytes[at + 1] !== SLASH) break;
  }
  return dots + Math.ceil(beyond / 3);
}

/** Words come again and again; the longest that are worth remembering, and how many. */
const LONGEST = 120;
const MOST = 4096;
let known: Map<string, string> = new Map();

/**
 * The last labels of a name in their ASCII form: what is before them is asked for by nobody, and a name may have any
 * number of them.
 *
 * @param word lower-case
 */
export function hostEnding(word: string, labels: number): string {
  let from = word.length;
  for (let left = labels; left >= 0 && from > 0; from--)
    if (DOTS.includes(word.charAt(from - 1)) && --left < 0) break;
  const ending = word.slice(from);
  const found = known.get(ending);
  if (found !== undefined) return found;
  const host = hostname(ending);
  if (ending.length <= LONGEST) {
    if (known.size >= MOST) known = new Map();
    known.set(ending, host);
  }
  return host;
}

const DOTS = '.。．｡';
