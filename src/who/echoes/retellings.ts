import type { EchoGround, TextRange } from '../../model/index.ts';
import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';
import { CODE, markedIn } from './quotations.ts';
import { proseBlocks } from './words.ts';

/** What more reports than this have, they have from anywhere. */
const MOST_HOLDERS = 4;
/** Besides a quoted phrase: names and numbers that few others have. */
const FEWEST_TRAITS = 2;
/** One is enough beside a phrase of so many words. */
const LONG_PHRASE = 4;
/** Words by which two cuts of one quoted phrase are known. */
const PREFIX = 3;
/** Longer is a quotation, which is compared whole. */
const LONGEST_PHRASE = 9;
/** UTF-16 code units around a phrase in which it may be said to have been published. */
const NEAR = 120;
const MOST_TRAITS = 600;

interface Trait {
  readonly kind: 'phrase' | 'name' | 'number';
  readonly range: TextRange;
  /** Words of the phrase. */
  readonly length: number;
}

/**
 * A report that retells another in its own words keeps what it cannot put in others: a short quoted phrase, and with
 * it names and numbers that hardly any other report has. The later has them from the earlier; of one day, whichever
 * has the phrase cut short. Found through an index of such traits.
 */
export function shareTraits(pieces: readonly Piece[], drafts: Drafts): void {
  const traits = pieces.map(traitsOf);
  const holders = new Map<string, number[]>();
  for (const [at, own] of traits.entries()) {
    for (const key of own.keys()) {
      const others = holders.get(key);
      if (others === undefined) holders.set(key, [at]);
      else if (others.length <= MOST_HOLDERS) others.push(at);
    }
  }
  for (const [at, own] of traits.entries()) {
    const shared = new Map<number, string[]>();
    for (const key of own.keys()) {
      const having = holders.get(key) ?? [];
      if (having.length > MOST_HOLDERS) continue;
      for (const other of having) if (other !== at) shared.set(other, [...(shared.get(other) ?? []), key]);
    }
    const piece = pieces[at];
    if (piece === undefined) continue;
    const found = [...shared].flatMap(([other, keys]) => {
      const [source, there] = [pieces[other], traits[other]];
      const phrase = keys.find((key) => own.get(key)?.kind === 'phrase');
      if (source === undefined || there === undefined || phrase === undefined) return [];
      const fewest = (own.get(phrase)?.length ?? 0) >= LONG_PHRASE ? 1 : FEWEST_TRAITS;
      if (keys.length <= fewest || !isSource(source, piece, there.get(phrase), own.get(phrase))) return [];
      return [{ source, there, keys }];
    });
    const [best] = found.sort((a, b) => b.keys.length - a.keys.length || a.source.at - b.source.at);
    if (best === undefined || drafts.has(piece, best.source) || drafts.has(best.source, piece)) continue;
    if (drafts.copies(piece)) continue;
    add(drafts, piece, best.source, best.keys, own, best.there);
  }
}

function isSource(source: Piece, piece: Piece, there: Trait | undefined, here: Trait | undefined): boolean {
  if ([...source.own].some((name) => piece.own.has(name))) return false;
  const order = compareDates(source.source.report.published, piece.source.report.published);
  return order === undefined ? (there?.length ?? 0) > (here?.length ?? 0) : order < 0;
}

/** Said to everybody at once. */
const PUBLISHED = /\b(?:statement|press release|news conference|press conference|hearing|testimony)\b/iu;
const NAME = /(?<!\p{L})\p{Lu}\p{Ll}[\p{L}’-]{1,20} \p{Lu}\p{Ll}[\p{L}’-]{1,20}/gu;
const NUMBER =
  /(?<![\p{L}\p{N}.:/-])\p{Nd}{1,3}(?:[,.]\p{Nd}{3})+(?!\p{N})|(?<![\p{L}\p{N}.,:/-])\p{Nd}{3,7}(?![\p{L}\p{N}/:-])/gu;
const ARTICLE = /^(?:a|an|the) /u;

function traitsOf({ source: { reading, report } }: Piece): ReadonlyMap<string, Trait> {
  const found = new Map<string, Trait>();
  const year = report.published?.slice(0, 4);
  const put = (key: string, trait: Trait): void => {
    if (found.size < MOST_TRAITS && !found.has(key)) found.set(key, trait);
  };
  for (const block of proseBlocks(reading.blocks)) {
    const words = reading.text.slice(block.start, block.end);
    for (const range of markedIn(reading.text, block)) {
      const quoted = (
        reading.text
          .slice(range.start, range.end)
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? []
      )
        .join(' ')
        .replace(ARTICLE, '')
        .split(' ');
      const around = reading.text.slice(
        Math.max(block.start, range.start - NEAR),
        Math.min(block.end, range.end + NEAR),
      );
      const phrase = reading.text.slice(range.start, range.end);
      // A name or a title is anybody's, and a file name nobody's words.
      if (CODE.test(phrase) || !/(?<![\p{L}\p{N}])\p{Ll}{3}/u.test(phrase)) continue;
      if (quoted.length < 2 || quoted.length > LONGEST_PHRASE || PUBLISHED.test(around)) continue;
      put(`“${quoted.slice(0, PREFIX).join(' ')}`, { kind: 'phrase', range, length: quoted.length });
    }
    for (const match of words.matchAll(NAME)) put(match[0], traitAt('name', block, match));
    for (const match of words.matchAll(NUMBER))
      if (match[0] !== year) put(match[0], traitAt('number', block, match));
  }
  return found;
}

function traitAt(kind: Trait['kind'], block: TextRange, match: RegExpExecArray): Trait {
  const start = block.start + match.index;
  return { kind, range: { start, end: start + match[0].length }, length: 1 };
}

const SHOWN = 5;

function add(
  drafts: Drafts,
  piece: Piece,
  source: Piece,
  keys: readonly string[],
  own: ReadonlyMap<string, Trait>,
  there: ReadonlyMap<string, Trait>,
): void {
  const places = (where: Piece, traits: ReadonlyMap<string, Trait>) =>
    keys.slice(0, SHOWN).flatMap((key) => {
      const trait = traits.get(key);
      return trait === undefined ? [] : [passageIn(where, trait.range)];
    });
  const ground: EchoGround = {
    kind: 'shared-quotation',
    why: `the same quoted phrase, and ${keys.length - 1} names and numbers that few others have`,
    here: places(piece, own),
    there: places(source, there),
  };
  drafts.add(piece, source, ground, { credited: false, directedBy: 'date' });
}
