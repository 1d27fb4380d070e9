/** A text without what extractors disagree on, and the way back: `at[i]` is the offset of its i-th unit. */
export interface Folded {
  readonly text: string;
  /** UTF-16 offsets into the text that was folded, one for each unit and one for its end. */
  readonly at: Uint32Array;
}

/** What is left out: white space alone, or hyphens, soft hyphens and dashes as well. */
export type Fold = 'spaces' | 'spaces-and-hyphens';

const SPACES = /[\s\u200B-\u200F\u2060]/;
const HYPHENS = /[-\u00AD\u2010-\u2015\u2212\uFE63\uFF0D]/;

/**
 * Engines differ in spaces, line ends, ligatures and the hyphens at line ends, and in little else: the text
 * in NFKC (Unicode Standard Annex 15), quotation marks straight, without white space and, where `fold` says
 * so, without hyphens.
 */
export function folded(text: string, fold: Fold): Folded {
  const parts: string[] = [];
  const at: number[] = [];
  let offset = 0;
  for (const character of text) {
    const start = offset;
    offset += character.length;
    if (SPACES.test(character) || (fold === 'spaces-and-hyphens' && HYPHENS.test(character))) continue;
    for (const unit of plain(character)) {
      if (unit === ' ') continue;
      parts.push(unit);
      for (let index = 0; index < unit.length; index++) at.push(start);
    }
  }
  at.push(text.length);
  return { text: parts.join(''), at: Uint32Array.from(at) };
}

function plain(character: string): string {
  if (character < '\u0080') return character;
  if (/[\u2018\u2019\u201A\u201B]/.test(character)) return "'";
  if (/[\u201C-\u201F]/.test(character)) return '"';
  return character.normalize('NFKC');
}

/** Where a stretch of the folded text stands in the text itself: from its first character through its last. */
export function unfolded(
  { at }: Folded,
  text: string,
  start: number,
  end: number,
): readonly [number, number] {
  const first = at[start] ?? 0;
  const last = at[end - 1] ?? first;
  return [first, last + String.fromCodePoint(text.codePointAt(last) ?? 0).length];
}
