import type { ReportLink } from '../../model/index.ts';
import { claimKey, type Respelled } from '../origins/claim-key.ts';
import type { Credit } from './credit.ts';
import { creditsOf } from './credits.ts';
import { mentionsIn, nameIndex } from './mentions.ts';
import { addressKey, nameKey } from './names.ts';
import type { Piece } from './piece.ts';
import type { OtherName } from './voice-names.ts';
import { otherNames } from './voice-names.ts';

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
  const others = otherNames(pieces);
  const index = nameIndex([...voices, ...others.keys()]);
  return {
    pieces,
    respelled,
    byAddress: indexed(pieces, ({ addresses }) => addresses),
    byVoice: withOthers(
      indexed(pieces, ({ own }) => own),
      others,
    ),
    keys: pieces.map(
      ({ claims, source }) =>
        new Set(
          claims
            .filter(({ predicate }) => predicate !== 'removed' && predicate !== 'corrected')
            .map((claim) => claimKey(claim, source.report.publisher ?? source.author, respelled)),
        ),
    ),
    credits: pieces.map((piece) =>
      creditsOf(
        piece,
        mentionsIn(piece, index).filter(({ name }) => {
          const after = others.get(name)?.after;
          return after === undefined || piece.source.reading.text.includes(after);
        }),
      ),
    ),
  };
}

/** A name of one's own goes before what another may be called for short. */
function withOthers(
  byVoice: ReadonlyMap<string, readonly Piece[]>,
  others: ReadonlyMap<string, OtherName>,
): ReadonlyMap<string, readonly Piece[]> {
  return new Map([...[...others].map(([form, { pieces }]) => [nameKey(form), pieces] as const), ...byVoice]);
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
