import { wordsOf } from './name-words.ts';

/** A name to look for. */
export interface IndexedName {
  readonly name: string;
  /**
   * Which letter cases count: `exact` (the default) as spelt; `capitalised` also ALL CAPITALS and
   * Initial Capitals; `any` every case.
   */
  readonly letterCase?: LetterCase;
}

export type LetterCase = 'exact' | 'capitalised' | 'any';

/** A tree of words; a name ends at the node that holds its spelling. */
export interface NameNode<N extends IndexedName> {
  readonly next: Map<string, NameNode<N>>;
  readonly spellings: Spelling<N>[];
}

export interface Spelling<N extends IndexedName> {
  readonly entry: N;
  readonly keys: readonly string[];
  readonly gaps: readonly string[];
  /** The name without its gaps, for comparing letter case. */
  readonly bare: string;
}

/** Adds a name; one without any word is left out. */
export function plantName<N extends IndexedName>(root: NameNode<N>, entry: N): void {
  const words = wordsOf(entry.name);
  let node = root;
  for (const { key } of words) {
    const next: NameNode<N> = node.next.get(key) ?? { next: new Map(), spellings: [] };
    node.next.set(key, next);
    node = next;
  }
  if (node === root) return;
  node.spellings.push({
    entry,
    keys: words.map(({ key }) => key),
    gaps: words.slice(1).map(({ gap }) => gap),
    bare: bareOf(entry.name),
  });
}

/**
 * Whether a stretch of text whose words are the name's is the name itself, a variant of it, or neither.
 * @param gaps what stands between the words of `written`
 */
export function admits<N extends IndexedName>(
  spelling: Spelling<N>,
  written: string,
  gaps: readonly string[],
): 'exact' | 'variant' | 'no' {
  const sameCase = bareOf(written) === spelling.bare;
  if (!sameCase && !admitsCase(spelling, written)) return 'no';
  let variant = !sameCase;
  for (const [at, gap] of spelling.gaps.entries()) {
    const there = gaps[at] ?? '';
    if (there === gap) continue;
    if (!interchangeable(gap, there, spelling.keys, at)) return 'no';
    variant = true;
  }
  return variant ? 'variant' : 'exact';
}

/** A space and a hyphen stand for each other; nothing does only before the number that ends a name. */
function interchangeable(gap: string, there: string, keys: readonly string[], at: number): boolean {
  if (gap !== '' && there !== '') return true;
  const before = keys[at] ?? '';
  return (
    at === keys.length - 2 &&
    before.length > 1 &&
    /^\p{L}/u.test(before) &&
    /^\p{N}/u.test(keys[at + 1] ?? '')
  );
}

function admitsCase<N extends IndexedName>(spelling: Spelling<N>, written: string): boolean {
  const policy = spelling.entry.letterCase ?? 'exact';
  if (policy === 'any') return true;
  if (policy === 'exact') return false;
  return written === written.toUpperCase() || hasInitialCapitals(written);
}

/** Every run of letters begins with a capital and goes on in lower case. */
function hasInitialCapitals(written: string): boolean {
  return (written.match(/[\p{L}\p{M}]+/gu) ?? []).every((run) => /^\p{Lu}[\p{Ll}\p{M}]*$/u.test(run));
}

function bareOf(written: string): string {
  return written.normalize('NFC').replace(/[\s\p{Pd}]+/gu, '');
}
