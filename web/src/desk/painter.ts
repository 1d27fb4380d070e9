import type { Layer } from './layer.ts';
import type { Sheet } from './sheet.ts';

/** A stretch to be highlighted; offsets of the reading. */
export interface Mark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly layer: Layer;
}

const PRIORITY: Readonly<Record<Layer, number>> = {
  rejected: 0,
  how: 1,
  'how-done': 1,
  who: 2,
  'who-done': 2,
  active: 9,
};

/**
 * Paints marks with the CSS Custom Highlight API, but only in paragraphs within a screen of the view: with
 * thousands of ranges registered, every change of one makes the browser look at all of them. Browsers
 * without the API get the active paragraph outlined and the list, which says the same.
 */
export class Painter {
  readonly #sheet: Sheet;
  readonly #near = new Set<number>();
  readonly #painted = new Map<number, readonly (readonly [Layer, Range])[]>();
  readonly #layers = new Map<Layer, Highlight>();
  readonly #observer: IntersectionObserver;
  #marks: readonly Mark[] = [];
  #byParagraph = new Map<number, Mark[]>();
  #active: Mark | undefined;
  #isOn = true;

  constructor(sheet: Sheet, scroller: HTMLElement) {
    this.#sheet = sheet;
    for (const [layer, priority] of Object.entries(PRIORITY) as [Layer, number][]) {
      if (!isSupported()) break;
      const highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(layer, highlight);
      this.#layers.set(layer, highlight);
    }
    const numbers = new Map(sheet.paragraphs.map(({ element }, at) => [element as Element, at]));
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const at = numbers.get(target);
          if (at === undefined) continue;
          if (isIntersecting) this.#near.add(at);
          else this.#near.delete(at);
          this.#repaint(at);
        }
      },
      { root: scroller, rootMargin: '100% 0px' },
    );
    for (const { element } of sheet.paragraphs) this.#observer.observe(element);
  }

  /** @param marks sorted by start */
  show(marks: readonly Mark[]): void {
    this.#marks = marks;
    this.#byParagraph = new Map();
    for (const mark of marks) {
      for (let at = this.#sheet.indexAt(mark.start); ; at += 1) {
        const paragraph = this.#sheet.paragraphs[at];
        if (paragraph === undefined || paragraph.start >= mark.end) break;
        const here = this.#byParagraph.get(at);
        if (here === undefined) this.#byParagraph.set(at, [mark]);
        else here.push(mark);
      }
    }
    for (const at of this.#near) this.#repaint(at);
  }

  /** Sets off one mark from all others. */
  activate(active: Mark | undefined): void {
    this.#active = active;
    const layer = this.#layers.get('active');
    layer?.clear();
    if (active === undefined) return;
    for (const range of this.#pieces(active)) layer?.add(range);
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
    for (const layer of this.#layers.values()) layer.clear();
  }

  #repaint(at: number): void {
    for (const [layer, range] of this.#painted.get(at) ?? []) this.#layers.get(layer)?.delete(range);
    this.#painted.delete(at);
    const paragraph = this.#sheet.paragraphs[at];
    if (!this.#isOn || !this.#near.has(at) || paragraph === undefined) return;
    const painted = (this.#byParagraph.get(at) ?? []).map(
      (mark) => [mark.layer, this.#sheet.rangeIn(paragraph, mark.start, mark.end)] as const,
    );
    for (const [layer, range] of painted) this.#layers.get(layer)?.add(range);
    if (painted.length > 0) this.#painted.set(at, painted);
  }

  #pieces({ start, end }: Mark): Range[] {
    const pieces: Range[] = [];
    for (let at = this.#sheet.indexAt(start); ; at += 1) {
      const paragraph = this.#sheet.paragraphs[at];
      if (paragraph === undefined || paragraph.start >= end) return pieces;
      pieces.push(this.#sheet.rangeIn(paragraph, start, end));
    }
  }
}

function isSupported(): boolean {
  return typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;
}
