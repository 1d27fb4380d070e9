import type { Draft } from './draft.ts';
import type { PageElement } from './page-element.ts';

/** A paragraph at least this long is prose, if less than half of it is links. */
const PROSE = 80;

export function lengthOf({ start, end }: Draft): number {
  return end - start;
}

export function isProse(draft: Draft): boolean {
  const length = lengthOf(draft);
  return length >= PROSE && draft.linked < length / 2 && draft.context.kind !== 'heading';
}

export function isTitle({ context }: Draft): boolean {
  return context.kind === 'heading' && context.level === 1;
}

/** A count over runs of drafts: what stands in an element costs one subtraction at any depth. */
export class Sum {
  readonly #upTo: Float64Array;
  readonly #size: number;

  constructor(drafts: readonly Draft[], of: (draft: Draft, at: number) => number) {
    this.#size = drafts.length;
    this.#upTo = new Float64Array(drafts.length + 1);
    drafts.forEach((draft, at) => {
      this.#upTo[at + 1] = (this.#upTo[at] ?? 0) + of(draft, at);
    });
  }

  get total(): number {
    return this.between(0, this.#size);
  }

  in({ from, to }: Pick<PageElement, 'from' | 'to'>): number {
    return this.between(from, to);
  }

  between(from: number, to: number): number {
    return (this.#upTo[Math.min(to, this.#size)] ?? 0) - (this.#upTo[Math.min(from, this.#size)] ?? 0);
  }
}

/** Code units of text, of links, of prose; main headings; and what is kept wherever it stands. */
export interface PageSums {
  readonly text: Sum;
  readonly linked: Sum;
  readonly prose: Sum;
  readonly titles: Sum;
  readonly kept: Sum;
}

export function sumsOf(drafts: readonly Draft[], kept: readonly boolean[]): PageSums {
  return {
    text: new Sum(drafts, lengthOf),
    linked: new Sum(drafts, ({ linked }) => linked),
    prose: new Sum(drafts, (draft) => (isProse(draft) ? lengthOf(draft) - draft.linked : 0)),
    titles: new Sum(drafts, (draft) => (isTitle(draft) ? 1 : 0)),
    kept: new Sum(drafts, (draft, at) => (kept[at] === true ? lengthOf(draft) : 0)),
  };
}
