import type { Ledger } from '../api/types.ts';

interface Node {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly under: string;
  readonly isOutside: boolean;
}

interface Drawing {
  readonly nodes: readonly Node[];
  readonly arrows: readonly { readonly id: string; readonly path: string; readonly credited: boolean }[];
  readonly width: number;
  readonly height: number;
}

const GAP = { x: 90, y: 18 };

/** Columns by how many steps a report is from what it rests on; an arrow leads from the echo to its source. */
export function layout({ reports, edges }: Ledger, box: { width: number; height: number }): Drawing {
  const sourceOf = (to: Ledger['edges'][number]['to']): string =>
    to.kind === 'report' ? to.reportId : `outside:${to.name}`;
  const ids = [...new Set(edges.flatMap(({ from, to }) => [sourceOf(to), from]))];
  const steps = new Map(ids.map((id) => [id, 0]));
  // A cycle would raise the steps for ever: no chain is longer than there are nodes.
  for (let round = 0; round < ids.length; round += 1) {
    for (const { from, to } of edges) {
      const step = (steps.get(sourceOf(to)) ?? 0) + 1;
      if (step > (steps.get(from) ?? 0) && step < ids.length) steps.set(from, step);
    }
  }
  const filled = new Map<number, number>();
  const nodes = ids.map((id): Node => {
    const step = steps.get(id) ?? 0;
    const row = filled.get(step) ?? 0;
    filled.set(step, row + 1);
    const report = reports.find((each) => each.id === id);
    return {
      id,
      x: 1 + step * (box.width + GAP.x),
      y: 1 + row * (box.height + GAP.y),
      name: shorten(report?.publisher ?? report?.title ?? id.replace('outside:', ''), 30),
      under: shorten(report?.title ?? '', 34),
      isOutside: report === undefined,
    };
  });
  const places = new Map(nodes.map((node) => [node.id, node]));
  const arrows = edges.flatMap(({ id, from, to, credited }) => {
    const [start, end] = [places.get(from), places.get(sourceOf(to))];
    if (start === undefined || end === undefined) return [];
    const [x1, y1] = [start.x, start.y + box.height / 2];
    const [x2, y2] = [end.x + box.width, end.y + box.height / 2];
    const bend = Math.max(30, (x1 - x2) / 2);
    return [{ id, credited, path: `M${x1} ${y1}C${x1 - bend} ${y1} ${x2 + bend} ${y2} ${x2 + 2} ${y2}` }];
  });
  return {
    nodes,
    arrows,
    width: Math.max(...nodes.map(({ x }) => x)) + box.width + 1,
    height: Math.max(...nodes.map(({ y }) => y)) + box.height + 1,
  };
}

function shorten(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}
