import type {
  Consistency,
  JournalEntry,
  Ledger,
  Matrix,
  MatrixEvent,
  Result,
  Story,
} from '../model/index.ts';
import { CONSISTENCIES, failed, ok, problem } from '../model/index.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import { matrixText } from '../share/ledger/index.ts';
import { ALWAYS, FEWEST, labelKey, lastChange, makeMatrix } from '../who/hypotheses/index.ts';
import { makeLedger } from '../who/index.ts';
import type { Desk } from './desk.ts';
import { ledgerReference } from './ledger-source.ts';
import { type ByAnalyst, findStory } from './stories.ts';

/** A story's hypotheses against its evidence. Fails with `bad-usage` while there are fewer than three. */
export async function matrixOf(reference: string, desk: Desk): Promise<Result<Matrix>> {
  const found = await laidOut(reference, desk);
  if (!found.ok) return found;
  const { matrix, story } = found.value;
  if (matrix.hypotheses.length >= FEWEST) return ok(matrix);
  return failed(
    problem('bad-usage', `a comparison needs at least ${FEWEST} hypotheses, and the reports name nobody`, {
      where: story.title,
      hint: `Name who it might be: howdunit hypotheses add ${story.id} <hypothesis>.`,
    }),
  );
}

/** What an analyst does to a matrix. */
export type MatrixChangeAsked =
  | { readonly kind: 'add' | 'drop'; readonly label: string }
  /** Takes back the last change that stands. */
  | { readonly kind: 'undo' }
  | {
      readonly kind: 'rate';
      /** The item's id or the start of it, or its number in the order it is shown. */
      readonly item: string;
      readonly hypothesis: string;
      /** `none` takes the rating back. */
      readonly rating: string;
      readonly note?: string | undefined;
    };

/** Writes one change into the story's journal and gives back the matrix as it then stands. */
export async function changeMatrix(
  reference: string,
  asked: MatrixChangeAsked,
  said: ByAnalyst,
  desk: Desk,
): Promise<Result<Matrix>> {
  const found = await laidOut(reference, desk);
  if (!found.ok) return found;
  const { story, ledger, entries, matrix } = found.value;
  const record = eventOf(asked, matrix, entries);
  if (!record.ok) return record;
  const written = await desk.store.write('hypotheses', { subject: story.id, ...said, record: record.value });
  return written.ok ? ok(makeMatrix(story.id, ledger, [...entries, written.value])) : written;
}

function eventOf(
  asked: MatrixChangeAsked,
  matrix: Matrix,
  entries: readonly JournalEntry<'hypotheses'>[],
): Result<MatrixEvent> {
  if (asked.kind === 'rate') return rating(asked, matrix);
  if (asked.kind !== 'undo') return hypothesis(asked, matrix);
  const last = lastChange(entries);
  if (last !== undefined) return ok({ kind: 'undone', entry: last.seq });
  return failed(problem('not-in-store', 'nothing is left to undo', { where: matrix.storyId }));
}

interface LaidOut {
  readonly story: Story;
  readonly ledger: Ledger;
  readonly entries: readonly JournalEntry<'hypotheses'>[];
  readonly matrix: Matrix;
}

async function laidOut(reference: string, desk: Desk): Promise<Result<LaidOut>> {
  const found = await findStory(reference, desk);
  if (!found.ok) return found;
  const { story } = found.value;
  const sources = [];
  for (const id of story.reports) {
    const source = await ledgerReference(id, desk);
    if (!source.ok) return source;
    sources.push(source.value);
  }
  const entries = await desk.store.journal('hypotheses', story.id);
  if (!entries.ok) return entries;
  const ledger = makeLedger(sources);
  return ok({
    story,
    ledger,
    entries: entries.value,
    matrix: makeMatrix(story.id, ledger, entries.value),
  });
}

function hypothesis(
  { kind, label }: { kind: 'add' | 'drop'; label: string },
  { hypotheses }: Matrix,
): Result<MatrixEvent> {
  const there = hypotheses.find((each) => labelKey(each.label) === labelKey(label));
  if (kind === 'add') {
    if (!/[\p{L}\p{N}]/u.test(label) || label.length > LONGEST)
      return failed(problem('bad-usage', 'a hypothesis is a few words'));
    if (there !== undefined)
      return failed(problem('bad-usage', `“${there.label}” is among the hypotheses already`));
    return ok({ kind: 'hypothesis-added', label });
  }
  if (there === undefined) return failed(problem('not-in-store', `“${label}” is not among the hypotheses`));
  if (there.from !== 'analyst') {
    const why =
      there.from === 'always' ? `every matrix has ${ALWAYS.join(' and ')}` : 'a kept report claims it';
    return failed(problem('bad-usage', `“${there.label}” stays: ${why}`));
  }
  return ok({ kind: 'hypothesis-dropped', label: there.label });
}

const LONGEST = 120;

function rating(
  { item, hypothesis, rating, note }: Extract<MatrixChangeAsked, { kind: 'rate' }>,
  { hypotheses, rows }: Matrix,
): Result<MatrixEvent> {
  const wanted = rating.toUpperCase();
  const value: Consistency | null | undefined =
    wanted === 'NONE' ? null : CONSISTENCIES.find((each) => each === wanted);
  if (value === undefined) {
    return failed(
      problem('bad-usage', `“${rating}” is no rating`, {
        hint: `Ratings: ${CONSISTENCIES.join(', ')}, none.`,
      }),
    );
  }
  const column = oneOf(
    hypotheses.filter(({ label }) => labelKey(label) === labelKey(hypothesis)),
    hypotheses.filter(({ label }) => labelKey(label).includes(labelKey(hypothesis))),
  );
  if (column === undefined) {
    return failed(
      problem('not-in-store', `“${hypothesis}” is no one hypothesis`, {
        hint: `Hypotheses: ${hypotheses.map(({ label }) => label).join('; ')}.`,
      }),
    );
  }
  const row = /^\d{1,4}$/u.test(item)
    ? rows[Number(item) - 1]
    : oneOf(
        rows.filter((each) => each.item.id === item),
        item.length < 4
          ? []
          : rows.filter((each) => each.item.id.replace('item-', '').startsWith(item.replace('item-', ''))),
      );
  if (row === undefined) {
    return failed(
      problem('not-in-store', `“${item}” is no one item`, {
        hint: 'Items have a number and an id: howdunit hypotheses <story>.',
      }),
    );
  }
  return ok({
    kind: 'rated',
    item: row.item,
    hypothesis: column.label,
    rating: value,
    ...(note !== undefined && { note }),
  });
}

function oneOf<T>(exact: readonly T[], near: readonly T[]): T | undefined {
  const found = exact.length > 0 ? exact : near;
  return found.length === 1 ? found[0] : undefined;
}

export function renderMatrix(
  matrix: Matrix,
  format: 'text' | 'json',
  options: { readonly width?: number; readonly colour?: boolean },
): string {
  return format === 'json' ? `${lineSafeJson(matrix)}\n` : matrixText(matrix, options);
}
