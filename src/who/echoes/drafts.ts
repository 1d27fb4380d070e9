import type { EchoDirection, EchoEdge, EchoGround, EchoSource } from '../../model/index.ts';
import { derivedId, ECHO_GROUNDS } from '../../model/index.ts';
import { nameKey } from './names.ts';
import type { Piece } from './piece.ts';

/** A source among the pieces, or the name of one that is not. */
export type Target = Piece | string;

interface Draft {
  readonly from: Piece;
  readonly to: Target;
  readonly grounds: EchoGround[];
  credited: boolean;
  directedBy: EchoDirection;
}

/** Edges while their grounds are gathered: one for each pair, with every ground once. */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();
  readonly #sources = new Map<number, readonly Target[]>();

  add(
    from: Piece,
    to: Target,
    ground: EchoGround,
    how: { credited: boolean; directedBy: EchoDirection },
  ): void {
    if (typeof to !== 'string' && to.at === from.at) return;
    const key = keyOf(from, to);
    const draft = this.#drafts.get(key);
    if (draft === undefined) {
      this.#drafts.set(key, { from, to, grounds: [ground], ...how });
      this.#sources.set(from.at, [...this.sourcesOf(from), to]);
      return;
    }
    if (draft.grounds.every(({ kind }) => kind !== ground.kind)) draft.grounds.push(ground);
    if (how.credited) {
      draft.credited = true;
      draft.directedBy = 'credit';
    }
  }

  has(from: Piece, to: Target): boolean {
    return this.#drafts.has(keyOf(from, to));
  }

  /** The sources that a piece has so far. */
  sourcesOf(from: Piece): readonly Target[] {
    return this.#sources.get(from.at) ?? [];
  }

  /** Whether it has another's words or slips. */
  copies(from: Piece): boolean {
    return this.sourcesOf(from).some((to) =>
      (this.#drafts.get(keyOf(from, to))?.grounds ?? []).some(({ kind }) => COPYING.has(kind)),
    );
  }

  /**
   * Takes away what a report only has through another: if it copies a report (its words, its slips, its
   * quotations) that has something from a third, the name of the third is that report's credit.
   */
  reduce(): void {
    const all = [...this.#drafts];
    const copied = new Map<number, Piece[]>();
    for (const [, { from, to, grounds }] of all) {
      if (typeof to === 'string' || !grounds.some(({ kind }) => COPYING.has(kind))) continue;
      copied.set(from.at, [...(copied.get(from.at) ?? []), to]);
    }
    for (const [key, { from, to, grounds }] of all) {
      if (grounds.every(({ kind }) => NAMED.has(kind)) && this.#quoteOneText(from, to)) {
        this.#drafts.delete(key);
        continue;
      }
      if (grounds.some(({ kind, there }) => kind !== 'named-source' || there.length > 0)) continue;
      const through = (copied.get(from.at) ?? []).some((middle) => middle !== to && this.has(middle, to));
      if (through) this.#drafts.delete(key);
    }
  }

  /** Both pass on one text by its kind ("the indictment"): who speaks of it besides is no source of the other. */
  #quoteOneText(from: Piece, to: Target): boolean {
    if (typeof to === 'string') return false;
    return this.sourcesOf(from).some(
      (source) => typeof source === 'string' && source.startsWith('the ') && this.has(to, source),
    );
  }

  edges(): readonly EchoEdge[] {
    return [...this.#drafts.values()]
      .map(edgeOf)
      .sort((a, b) => strength(a) - strength(b) || (a.id < b.id ? -1 : 1));
  }
}

const NAMED: ReadonlySet<string> = new Set(['named-source', 'same-person']);
const COPYING: ReadonlySet<string> = new Set(['verbatim', 'shared-error']);

function keyOf(from: Piece, to: Target): string {
  return `${from.at}>${typeof to === 'string' ? nameKey(to) : `#${to.at}`}`;
}

function edgeOf({ from, to, grounds, credited, directedBy }: Draft): EchoEdge {
  const source: EchoSource =
    typeof to === 'string'
      ? { kind: 'outside', name: to }
      : { kind: 'report', reportId: to.source.report.id };
  const end = source.kind === 'outside' ? nameKey(source.name) : source.reportId;
  return {
    kind: 'echo',
    id: derivedId('echo', from.source.report.id, source.kind, end),
    from: from.source.report.id,
    to: source,
    outside: source.kind === 'outside',
    grounds: [...grounds].sort((a, b) => ECHO_GROUNDS.indexOf(a.kind) - ECHO_GROUNDS.indexOf(b.kind)),
    credited,
    directedBy,
  };
}

function strength({ grounds: [strongest] }: EchoEdge): number {
  return strongest === undefined ? ECHO_GROUNDS.length : ECHO_GROUNDS.indexOf(strongest.kind);
}
