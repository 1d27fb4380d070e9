import { brushFor } from './brush.ts';
import type { Brush, Mark } from './marks.ts';
import type { Sheet } from './sheet.ts';

export type { Mark };

/**
 * Paints marks, but only in paragraphs within a screen of the view: with thousands of ranges registered, every
 * change of one makes the browser look at all of them.
 */
export class Painter {
  readonly #sheet: Sheet;
  readonly #brush: Brush;
  readonly #near = new Set<number>();
  readonly #observer: IntersectionObserver;
  #marks: readonly Mark[] = [];
  #byParagraph = new Map<number, Mark[]>();
  #active: Mark | undefined;
  #isOn = true;

  constructor(sheet: Sheet, scroller: HTMLElement) {
    this.#sheet = sheet;
    this.#brush = brushFor(sheet);
    const runs = new Map(sheet.runs.map((run) => [run.element as Element, run]));
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const { from, to } = runs.get(target) ?? { from: 0, to: 0 };
          for (let at = from; at < to; at += 1) {
            if (isIntersecting) this.#near.add(at);
            else this.#near.delete(at);
            this.#repaint(at);
          }
        }
      },
      { root: scroller, rootMargin: '100% 0px' },
    );
    for (const { element } of sheet.runs) this.#observer.observe(element);
  }

  /** @param marks sorted by start */
  show(marks: readonly Mark[]): void {
    this.#marks = marks;
    const before = this.#byParagraph;
    this.#byParagraph = new Map();
    for (const mark of marks) {
      for (const at of this.#sheet.indexesOf(mark.start, mark.end)) {
        const here = this.#byParagraph.get(at);
        if (here === undefined) this.#byParagraph.set(at, [mark]);
        else here.push(mark);
      }
    }
    // A decision changes one mark of thousands: only where one changed is anything painted.
    for (const at of this.#near)
      if (!isAlike(before.get(at) ?? [], this.#byParagraph.get(at) ?? [])) this.#repaint(at);
  }

  /** Sets off one mark from all others. */
  activate(active: Mark | undefined): void {
    this.#active = active;
    this.#brush.activate(active);
  }

  turn(isOn: boolean): void {
    this.#isOn = isOn;
    for (const at of this.#near) this.#repaint(at);
  }

  /** The shortest mark at an offset. */
  at(offset: number): Mark | undefined {
    const here = this.#byParagraph.get(this.#sheet.indexAt(offset)) ?? [];
    return here
      .filter(({ start, end }) => start <= offset && offset < end)
      .reduce<Mark | undefined>(
        (best, mark) => (best === undefined || mark.end - mark.start < best.end - best.start ? mark : best),
        undefined,
      );
  }

  get active(): Mark | undefined {
    return this.#active;
  }

  get count(): number {
    return this.#marks.length;
  }

  end(): void {
    this.#observer.disconnect();
    this.#brush.end();
  }

  #repaint(at: number): void {
    const isShown = this.#isOn && this.#near.has(at);
    this.#brush.paint(at, isShown ? (this.#byParagraph.get(at) ?? []) : []);
  }
}

function isAlike(some: readonly Mark[], others: readonly Mark[]): boolean {
  return (
    some.length === others.length &&
    some.every((mark, at) => {
      const other = others[at];
      return mark.start === other?.start && mark.end === other.end && mark.layer === other.layer;
    })
  );
}
