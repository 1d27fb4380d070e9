import type { IndexedName, NameNode, Spelling } from './name-trie.ts';
import { admits, plantName } from './name-trie.ts';
import { firstWordAt, nextWordAt } from './name-words.ts';

export type { IndexedName, LetterCase } from './name-trie.ts';

/** Offsets are UTF-16 code units, `end` exclusive. */
export interface NameMatch<N extends IndexedName> {
  readonly start: number;
  readonly end: number;
  /** Every entry that bears this name; more than one is normal. */
  readonly entries: readonly N[];
  /** Written otherwise than any of the entries spells it: `APT-28` for `APT28`. */
  readonly variant: boolean;
}

export type NameIndex<N extends IndexedName> = (text: string) => readonly NameMatch<N>[];

/**
 * A matcher for many names at once. Names are bounded by words, the longest wins, matches do not overlap;
 * a line break or any run of spaces stands for a space. Names inside addresses, paths and file names are
 * no mentions. Time is linear in the text: each word starts at most one walk, no longer than the longest
 * name.
 */
export function makeNameIndex<N extends IndexedName>(names: Iterable<N>): NameIndex<N> {
  const root: NameNode<N> = { next: new Map(), spellings: [] };
  for (const name of names) plantName(root, name);
  return (text) => matchesIn(text, root);
}

function matchesIn<N extends IndexedName>(text: string, root: NameNode<N>): readonly NameMatch<N>[] {
  const matches: NameMatch<N>[] = [];
  let word = firstWordAt(text, 0);
  while (word !== undefined) {
    const node = root.next.get(word.key);
    const match = node === undefined ? undefined : longestMatch(text, word.start, word.end, node);
    if (match !== undefined) matches.push(match);
    word = firstWordAt(text, match?.end ?? word.end);
  }
  return matches;
}

function longestMatch<N extends IndexedName>(
  text: string,
  start: number,
  firstEnd: number,
  first: NameNode<N>,
): NameMatch<N> | undefined {
  if (!startsWord(text, start)) return undefined;
  let longest: NameMatch<N> | undefined;
  let node: NameNode<N> | undefined = first;
  let end = firstEnd;
  const gaps: string[] = [];
  while (node !== undefined) {
    longest = matchAt(text, start, end, gaps, node.spellings) ?? longest;
    const word = node.next.size > 0 ? nextWordAt(text, end) : undefined;
    if (word === undefined) return longest;
    gaps.push(word.gap);
    end = word.end;
    node = node.next.get(word.key);
  }
  return longest;
}

function matchAt<N extends IndexedName>(
  text: string,
  start: number,
  end: number,
  gaps: readonly string[],
  spellings: readonly Spelling<N>[],
): NameMatch<N> | undefined {
  if (spellings.length === 0 || !endsWord(text, end)) return undefined;
  const written = text.slice(start, end);
  const fits = spellings.flatMap((spelling) => {
    const fit = admits(spelling, written, gaps);
    return fit === 'no' ? [] : [{ entry: spelling.entry, fit }];
  });
  if (fits.length === 0 || standsInAddress(text, start, end)) return undefined;
  const variant = fits.every(({ fit }) => fit === 'variant');
  return { start, end, entries: fits.map(({ entry }) => entry), variant };
}

const PART_OF_WORD = /[\p{L}\p{N}\p{M}_]/u;

function startsWord(text: string, start: number): boolean {
  return start === 0 || !PART_OF_WORD.test(text.charAt(start - 1));
}

function endsWord(text: string, end: number): boolean {
  if (PART_OF_WORD.test(text.charAt(end))) return false;
  // "APT 1.5" and "APT 1,200" count something; "update.exe" and "emotet.example" are other things.
  return !/^[.,]\d|^\.[a-z]/.test(text.slice(end, end + 2));
}

/** How far an address is looked for on either side of a name, in UTF-16 code units. */
const ADDRESS_REACH = 250;
const ADDRESS_BEFORE = /:\/\/|\\|\[\.\]|^www\.|@[\w-]+\.|\.[a-z]{2,6}\/|\.$|(?:^|[("'=])\/[\w.-]/i;
const ADDRESS_AFTER = /^(?:\[\.\]|[^\s,;)]{0,40}(?:\[\.\]|\\))/;

/** Whether the run of non-space around a name is a URL, a path, a host or an e-mail address. */
function standsInAddress(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < ADDRESS_REACH && text.charAt(from - 1).trim() !== '') from -= 1;
  return (
    ADDRESS_BEFORE.test(text.slice(from, start)) || ADDRESS_AFTER.test(text.slice(end, end + ADDRESS_REACH))
  );
}
