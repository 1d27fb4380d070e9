import type { Block } from '../../model/index.ts';
import type { Composition } from '../parts/composition.ts';
import type { Piece } from '../parts/piece.ts';
import { partAt, rangeAt } from '../parts/place.ts';
import type { Json } from './json-source.ts';
import { below } from './pointer.ts';

/**
 * Writes what stands in a JSON document as blocks of a reading. Every stretch leads to the value it is from by a
 * part place: `path` is the JSON pointer, offsets count in the value once its escapes are undone.
 */
export class JsonWriter {
  readonly #composition: Composition;

  constructor(composition: Composition) {
    this.#composition = composition;
  }

  block(kind: Pick<Block, 'kind' | 'level' | 'cell'>, pieces: readonly Piece[]): Block | undefined {
    return this.#composition.block(kind, pieces);
  }

  /** `name: value` in a line, once for each value of a list; what is nested is written by the innermost names. */
  property(name: string, value: Json, pointer: string): void {
    if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) this.property(name, each, below(pointer, index));
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, each] of Object.entries(value)) this.property(inner, each, below(pointer, inner));
    } else if (value !== null && String(value).trim() !== '') {
      this.block({ kind: 'list-item' }, [
        { text: whole(`${name}: `), at: partAt(pointer) },
        valuePiece(value, pointer),
      ]);
    }
  }
}

/** The value that stands at a pointer as text that leads there. */
export function valuePiece(value: string | number | boolean, pointer: string): Piece {
  const text = whole(String(value));
  return { text, at: partAt(pointer, rangeAt(0, text.length)), copied: true };
}

/** Between two values; leads to the one it stands before. */
export function gap(text: string, pointer: string): Piece {
  return { text, at: partAt(pointer, rangeAt(0, 0)) };
}

/** NUL and halves of pairs, which an escape can spell, stand as U+FFFD, unit for unit. */
function whole(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
