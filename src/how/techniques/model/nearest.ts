import type { NearestProcedure } from '../../../model/index.ts';
import { procedureTable } from '../../../vocab/technique-procedures.ts';
import { ngramsOf } from './ngrams.ts';
import { NumberReader, RARENESS_STEPS } from './pack.ts';

interface Procedure {
  readonly source: string;
  readonly words: Uint16Array;
}

interface Index {
  readonly mask: number;
  readonly wordOf: ReadonlyMap<number, number>;
  readonly rareness: Float64Array;
  /** 1 for the words of the sentence asked about, and only while it is asked about. */
  readonly asked: Uint8Array;
  readonly byTechnique: ReadonlyMap<string, readonly Procedure[]>;
  /** The mean number of words of a procedure. */
  readonly usual: number;
}

let index: Index | undefined;

/** Words that must be shared before a likeness means anything. */
const FEWEST_SHARED = 2;
/** BM25's usual: how soon a repeated word counts no more, and how much length weighs. */
const K1 = 1.2;
const B = 0.75;

/**
 * Of the procedures that ATT&CK gives for a technique, the one with the wording nearest to a sentence, by
 * BM25 (Robertson et al., TREC-3): words it shares, rare ones more, long procedures less.
 */
export function nearestIn(text: string): (attackId: string) => NearestProcedure | undefined {
  index ??= makeIndex();
  const known = index;
  const words = wordsOf(text, known);
  let most = 0;
  for (const word of words) most += known.rareness[word] as number;
  return (attackId) => {
    for (const word of words) known.asked[word] = 1;
    const nearest = nearestOf(attackId, most, known);
    for (const word of words) known.asked[word] = 0;
    return nearest;
  };
}

function nearestOf(
  attackId: string,
  most: number,
  { byTechnique, rareness, usual, asked }: Index,
): NearestProcedure | undefined {
  let best: Procedure | undefined;
  let highest = 0;
  let likeness = 0;
  for (const procedure of byTechnique.get(attackId) ?? []) {
    const { words } = procedure;
    let sum = 0;
    let shared = 0;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      if (asked[word] === 0) continue;
      sum += rareness[word] as number;
      shared++;
    }
    if (shared < FEWEST_SHARED) continue;
    const score = (sum * (K1 + 1)) / (1 + K1 * (1 - B + (B * words.length) / usual));
    if (score <= highest) continue;
    highest = score;
    likeness = sum;
    best = procedure;
  }
  if (best === undefined || most === 0) return undefined;
  return { source: best.source, attackId, likeness: Math.round((likeness / most) * 100) / 100 };
}

function wordsOf(text: string, { mask, wordOf }: Index): ReadonlySet<number> {
  const words = new Set<number>();
  const { count, hashes, kinds } = ngramsOf(text);
  for (let at = 0; at < count; at++) {
    const word = kinds[at] === 0 ? wordOf.get((hashes[at] as number) & mask) : undefined;
    if (word !== undefined) words.add(word);
  }
  return words;
}

function makeIndex(): Index {
  const { techniques, sources, bits, data } = procedureTable();
  const numbers = new NumberReader(Buffer.from(data, 'base64'));
  const number = (): number => numbers.next();
  const wordOf = new Map<number, number>();
  const rareness: number[] = [];
  let hash = 0;
  for (let left = number(); left > 0; left--) {
    hash += number();
    wordOf.set(hash, rareness.length);
    rareness.push(number() / RARENESS_STEPS);
  }
  const names = sources.split(' ');
  const byTechnique = new Map<string, readonly Procedure[]>();
  let words = 0;
  let procedures = 0;
  for (const technique of techniques === '' ? [] : techniques.split(' ')) {
    const own = Array.from({ length: number() }, (): Procedure => {
      const source = names[number()] ?? '';
      let word = 0;
      const list = Uint16Array.from({ length: number() }, () => (word += number()));
      words += list.length;
      procedures++;
      return { source, words: list };
    });
    byTechnique.set(technique, own);
  }
  return {
    mask: 2 ** bits - 1,
    wordOf,
    rareness: Float64Array.from(rareness),
    asked: new Uint8Array(rareness.length),
    byTechnique,
    usual: words / (procedures || 1),
  };
}
