import type { Piece } from '../parts/piece.ts';
import { rangeAt } from '../parts/place.ts';
import type { Field } from './rows.ts';

/** A field's text as pieces; a doubled quotation mark inside quotation marks stands for one. */
export function fieldPieces(source: string, { start, end, quoted }: Field): readonly Piece[] {
  const written = source.slice(start, end);
  if (!quoted || !written.includes('""')) return [copied(written, start)];
  const pieces: Piece[] = [];
  let last = 0;
  for (let at = written.indexOf('""'); at >= 0; at = written.indexOf('""', last)) {
    if (at > last) pieces.push(copied(written.slice(last, at), start + last));
    pieces.push({ text: '"', at: rangeAt(start + at, start + at + 2) });
    last = at + 2;
  }
  if (last < written.length) pieces.push(copied(written.slice(last), start + last));
  return pieces;
}

function copied(text: string, start: number): Piece {
  return { text, at: rangeAt(start, start + text.length), copied: true };
}
