import type { Finding, Reading, TextRange } from '../../../model/index.ts';
import { absentFrom, type Weighty, weightyOf } from './findings.ts';
import { type Prose, type ProseSentence, proseOf } from './prose.ts';
import { runsOf, shareIn } from './words.ts';

/** A reading with what was found in it. */
export interface Read {
  readonly reading: Pick<Reading, 'text' | 'blocks' | 'sentences'>;
  readonly findings: readonly Finding[];
}

/** What of an earlier reading a later one still says, and what each says alone. Pure. */
export interface Comparison {
  /** 0 to 1: share of the earlier prose, in words, that stands in the later text, edited or not. */
  readonly kept: number;
  /** Sentences of the earlier prose that do not stand in the later text. */
  readonly absent: readonly TextRange[];
  /** Blocks of prose none of whose sentences stands in the later text. */
  readonly absentBlocks: readonly TextRange[];
  readonly blocks: number;
  /** Sentences that stand in the later text with a few words changed. */
  readonly edited: number;
  /** Everything absent stands at the end of the earlier prose, as if it had been cut there. */
  readonly isCut: boolean;
  /** Sentences of the later prose that did not stand in the earlier text. */
  readonly added: readonly TextRange[];
  /** Blocks of the later prose that are new whole. */
  readonly addedBlocks: readonly TextRange[];
  readonly weighty: readonly Weighty[];
  readonly absentFindings: readonly Weighty[];
}

// Below it a sentence is another sentence; a change of one word in eight leaves more.
const SAME = 0.5;

export function compareReadings(earlier: Read, later: Read): Comparison {
  const old = proseOf(earlier.reading);
  const now = proseOf(later.reading);
  const shares = sharesOf(old, now);
  const absent = old.sentences.filter((_, at) => (shares[at] ?? 0) < SAME);
  const weighty = weightyOf(earlier.findings);
  const newShares = sharesOf(now, old);
  const added = now.sentences.filter((_, at) => (newShares[at] ?? 0) < SAME);
  return {
    kept: 1 - sizeOf(absent) / Math.max(1, sizeOf(old.sentences)),
    absent,
    absentBlocks: wholeBlocks(old, absent),
    blocks: old.blocks.length,
    edited: shares.filter((share) => share >= SAME && share < 1).length,
    isCut: absent.length > 0 && absent[0] === old.sentences[old.sentences.length - absent.length],
    added,
    addedBlocks: wholeBlocks(now, added),
    weighty,
    absentFindings: absentFrom(weighty, { findings: later.findings, words: now.allWords }),
  };
}

/** 0 to 1: how much of one text's words stand in another: two pages of one template are near 1. */
export function likeness(text: Prose['allWords'], other: Prose['allWords']): number {
  return shareIn(text, runsOf(other));
}

function sharesOf(prose: Prose, other: Prose): readonly number[] {
  const runs = runsOf(other.allWords);
  return prose.sentences.map(({ words }) => shareIn(words, runs));
}

function wholeBlocks(prose: Prose, some: readonly ProseSentence[]): readonly TextRange[] {
  const counts = new Map<number, number>();
  for (const { block } of prose.sentences) counts.set(block, (counts.get(block) ?? 0) + 1);
  for (const { block } of some) counts.set(block, (counts.get(block) ?? 0) - 1);
  return prose.blocks.filter((_, block) => counts.get(block) === 0);
}

function sizeOf(sentences: readonly ProseSentence[]): number {
  return sentences.reduce((sum, { words }) => sum + words.length, 0);
}
