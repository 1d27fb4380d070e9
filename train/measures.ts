import { randomOf } from './random.ts';

/** What a model says of one report: the chance that it shows each label. */
export interface Judged {
  readonly gold: ReadonlySet<string>;
  readonly chances: ReadonlyMap<string, number>;
  /** The same, of sentences whose shape leaves no doubt: what the confident tier is drawn from. */
  readonly sure: ReadonlyMap<string, number>;
}

/** Precision, recall and F1 of one report; nothing said of a report with nothing in it is all right (as SoK counts). */
export function ofReport(said: ReadonlySet<string>, gold: ReadonlySet<string>): [number, number, number] {
  let right = 0;
  for (const id of said) if (gold.has(id)) right++;
  const precision = said.size > 0 ? right / said.size : gold.size > 0 ? 0 : 1;
  const recall = gold.size > 0 ? right / gold.size : said.size > 0 ? 0 : 1;
  return [precision, recall, precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0];
}

/** The mean over reports of precision, recall and F1 of what is at least so likely. */
export function perReport(judged: readonly Judged[], threshold: number): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (const { gold, chances } of judged) {
    const each = ofReport(likely(chances, threshold), gold);
    for (const at of [0, 1, 2] as const) sums[at] += each[at] / judged.length;
  }
  return sums;
}

/** The lowest chance that counts: of every label, or of each its own. */
export type Bar = number | ((id: string) => number);

export function likely(chances: ReadonlyMap<string, number>, bar: Bar): ReadonlySet<string> {
  const barOf = typeof bar === 'number' ? () => bar : bar;
  return new Set([...chances].filter(([id, chance]) => chance >= barOf(id)).map(([id]) => id));
}

/** Precision and recall over all reports' labels together, of what undoubtful sentences say. */
export function together(judged: readonly Judged[], bar: Bar): [number, number] {
  let right = 0;
  let said = 0;
  let gold = 0;
  for (const report of judged) {
    gold += report.gold.size;
    for (const id of likely(report.sure, bar)) {
      said++;
      if (report.gold.has(id)) right++;
    }
  }
  return [said === 0 ? 1 : right / said, gold === 0 ? 1 : right / gold];
}

/** The threshold, in hundredths, with the best mean F1. */
export function bestThreshold(judged: readonly Judged[]): number {
  let best = 0;
  let at = 0;
  for (let step = 5; step < 90; step++) {
    const f1 = perReport(judged, step / 100)[2];
    if (f1 > best) {
      best = f1;
      at = step / 100;
    }
  }
  return at;
}

/** The lowest threshold, in hundredths, at which precision is at least so high among some labels; 1 where none is. */
export function thresholdFor(
  judged: readonly Judged[],
  precision: number,
  isAsked: (id: string) => boolean = () => true,
): number {
  for (let step = 1; step < 100; step++) {
    const bar = (id: string): number => (isAsked(id) ? step / 100 : Number.POSITIVE_INFINITY);
    if (together(judged, bar)[0] >= precision) return step / 100;
  }
  return 1;
}

/** Labels that fewer than so many of a hundred reports show are rare; the tier has a threshold for each kind. */
export interface Bars {
  readonly rare: ReadonlySet<string>;
  readonly ofRare: number;
  readonly ofOthers: number;
}

export function barsFor(
  judged: readonly Judged[],
  labels: readonly string[],
  precision: number,
  fewest: number,
): Bars {
  const shown = new Map<string, number>();
  for (const { gold } of judged) for (const id of gold) shown.set(id, (shown.get(id) ?? 0) + 1);
  const rare = new Set(labels.filter((id) => (shown.get(id) ?? 0) < fewest * judged.length));
  return {
    rare,
    ofRare: thresholdFor(judged, precision, (id) => rare.has(id)),
    ofOthers: thresholdFor(judged, precision, (id) => !rare.has(id)),
  };
}

export function barOf({ rare, ofRare, ofOthers }: Bars): Bar {
  return (id) => (rare.has(id) ? ofRare : ofOthers);
}

/** Expected calibration error over equal bins of chance, of every label of every report. */
export function calibrationError(judged: readonly Judged[], labels: readonly string[], bins = 15): number {
  const sums = Array.from({ length: bins }, () => ({ count: 0, chance: 0, right: 0 }));
  let all = 0;
  for (const { gold, chances } of judged) {
    for (const id of labels) {
      const chance = chances.get(id) ?? 0;
      const bin = sums[Math.min(bins - 1, Math.floor(chance * bins))]!;
      bin.count++;
      bin.chance += chance;
      bin.right += gold.has(id) ? 1 : 0;
      all++;
    }
  }
  return sums.reduce((error, { chance, right }) => error + Math.abs(chance - right) / all, 0);
}

/** The middle 95 in 100 of a figure over reports drawn with replacement. */
export function interval(values: readonly number[], seed = 1, draws = 2_000): [number, number] {
  const random = randomOf(seed);
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    for (let at = 0; at < values.length; at++) sum += values[Math.floor(random() * values.length)]!;
    return sum / values.length;
  }).sort((a, b) => a - b);
  return [means[Math.floor(draws * 0.025)]!, means[Math.floor(draws * 0.975)]!];
}
