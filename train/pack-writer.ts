import { createHash } from 'node:crypto';
import { RARENESS_STEPS } from '../src/how/techniques/model/pack.ts';
import type { Calibration, PackTable } from '../src/vocab/technique-pack.ts';
import type { Fitted } from './fit.ts';

export interface PackOptions {
  readonly version: string;
  readonly bits: number;
  readonly wordShare: number;
  readonly calibrations: readonly Calibration[];
  /** The most weights kept: the largest of all. */
  readonly most: number;
}

/** Weights cut to signed bytes, the smallest left out; n-grams without weights keep their rareness. */
export function packOf({ labels, columns, linear }: Fitted, options: PackOptions): PackTable {
  const { weights } = linear;
  const width = columns.width;
  const cut = cutOf(weights.subarray(0, width * labels.length), options.most);
  const scales = labels.map((_, label) => {
    let largest = 0;
    for (let column = 0; column < width; column++) {
      largest = Math.max(largest, Math.abs(weights[column * labels.length + label]!));
    }
    return Number((largest / 127).toPrecision(5));
  });
  const body: number[] = [];
  let ngrams = 0;
  let kept = 0;
  let before = 0;
  for (let hash = 0; hash < columns.columnOf.length; hash++) {
    const column = columns.columnOf[hash]!;
    if (column < 0) continue;
    ngrams++;
    pushNumber(body, hash - before);
    before = hash;
    pushNumber(body, Math.round(columns.idf[column]! * RARENESS_STEPS));
    const entries: [number, number][] = [];
    for (let label = 0; label < labels.length; label++) {
      const weight = weights[column * labels.length + label]!;
      const byte = Math.round(weight / (scales[label]! || 1));
      if (Math.abs(weight) >= cut && byte !== 0) entries.push([label, Math.max(-127, Math.min(127, byte))]);
    }
    pushNumber(body, entries.length);
    let last = 0;
    for (const [label, byte] of entries) {
      pushNumber(body, label - last);
      last = label;
      body.push(byte & 255);
    }
    kept += entries.length;
  }
  const head: number[] = [];
  pushNumber(head, ngrams);
  pushNumber(head, kept);
  const data = Buffer.from([...head, ...body]).toString('base64');
  return {
    version: options.version,
    labels: labels.join(' '),
    bits: options.bits,
    wordShare: options.wordShare,
    scales,
    biases: labels.map((_, label) => Number(weights[width * labels.length + label]!.toFixed(4))),
    calibrations: options.calibrations,
    sha256: createHash('sha256').update(data).digest('hex'),
    data,
  };
}

/** The size of the smallest weight that is kept. */
function cutOf(weights: Float32Array, most: number): number {
  const sizes = weights.filter((weight) => weight !== 0).map(Math.abs);
  if (sizes.length <= most) return 0;
  sizes.sort();
  return sizes[sizes.length - most]!;
}

/** LEB128. */
export function pushNumber(bytes: number[], value: number): void {
  let left = value;
  while (left > 127) {
    bytes.push((left & 127) | 128);
    left >>>= 7;
  }
  bytes.push(left);
}
