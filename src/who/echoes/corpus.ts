import type { ReportLink } from '../../model/index.ts';
import { claimKey, type Respelled } from '../origins/claim-key.ts';
import type { Credit } from './credits.ts';
import { creditsOf } from './credits.ts';
import { mentionsIn, nameIndex } from './mentions.ts';
import { addressKey } from './names.ts';
import type { Piece } from './piece.ts';

/** The pieces with the indices that lead from a name or an address to whoever goes by it. */
export interface Corpus {
  readonly pieces: readonly Piece[];
  readonly byAddress: ReadonlyMap<string, readonly Piece[]>;
  readonly byVoice: ReadonlyMap<string, readonly Piece[]>;
  /** What each piece claims about anything but a report: `claimKey`, by its place. */
  readonly keys: readonly ReadonlySet<string>[];
  readonly credits: readonly (readonly Credit[])[];
  readonly respelled: Respelled;
}

export function corpusOf(pieces: readonly Piece[], respelled: Respelled): Corpus {
  const voices = pieces.flatMap(({ source: { report, author } }) =>
    [report.publisher ?? [], author ?? []].flat(),
  );
  const index = nameIndex(voices);
  return {
    pieces,
    respelled,
    byAddress: indexed(pieces, ({ addresses }) => addresses),
    byVoice: indexed(pieces, ({ own }) => own),
    keys: pieces.map(
      ({ claims, source }) =>
        new Set(
          claims
            .filter(({ predicate }) => predicate !== 'removed' && predicate !== 'corrected')
            .map((claim) => claimKey(claim, source.report.publisher ?? source.author, respelled)),
        ),
    ),
    credits: pieces.map((piece) => creditsOf(piece, mentionsIn(piece, index))),
  };
}

function indexed(
  pieces: readonly Piece[],
  keysOf: (piece: Piece) => Iterable<string>,
): ReadonlyMap<string, readonly Piece[]> {
  const index = new Map<string, Piece[]>();
  for (const piece of pieces) {
    for (const key of keysOf(piece)) {
      const others = index.get(key);
      if (others === undefined) index.set(key, [piece]);
      else others.push(piece);
    }
  }
  return index;
}

/** Whether two pieces claim one thing, for or against. */
export function shareClaim({ keys }: Corpus, a: Piece, b: Piece): boolean {
  const [first, second] = [keys[a.at], keys[b.at]];
  if (first === undefined || second === undefined) return false;
  for (const key of first) if (second.has(key)) return true;
  return false;
}

/** The pieces a link leads to; several where an address has held several things. */
export function linkedBy({ byAddress }: Corpus, piece: Piece, link: ReportLink): readonly Piece[] {
  return (byAddress.get(addressKey(link.url)) ?? []).filter((other) => other.at !== piece.at);
}
