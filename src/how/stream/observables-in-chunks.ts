import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Sha256 } from '../../model/index.ts';
import { type StreamedObservable, stretchFinder } from './find-in-stretch.ts';
import { Cutter, type Stretch, type StretchSizes } from './stretches.ts';

/** What a text was, known when it has been read to its end. */
export interface TextRead {
  /** Of its UTF-8 bytes, hexadecimal, lower case. */
  readonly textSha256: Sha256;
  /** In UTF-16 code units. */
  readonly length: number;
}

/** Takes the chunks of a text in order and gives what is found in it, in order. */
export class ChunkReader {
  readonly #cutter: Cutter;
  readonly #find = stretchFinder();
  readonly #hash = sha256.create();
  #length = 0;

  constructor(sizes?: StretchSizes) {
    this.#cutter = new Cutter(sizes);
  }

  /** What is known once a chunk has come; offsets count from the beginning of the text. */
  *add(chunk: string): Generator<StreamedObservable> {
    // A stream of bytes without an encoding; guessed at, a character between two chunks would be lost.
    if (typeof chunk !== 'string')
      throw new TypeError('a chunk of text must be a string: decode bytes first');
    yield* this.#findIn(this.#cutter.add(chunk));
  }

  *end(): Generator<StreamedObservable, TextRead> {
    yield* this.#findIn(this.#cutter.end());
    return { textSha256: bytesToHex(this.#hash.digest()) as Sha256, length: this.#length };
  }

  *#findIn(stretches: Iterable<Stretch>): Generator<StreamedObservable> {
    for (const stretch of stretches) {
      this.#hash.update(utf8ToBytes(stretch.text));
      this.#length += stretch.text.length;
      yield* this.#find(stretch);
    }
  }
}

/** The id of a finding, as every reading of the same text gives it. */
export function findingId(textSha256: string, { type, span }: StreamedObservable): string {
  const name = [textSha256, 'observable', type, span.start, span.end].join('\0');
  return `finding-${bytesToHex(sha256(utf8ToBytes(name))).slice(0, 16)}`;
}
