import { decodeReference } from '../html/character-references.ts';

const REFERENCE = /&(?:#(?:\d{1,20}|x[\da-f]{1,20})|[a-z][a-z\d]{0,31});/gi;

/** Text with its character references resolved: XML's five, numbers, and HTML's names, which feeds use undeclared. */
export function decodeReferences(written: string): string {
  return written.includes('&')
    ? written.replace(REFERENCE, (reference) => decodeReference(reference))
    : written;
}

/** A stretch of source and what it means. */
export interface Decoded {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Divides a stretch of a source into what stands for itself and references. */
export function* decodedPieces(source: string, start: number, end: number): Generator<Decoded> {
  const written = source.slice(start, end);
  let last = 0;
  for (const match of written.matchAll(REFERENCE)) {
    if (match.index > last)
      yield { text: written.slice(last, match.index), start: start + last, end: start + match.index };
    last = match.index + match[0].length;
    const from = start + match.index;
    yield { text: decodeReference(match[0]), start: from, end: from + match[0].length };
  }
  if (last < written.length) yield { text: written.slice(last), start: start + last, end };
}
