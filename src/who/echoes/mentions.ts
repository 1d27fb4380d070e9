import type { TextRange } from '../../model/index.ts';
import type { Piece } from './piece.ts';
import { proseBlocks } from './words.ts';

/** A known name where it stands in a report. */
export interface Mention {
  readonly name: string;
  readonly range: TextRange;
}

/** Names by the first of their words, so that a text is looked through once for all of them. */
export type NameIndex = ReadonlyMap<string, readonly string[]>;

export function nameIndex(names: Iterable<string>): NameIndex {
  const index = new Map<string, string[]>();
  for (const name of new Set([...names].map(withoutArticle))) {
    const [first] = name.match(/^[\p{L}\p{N}]+/u) ?? [];
    if (first === undefined) continue;
    const others = index.get(first);
    if (others === undefined) index.set(first, [name]);
    else others.push(name);
  }
  for (const names of index.values()) names.sort((a, b) => b.length - a.length);
  return index;
}

/** "The Harbour Ledger" is written "the Harbour Ledger", too. */
function withoutArticle(name: string): string {
  return name.trim().replace(/^The /u, '');
}

/** For so few a block is searched as it is before it is split into words. */
const FEW = 40;

/** Every name of the index in a report's own prose, as written; a longer name before a shorter one. */
export function mentionsIn({ source }: Piece, index: NameIndex): readonly Mention[] {
  const { text, blocks } = source.reading;
  const found: Mention[] = [];
  const firsts = index.size <= FEW ? [...index.keys()] : undefined;
  for (const block of proseBlocks(blocks)) {
    const words = text.slice(block.start, block.end);
    if (firsts !== undefined && !firsts.some((first) => words.includes(first))) continue;
    let done = block.start;
    for (const match of words.matchAll(/[\p{L}\p{N}]+/gu)) {
      const start = block.start + match.index;
      if (start < done) continue;
      const name = index.get(match[0])?.find((each) => startsName(text, start, block.end, each));
      if (name === undefined) continue;
      done = start + name.length;
      found.push({ name, range: { start, end: done } });
    }
  }
  return found;
}

function startsName(text: string, start: number, limit: number, name: string): boolean {
  if (start + name.length > limit || !text.startsWith(name.slice(0, 1), start)) return false;
  for (let at = 0; at < name.length; at++) {
    const [a, b] = [text[start + at], name[at]];
    if (a !== b && !(b === ' ' && a === '\n')) return false;
  }
  return !/[\p{L}\p{N}]/u.test(text.charAt(start + name.length));
}
