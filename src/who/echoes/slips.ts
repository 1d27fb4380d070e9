import type { NameVariant, TextRange } from '../../model/index.ts';
import { nameKey } from './names.ts';
import { isOneEditApart, isSwap } from './one-edit.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';
import { proseBlocks } from './words.ts';

/** A spelling that is a slip for another, and who has it. */
export interface Slip {
  readonly variant: NameVariant;
  /** First mention by each piece that has the slip, by its place. */
  readonly holders: ReadonlyMap<number, TextRange>;
  /** Whether one piece has both spellings. */
  readonly besideTheName: boolean;
}

interface Spelling {
  readonly text: string;
  readonly firstIn: Map<number, TextRange>;
  /** How often, by piece. */
  readonly times: Map<number, number>;
}

/** A slip that more than this share of the texts has is another name; few texts may all have it. */
const RARE = 0.05;
const FEW = 8;
/** Other spellings of the same frame that one is compared with; more of them are no name's. */
const MOST_RIVALS = 200;

const NAME_PAIR = /(?<![\p{L}\p{N}-])(\p{Lu}[\p{L}-]{2,24})\s(?=(\p{Lu}[\p{L}-]{2,24})(?![\p{L}\p{N}-]))/gu;
/** As a whole token, so that no part of an address, a path or a file name is one; a full stop or dash may follow. */
const CODE_NAME =
  /(?<![\p{L}\p{N}./\\@-])(?:\p{Lu}{2,6}-?\p{Nd}{2,5}|\p{Lu}\p{Ll}{2,12}\p{Lu}\p{Ll}{2,12})(?=[.-]?(?![\p{L}\p{N}./\\@-]))/gu;
const LONGEST_CODE_NAME = 26;

/**
 * Rare misspellings of names. A name of two words is one letter away from another that shares a word
 * with it; a code name (`UNC1954`, `TideLacth`) has two neighbours swapped. Which of the two is the slip
 * says whoever writes both; else the name lists; else the number of reports.
 */
export function slipsIn(pieces: readonly Piece[]): readonly Slip[] {
  const claimed = new Set(
    pieces.flatMap(({ claims }) => claims.flatMap(({ object }) => object.entity ?? [])),
  );
  // What one report alone has is looked at where it is claimed about.
  if (pieces.length < 2 && ![...claimed].some(isSpelling)) return [];
  const spellings = new Map<string, Spelling>();
  const frames = new Map<string, Spelling[]>();
  const known = new Set<string>();
  for (const piece of pieces) {
    learn(piece, spellings, frames);
    for (const finding of piece.source.findings) {
      if (finding.kind === 'actor-name' && finding.accordingTo.length > 0) known.add(finding.name);
    }
  }
  const limit = Math.max(FEW, pieces.length * RARE);
  const slips: Slip[] = [];
  for (const spelling of spellings.values()) {
    const holders = spelling.firstIn.size;
    if ((holders < 2 && !claimed.has(spelling.text)) || holders > limit || known.has(spelling.text)) continue;
    const name = nameOf(spelling, frames, known, pieces);
    if (name !== undefined) slips.push(slipOf(spelling, name, pieces));
  }
  return slips;
}

function learn(piece: Piece, spellings: Map<string, Spelling>, frames: Map<string, Spelling[]>): void {
  const { text, blocks } = piece.source.reading;
  for (const block of proseBlocks(blocks)) {
    const words = text.slice(block.start, block.end);
    const found = [...namePairs(words), ...codeNames(words)];
    for (const { at, name } of found) {
      let spelling = spellings.get(name);
      if (spelling === undefined) {
        spelling = { text: name, firstIn: new Map(), times: new Map() };
        spellings.set(name, spelling);
        addTo(frames, spelling);
      }
      const start = block.start + at;
      if (!spelling.firstIn.has(piece.at))
        spelling.firstIn.set(piece.at, { start, end: start + name.length });
      spelling.times.set(piece.at, (spelling.times.get(piece.at) ?? 0) + 1);
    }
  }
}

/** Whether a name may be one that is learnt. */
function isSpelling(name: string): boolean {
  return name.includes(' ') || codeNames(name).length > 0;
}

interface Written {
  readonly at: number;
  readonly name: string;
}

/** Two capitalised words with one blank between them; the second may begin the next pair. */
function namePairs(words: string): Written[] {
  return [...words.matchAll(NAME_PAIR)].map(({ index, 1: first, 2: second }) => ({
    at: index,
    name: `${first} ${second}`,
  }));
}

function codeNames(words: string): Written[] {
  return [...words.matchAll(CODE_NAME)].flatMap(({ index, 0: name }) =>
    name.length <= LONGEST_CODE_NAME ? [{ at: index, name }] : [],
  );
}

function addTo(frames: Map<string, Spelling[]>, spelling: Spelling): void {
  for (const frame of framesOf(spelling.text)) {
    const rivals = frames.get(frame);
    if (rivals === undefined) frames.set(frame, [spelling]);
    else rivals.push(spelling);
  }
}

/** What two spellings of one name have in common: one of two words, or the same characters. */
function framesOf(name: string): readonly string[] {
  const [first, second] = name.split(' ');
  if (second !== undefined) return [`${first} _`, `_ ${second}`];
  return [[...name].sort().join('')];
}

function nameOf(
  slip: Spelling,
  frames: ReadonlyMap<string, readonly Spelling[]>,
  known: ReadonlySet<string>,
  pieces: readonly Piece[],
): Spelling | undefined {
  const rivals = framesOf(slip.text).flatMap((frame) => {
    const all = frames.get(frame) ?? [];
    return all.length > MOST_RIVALS ? [] : all;
  });
  return rivals.find(
    (rival) => rival !== slip && areOneName(slip.text, rival.text) && isSlipFor(slip, rival, known, pieces),
  );
}

function areOneName(a: string, b: string): boolean {
  const [first = '', second] = a.split(' ');
  const [otherFirst = '', otherSecond] = b.split(' ');
  if (second !== undefined && otherSecond !== undefined) {
    const [word, other] = first === otherFirst ? [second, otherSecond] : [first, otherFirst];
    return Math.min(word.length, other.length) >= 4 && isOneEditApart(word, other) && !isForm(word, other);
  }
  const at = [...a].findIndex((character, place) => character !== b[place]);
  return (
    a.length === b.length &&
    isSwap(a.slice(at, at + 2), b.slice(at, at + 2)) &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}

/** What one word of the language makes of another: "Korea" and "Korean", a plural, another letter case, "-ise". */
function isForm(a: string, b: string): boolean {
  const [short, long] =
    a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()];
  if (short === long || short.replaceAll('s', 'z') === long.replaceAll('s', 'z')) return true;
  return long.startsWith(short) && ENDINGS.has(long.slice(short.length));
}

const ENDINGS: ReadonlySet<string> = new Set(['s', 'n', 'i', 'e', 'd', 'r', 'y', 'a']);

function isSlipFor(
  slip: Spelling,
  name: Spelling,
  known: ReadonlySet<string>,
  pieces: readonly Piece[],
): boolean {
  let votes = 0;
  for (const [piece, times] of slip.times) {
    const others = name.times.get(piece);
    if (others !== undefined) votes += Math.sign(others - times);
  }
  if (votes !== 0) return votes > 0;
  if (known.has(name.text)) return true;
  if (
    name.firstIn.size !== slip.firstIn.size &&
    (name.firstIn.size > slip.firstIn.size || name.firstIn.size > 1)
  )
    return name.firstIn.size > slip.firstIn.size;
  return inCapitals(name, pieces) > inCapitals(slip, pieces);
}

/** How often the texts that have a name have its last word in capitals: a transcript labels its speakers so. */
function inCapitals({ text, firstIn }: Spelling, pieces: readonly Piece[]): number {
  const label = `${text.split(' ').at(-1)?.toUpperCase() ?? ''}:`;
  let count = 0;
  for (const at of firstIn.keys()) count += (pieces[at]?.source.reading.text.split(label).length ?? 1) - 1;
  return count;
}

function slipOf(slip: Spelling, name: Spelling, pieces: readonly Piece[]): Slip {
  const passages = [...slip.firstIn].flatMap(([at, range]) => {
    const piece = pieces[at];
    return piece === undefined ? [] : [passageIn(piece, range)];
  });
  return {
    variant: { written: slip.text, of: name.text, passages },
    holders: slip.firstIn,
    besideTheName: [...slip.firstIn.keys()].some((at) => name.firstIn.has(at)),
  };
}

/** Slips that claims are set side by side in spite of: one report has both spellings, or copies one that has. */
export function respellings(slips: readonly Slip[]): ReadonlyMap<string, string> {
  return new Map(
    slips
      .filter(({ besideTheName }) => besideTheName)
      .map(({ variant }) => [nameKey(variant.written), nameKey(variant.of)]),
  );
}
