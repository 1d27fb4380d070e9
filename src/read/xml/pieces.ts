import type { SourcePlace } from '../../model/index.ts';
import { append } from '../append.ts';
import type { Piece } from '../parts/piece.ts';
import { rangeAt } from '../parts/place.ts';
import { decodedPieces } from './references.ts';

/** What only tells where a word may break: a hash wrapped for the page comes out whole without it. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]+/g;

/** The visible text of a stretch of XML as pieces that lead back to it. */
export function xmlPieces(
  source: string,
  start: number,
  end: number,
  literal: boolean,
  placeOf: (at: SourcePlace) => SourcePlace,
): Piece[] {
  const pieces: Piece[] = [];
  const decoded = literal
    ? [{ text: source.slice(start, end), start, end }]
    : decodedPieces(source, start, end);
  for (const piece of decoded) {
    const isOwn = piece.end - piece.start === piece.text.length && source.startsWith(piece.text, piece.start);
    if (isOwn) append(pieces, seenParts(piece.text, piece.start, placeOf));
    else {
      const text = piece.text.replace(UNSEEN, '').replaceAll('\0', '\uFFFD');
      if (text !== '') pieces.push({ text, at: placeOf(rangeAt(piece.start, piece.end)) });
    }
  }
  return pieces;
}

function seenParts(text: string, start: number, placeOf: (at: SourcePlace) => SourcePlace): Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number): void => {
    if (to <= from) return;
    pieces.push({ text: text.slice(from, to), at: placeOf(rangeAt(start + from, start + to)), copied: true });
  };
  let last = 0;
  for (const { index, 0: unseen } of text.matchAll(UNSEEN)) {
    add(last, index);
    last = index + unseen.length;
  }
  add(last, text.length);
  return pieces;
}
