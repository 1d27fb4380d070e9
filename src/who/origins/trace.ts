import type { EchoEdge } from '../../model/index.ts';
import type { Piece } from '../echoes/piece.ts';

/** The edges by which an echo leads on, without those that are too weak to lead a claim back. */
export interface Trails {
  readonly from: ReadonlyMap<string, readonly EchoEdge[]>;
  readonly pieceOf: ReadonlyMap<string, Piece>;
}

export function trailsOf(pieces: readonly Piece[], edges: readonly EchoEdge[]): Trails {
  const from = new Map<string, EchoEdge[]>();
  for (const edge of edges) {
    if (edge.grounds.every(({ kind }) => kind === 'shared-indicators')) continue;
    const others = from.get(edge.from);
    if (others === undefined) from.set(edge.from, [edge]);
    else others.push(edge);
  }
  return { from, pieceOf: new Map(pieces.map((piece) => [piece.source.report.id, piece])) };
}

export interface Trail {
  readonly edges: readonly EchoEdge[];
  /** Where it ends: a piece, or the name of a source outside. */
  readonly end: Piece | string;
}

/** Pieces that one search looks at; lineages are short. */
const FARTHEST = 300;

/** The shortest way along the edges to an end that is asked for, breadth first; a circle is walked once. */
export function trailTo(
  start: Piece,
  trails: Trails,
  isEnd: (end: Piece | string) => boolean,
): Trail | undefined {
  const queue: Trail[] = [{ edges: [], end: start }];
  const seen = new Set<string>([start.source.report.id]);
  for (let next = 0; next < queue.length && next < FARTHEST; next++) {
    const { edges, end } = queue[next] ?? { edges: [], end: '' };
    if (typeof end === 'string') continue;
    for (const edge of trails.from.get(end.source.report.id) ?? []) {
      const to = edge.to.kind === 'outside' ? edge.to.name : trails.pieceOf.get(edge.to.reportId);
      const key = edge.to.kind === 'outside' ? `outside ${edge.to.name}` : edge.to.reportId;
      if (to === undefined || seen.has(key)) continue;
      seen.add(key);
      const trail = { edges: [...edges, edge], end: to };
      if (isEnd(to)) return trail;
      queue.push(trail);
    }
  }
  return undefined;
}
