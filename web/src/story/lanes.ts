import { LANES, type Lane, type Moment } from './moments.ts';

/** Moments of one lane that would be drawn over one another: one mark, with how many it stands for. */
export interface Cluster {
  readonly first: Moment;
  readonly moments: readonly Moment[];
  readonly row: number;
}

export interface PlacedLane {
  readonly lane: Lane;
  readonly top: number;
  readonly rows: number;
  readonly clusters: readonly Cluster[];
}

interface Sizes {
  readonly row: number;
  readonly gap: number;
  readonly top: number;
  /** ms that a label takes on the axis. */
  readonly label: number;
}

/** Each lane with its moments in rows, so that no label covers another. */
export function lanesOf(moments: readonly Moment[], { row, gap, top, label }: Sizes): readonly PlacedLane[] {
  let next = top;
  return LANES.map((lane) => {
    const ends: number[] = [];
    const clusters = clustered(moments.filter((moment) => moment.lane === lane)).map((its): Cluster => {
      const [first] = its;
      const free = ends.findIndex((end) => end <= first.at);
      const at = free < 0 ? ends.length : free;
      ends[at] = Math.max(first.at, first.until ?? 0) + label;
      return { first, moments: its, row: at };
    });
    const rows = Math.max(1, ends.length);
    const placed = { lane, top: next, rows, clusters };
    next += rows * row + gap;
    return placed;
  });
}

/** Events of the same days are one mark; publications and copies are told apart by their labels. */
function clustered(moments: readonly Moment[]): readonly (readonly [Moment, ...Moment[]])[] {
  const groups = new Map<string, [Moment, ...Moment[]]>();
  for (const moment of moments) {
    const key = moment.lane === 'events' ? `${moment.at} ${moment.until ?? ''}` : `${groups.size}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [moment]);
    else group.push(moment);
  }
  return [...groups.values()];
}
