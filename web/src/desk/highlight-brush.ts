import type { Layer } from './layer.ts';
import { type Brush, type Mark, PRIORITY } from './marks.ts';
import type { Sheet } from './sheet.ts';

/** Paints ranges (CSS Custom Highlight API): nothing of the document changes. */
export class HighlightBrush implements Brush {
  readonly #sheet: Sheet;
  readonly #layers = new Map<Layer, Highlight>();
  readonly #painted = new Map<number, readonly (readonly [Layer, Range])[]>();

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
    for (const [layer, priority] of Object.entries(PRIORITY) as [Layer, number][]) {
      const highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(layer, highlight);
      this.#layers.set(layer, highlight);
    }
  }

  paint(at: number, marks: readonly Mark[]): void {
    for (const [layer, range] of this.#painted.get(at) ?? []) this.#layers.get(layer)?.delete(range);
    this.#painted.delete(at);
    const paragraph = this.#sheet.paragraphs[at];
    if (paragraph === undefined || marks.length === 0) return;
    const painted = marks.map(
      (mark) => [mark.layer, this.#sheet.rangeIn(paragraph, mark.start, mark.end)] as const,
    );
    for (const [layer, range] of painted) this.#layers.get(layer)?.add(range);
    this.#painted.set(at, painted);
  }

  activate(mark: Mark | undefined): void {
    const layer = this.#layers.get('active');
    layer?.clear();
    if (mark === undefined) return;
    for (const range of this.#sheet.rangesOf(mark.start, mark.end)) layer?.add(range);
  }

  end(): void {
    for (const layer of this.#layers.values()) layer.clear();
  }
}
