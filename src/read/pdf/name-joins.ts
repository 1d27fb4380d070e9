import type { ColumnEdge } from './column-edge.ts';
import { isWitnessed } from './column-edge.ts';
import { lacksRoomFor } from './fill.ts';
import { FILE_END, startsAddress, startsWithHost } from './own-value.ts';
import type { Piece } from './piece.ts';
import { LINE_END_HYPHEN } from './piece.ts';
import { ADDRESS, bare } from './url-joins.ts';

/** Where layout engines break names that hold no space, and authors let them: something must stand before. */
const BREAKS_AFTER = /[\p{L}\p{N})\]}%$][_.\\/]$/u;
const STARTS_PATH = /^(?:[a-z]:|\\|%\w+%\\|HK(?:EY_|LM|CU|U\\|CR))/i;

/** Lines of a table cell, or of running text, and where their column ends. */
export interface NamePlace {
  readonly edge: ColumnEdge;
  readonly inCell: boolean;
  /** Both lines hold one word each. */
  readonly alone: boolean;
}

/**
 * Whether the word that begins `next` goes on with the file name, path or key that ends `line`. `token` is the
 * name so far; it ends in `_`, `.`, a slash or a backslash, and the rest up to the next of these would not have
 * fitted behind it. (Hyphens are hyphens.ts's, addresses url-joins.ts's business.) In running text a sentence
 * may end in such a mark, so the rest must look like part of a name; in a cell it must be no value of its own.
 */
export function continuesName(token: string, line: Piece, next: Piece, place: NamePlace): boolean {
  const mark = token.charAt(token.length - 1);
  if (!BREAKS_AFTER.test(token) || ADDRESS.test(token)) return false;
  if (!place.inCell && (place.alone || mark === '/' || mark === '.')) return false;
  const rest = bare((next.words[0]?.text ?? '').replaceAll(LINE_END_HYPHEN, '-'));
  if (!/^[\p{L}\p{N}]/u.test(rest) || isOwnValue(rest)) return false;
  if (!lacksRoomFor(line, next, firstChunk(rest), place.edge.right)) return false;
  if (mark === '.') return place.alone && FILE_END.test(`.${rest}`);
  if (!place.alone) return /[\\/_\d]/.test(rest) || FILE_END.test(rest);
  // Names end in a slash as well: a list of folders is no path.
  return mark === '_' || (!/[\\/]$/.test(rest) && isWitnessed(line, place.edge));
}

function isOwnValue(rest: string): boolean {
  return STARTS_PATH.test(rest) || startsAddress(rest) || (!FILE_END.test(rest) && startsWithHost(rest));
}

/** Characters up to where the name could next have been broken. */
function firstChunk(rest: string): number {
  const at = rest.search(/[_.\\/-]/);
  return at < 0 ? rest.length : at + 1;
}
