import type { EchoEdge, EchoGround, LedgerSource } from '../../model/index.ts';
import type { Respelled } from '../origins/claim-key.ts';
import { stateOffices } from '../origins/claim-key.ts';
import type { Corpus } from './corpus.ts';
import { corpusOf, linkedBy } from './corpus.ts';
import { Drafts } from './drafts.ts';
import type { Borrowed } from './name-sources.ts';
import { nameSources } from './name-sources.ts';
import { nameDocuments } from './named-documents.ts';
import type { Piece } from './piece.ts';
import { passageIn, pieceOf, wordRange } from './piece.ts';
import { shareTraits } from './retellings.ts';
import { shareIndicators } from './share-indicators.ts';
import { shareNumbers } from './share-numbers.ts';
import { sharePeople } from './share-people.ts';
import { sharePrimary } from './share-primary.ts';
import { shareQuotations } from './share-quotations.ts';
import { shareSlips } from './share-slips.ts';
import type { Slip } from './slips.ts';
import { respellings, slipsIn } from './slips.ts';
import type { Credits, Reuse } from './textual.ts';
import { explaining, reuses } from './textual.ts';

export interface Echoes {
  readonly pieces: readonly Piece[];
  readonly edges: readonly EchoEdge[];
  readonly slips: readonly Slip[];
  readonly respelled: Respelled;
  /** Every reuse that stands behind an edge, by the echo's place. */
  readonly reused: ReadonlyMap<number, readonly Reuse[]>;
}

/**
 * Which of several reports have something from one another or from somebody outside, each edge with its
 * grounds and the words behind them. Pairs are found through indices, never by comparing all with all.
 */
export function findEchoes(sources: readonly LedgerSource[]): Echoes {
  const pieces = sources.map(pieceOf);
  const slips = slipsIn(pieces);
  const respelled = new Map([...stateOffices(pieces.flatMap(({ claims }) => claims)), ...respellings(slips)]);
  const corpus = corpusOf(pieces, respelled);
  const credits = creditsBetween(corpus);
  const reused = pieces.length > 1 ? chosen(reuses(pieces, credits), credits) : new Map();
  const drafts = new Drafts();
  for (const reuse of [...reused.values()].flat()) addReuse(drafts, reuse, credits);
  for (const piece of pieces) nameSources(piece, corpus, drafts, borrowedBy(piece, reused));
  nameDocuments(pieces, drafts);
  if (pieces.length > 1) shareAmong(corpus, slips, drafts);
  drafts.reduce();
  return { pieces, edges: drafts.edges(), slips, respelled, reused };
}

/** What two of them have in common; of a single report there is nothing to ask. */
function shareAmong(corpus: Corpus, slips: readonly Slip[], drafts: Drafts): void {
  const { pieces } = corpus;
  shareNumbers(pieces, drafts);
  shareSlips(slips, pieces, drafts);
  sharePrimary(pieces, drafts);
  shareQuotations(corpus, drafts);
  sharePeople(corpus, drafts);
  shareTraits(pieces, drafts);
  shareIndicators(pieces, drafts);
}

/** Whether one says, by name or link, that it has something from the other. */
function creditsBetween(corpus: Corpus): Credits {
  const linked = corpus.pieces.map(
    (piece) => new Set(piece.source.links.flatMap((link) => linkedBy(corpus, piece, link))),
  );
  const named = corpus.credits.map((credits) => new Set(credits.map(({ key }) => key)));
  return (a, b) =>
    linked[a.at]?.has(b) === true || [...b.own].some((name) => named[a.at]?.has(name) === true);
}

function chosen(all: readonly Reuse[], credits: Credits): ReadonlyMap<number, readonly Reuse[]> {
  const byEcho = new Map<number, Reuse[]>();
  for (const reuse of all) {
    const others = byEcho.get(reuse.echo.at);
    if (others === undefined) byEcho.set(reuse.echo.at, [reuse]);
    else others.push(reuse);
  }
  return new Map([...byEcho].map(([at, its]) => [at, explaining(its, credits)]));
}

/** Runs shown as evidence, the longest ones. */
const SHOWN = 3;

function addReuse(drafts: Drafts, reuse: Reuse, credits: Credits): void {
  const { echo, source, words, directedBy } = reuse;
  const runs = [...reuse.runs].sort((a, b) => b.length - a.length).slice(0, SHOWN);
  const ground: EchoGround = {
    kind: 'verbatim',
    why: `${words} words word for word, the longest run ${runs[0]?.length ?? 0}`,
    here: runs.map((run) => passageIn(echo, wordRange(echo, run.here, run.here + run.length))),
    there: runs.map((run) => passageIn(source, wordRange(source, run.there, run.there + run.length))),
  };
  drafts.add(echo, source, ground, { credited: credits(echo, source), directedBy });
}

/** A run this long is no phrase; what it credits was credited by whoever wrote it. */
const BORROWED = 8;

export function borrowedBy(piece: Piece, reused: ReadonlyMap<number, readonly Reuse[]>): readonly Borrowed[] {
  return (reused.get(piece.at) ?? []).flatMap(({ runs, source }) =>
    runs
      .filter(({ length }) => length >= BORROWED)
      .map(({ here, length }) => ({ ...wordRange(piece, here, here + length), source })),
  );
}
