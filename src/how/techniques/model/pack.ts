import type { PackTable } from '../../../vocab/technique-pack.ts';

/** Unpacked for scoring. */
export interface Pack {
  readonly version: string;
  readonly labels: readonly string[];
  readonly wordShare: number;
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly mask: number;
  /** From a cut hash to the n-gram's number; -1 where the model does not know it. */
  readonly ngramOf: Int32Array;
  /** Of each n-gram its rareness, and where its weights start. */
  readonly rareness: Float32Array;
  readonly starts: Int32Array;
  readonly labelOf: Uint16Array;
  readonly weightOf: Int8Array;
}

/** Steps of rareness in a packed table. */
export const RARENESS_STEPS = 20;

/**
 * N-grams are numbered anew, the frequent ones first: what nearly every sentence asks for then stays in the
 * processor's cache.
 *
 * @param isAsked labels whose weights are wanted; the others are left without
 */
export function unpack(table: PackTable, isAsked: (attackId: string) => boolean = () => true): Pack {
  const { version, wordShare, scales, biases } = table;
  const labels = table.labels.split(' ');
  const asked = Uint8Array.from(labels, (id) => (isAsked(id) ? 1 : 0));
  const packed = readPacked(table, asked);
  const order = byRareness(packed.steps);
  const ngrams = order.length;
  const ngramOf = new Int32Array(2 ** table.bits).fill(-1);
  const rareness = new Float32Array(ngrams);
  const starts = new Int32Array(ngrams + 1);
  const labelOf = new Uint16Array(packed.labelOf.length);
  const weightOf = new Int8Array(packed.labelOf.length);
  let next = 0;
  for (let ngram = 0; ngram < ngrams; ngram++) {
    const from = order[ngram] as number;
    ngramOf[packed.hashes[from] as number] = ngram;
    rareness[ngram] = (packed.steps[from] as number) / RARENESS_STEPS;
    const end = packed.starts[from + 1] as number;
    for (let at = packed.starts[from] as number; at < end; at++) {
      labelOf[next] = packed.labelOf[at] as number;
      weightOf[next++] = packed.weightOf[at] as number;
    }
    starts[ngram + 1] = next;
  }
  const mask = ngramOf.length - 1;
  return { version, labels, wordShare, scales, biases, mask, ngramOf, rareness, starts, labelOf, weightOf };
}

interface Packed {
  readonly hashes: Int32Array;
  readonly steps: Uint16Array;
  readonly starts: Int32Array;
  readonly labelOf: Uint16Array;
  readonly weightOf: Int8Array;
}

function readPacked(table: PackTable, asked: Uint8Array): Packed {
  const bytes = Buffer.from(table.data, 'base64');
  const numbers = new NumberReader(bytes);
  const ngrams = numbers.next();
  const weights = numbers.next();
  const hashes = new Int32Array(ngrams);
  const steps = new Uint16Array(ngrams);
  const starts = new Int32Array(ngrams + 1);
  const labelOf = new Uint16Array(weights);
  const weightOf = new Int8Array(weights);
  let hash = 0;
  let next = 0;
  for (let ngram = 0; ngram < ngrams; ngram++) {
    hash += numbers.next();
    hashes[ngram] = hash;
    steps[ngram] = numbers.next();
    const left = numbers.next();
    // Nearly all bytes are labels and weights: read here, without a call for each.
    let { at } = numbers;
    let label = 0;
    for (let entry = 0; entry < left; entry++) {
      let byte = bytes[at++] as number;
      label += byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        label += (byte & 127) << shift;
      }
      labelOf[next] = label;
      weightOf[next] = bytes[at++] as number;
      next += asked[label] as number;
    }
    numbers.at = at;
    starts[ngram + 1] = next;
  }
  return { hashes, steps, starts, labelOf: labelOf.subarray(0, next), weightOf };
}

/** The n-grams with the least rareness first; of equal ones the lower hash (a counting sort). */
function byRareness(steps: Uint16Array): Int32Array {
  const before = new Int32Array(2 ** 16 + 1);
  for (const step of steps) before[step + 1] = (before[step + 1] as number) + 1;
  for (let step = 1; step < before.length; step++) {
    before[step] = (before[step] as number) + (before[step - 1] as number);
  }
  const order = new Int32Array(steps.length);
  for (let ngram = 0; ngram < steps.length; ngram++) {
    const step = steps[ngram] as number;
    const place = before[step] as number;
    order[place] = ngram;
    before[step] = place + 1;
  }
  return order;
}

/** Reads LEB128 numbers one after the other. */
export class NumberReader {
  readonly bytes: Uint8Array;
  /** Where the next number begins. */
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
}
