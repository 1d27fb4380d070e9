import type {
  Consistency,
  JournalEntry,
  Ledger,
  Matrix,
  MatrixColumn,
  MatrixItem,
  MatrixRow,
} from '../../model/index.ts';
import { inForce } from '../journal/in-force.ts';
import { fragileItems } from './fragile.ts';
import { itemsOf, namedIn } from './items.ts';

/** Hypotheses that every matrix has: what nobody claims must be thought of, too. */
export const ALWAYS: readonly string[] = ['an unknown other', 'a false flag'];

/** Fewer are no comparison: with the two that are always there, at least one is somebody's claim. */
export const FEWEST = 3;

/** Inconsistency alone is counted (Heuer 1999): what fits a hypothesis fits others, too. */
const WEIGHT: Readonly<Record<Consistency, number>> = { CC: 0, C: 0, N: 0, NA: 0, I: 1, II: 2 };

/** For telling whether an item distinguishes at all. */
const SCORE: Readonly<Record<Consistency, number>> = { CC: 2, C: 1, N: 0, NA: 0, I: -1, II: -2 };

/**
 * A story's hypotheses against its evidence, as the analyst rated it. It shows inconsistencies, items that say
 * nothing and what hangs on one item; it ranks nothing and names no winner. Pure.
 *
 * @param entries the matrix's journal, in order
 */
export function makeMatrix(
  storyId: string,
  ledger: Ledger,
  entries: readonly JournalEntry<'hypotheses'>[],
): Matrix {
  const standing = inForce(entries, undoneBy);
  const labels = labelsOf(ledger, standing);
  const { ratings, items: rated } = ratingsOf(standing);
  const present = itemsOf(ledger);
  const ids = new Set(present.map(({ id }) => id));
  const rows = [
    ...present.map((item) => rowOf(item, labels, ratings)),
    ...[...rated.values()]
      .filter(({ id }) => !ids.has(id))
      .map((item): MatrixRow => ({ ...rowOf(item, labels, ratings), lost: true })),
  ].filter((row) => row.lost !== true || row.ratings.some((rating) => rating !== null));
  const hypotheses = labels.map(({ label, from }, at) => columnOf(label, from, rows, at));
  return { kind: 'matrix', storyId, hypotheses, rows, fragile: fragileItems(hypotheses, rows, weightOf) };
}

/** The last entry that holds and can be undone. */
export function lastChange(
  entries: readonly JournalEntry<'hypotheses'>[],
): JournalEntry<'hypotheses'> | undefined {
  return inForce(entries, undoneBy).findLast(({ record }) => record.kind !== 'undone');
}

function undoneBy({ record }: JournalEntry<'hypotheses'>): number | undefined {
  return record.kind === 'undone' ? record.entry : undefined;
}

type Label = Pick<MatrixColumn, 'label' | 'from'>;

function labelsOf(ledger: Ledger, entries: readonly JournalEntry<'hypotheses'>[]): readonly Label[] {
  const labels = new Map<string, Label>();
  for (const label of namedIn(ledger)) labels.set(labelKey(label), { label, from: 'ledger' });
  for (const { record } of entries) {
    if (record.kind === 'hypothesis-added' && !labels.has(labelKey(record.label)))
      labels.set(labelKey(record.label), { label: record.label, from: 'analyst' });
    if (record.kind === 'hypothesis-dropped' && labels.get(labelKey(record.label))?.from === 'analyst')
      labels.delete(labelKey(record.label));
  }
  for (const label of ALWAYS) labels.set(labelKey(label), { label, from: 'always' });
  return [...labels.values()];
}

/** Two labels that differ in letter case and white space are one hypothesis. */
export function labelKey(label: string): string {
  return label.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

type Ratings = ReadonlyMap<string, Consistency>;

function ratingsOf(entries: readonly JournalEntry<'hypotheses'>[]): {
  readonly ratings: Ratings;
  readonly items: ReadonlyMap<string, MatrixItem>;
} {
  const ratings = new Map<string, Consistency>();
  const items = new Map<string, MatrixItem>();
  for (const { record } of entries) {
    if (record.kind !== 'rated') continue;
    const cell = cellKey(record.item.id, record.hypothesis);
    items.set(record.item.id, record.item);
    if (record.rating === null) ratings.delete(cell);
    else ratings.set(cell, record.rating);
  }
  return { ratings, items };
}

function cellKey(itemId: string, label: string): string {
  return `${itemId} ${labelKey(label)}`;
}

function rowOf(item: MatrixItem, labels: readonly Label[], ratings: Ratings): MatrixRow {
  const its = labels.map(({ label }) => ratings.get(cellKey(item.id, label)) ?? null);
  const scores = its.flatMap((rating) => (rating === null ? [] : [SCORE[rating]]));
  const whole = scores.length === its.length;
  return {
    item,
    ratings: its,
    ...(whole && { diagnosticity: Math.max(...scores) - Math.min(...scores) }),
  };
}

function weightOf(rating: Consistency | null | undefined): number {
  return rating === null || rating === undefined ? 0 : WEIGHT[rating];
}

function columnOf(
  label: string,
  from: MatrixColumn['from'],
  rows: readonly MatrixRow[],
  at: number,
): MatrixColumn {
  const its = rows.filter(({ lost }) => lost !== true).map(({ ratings }) => ratings[at]);
  return {
    label,
    from,
    inconsistent: its.filter((rating) => weightOf(rating) > 0).length,
    weight: its.reduce<number>((sum, rating) => sum + weightOf(rating), 0),
    unrated: its.filter((rating) => rating === null).length,
  };
}
