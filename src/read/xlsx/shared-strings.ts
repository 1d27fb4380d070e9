import type { SourcePlace } from '../../model/index.ts';
import { append } from '../append.ts';
import type { Piece } from '../parts/piece.ts';
import { partAt } from '../parts/place.ts';
import { xmlPieces } from '../xml/pieces.ts';
import { tokenizeXml } from '../xml/tokens.ts';

const MOST = 1_000_000;

/** The strings that cells share (ECMA-376, part 1, 18.4), each as pieces of their part; phonetic runs left out. */
export function sharedStringsIn(source: string, path: string): readonly (readonly Piece[])[] {
  const strings: Piece[][] = [];
  const place = (at: SourcePlace): SourcePlace => partAt(path, at);
  let inText = false;
  let phonetic = 0;
  tokenizeXml(source, {
    open: ({ local }) => {
      if (local === 'si' && strings.length < MOST) strings.push([]);
      else if (local === 'rPh') phonetic++;
      else if (local === 't') inText = true;
    },
    close: (local) => {
      if (local === 't') inText = false;
      else if (local === 'rPh') phonetic = Math.max(0, phonetic - 1);
    },
    text: (start, end, literal) => {
      const string = inText && phonetic === 0 ? strings.at(-1) : undefined;
      if (string !== undefined) append(string, xmlPieces(source, start, end, literal, place));
    },
  });
  return strings;
}
