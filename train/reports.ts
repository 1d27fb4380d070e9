import { givenIn } from '../src/how/techniques/model/given.ts';
import type { Candidate, Given } from '../src/how/techniques/model/signs.ts';
import { candidatesIn } from '../src/how/techniques/model/signs.ts';
import { activeTechniques } from '../src/vocab/attack-techniques.ts';
import type { CorpusName, Row } from './corpora.ts';

/** A report of an annotated corpus. */
export interface AnnotatedReport {
  readonly group: string;
  readonly corpus: CorpusName;
  /** Numbers of its rows, in order. */
  readonly rows: readonly number[];
  readonly gold: ReadonlySet<string>;
  readonly given: Given;
}

export function reportsOf(rows: readonly Row[], corpus: CorpusName): readonly AnnotatedReport[] {
  const byGroup = new Map<string, number[]>();
  rows.forEach((row, at) => {
    if (row.corpus !== corpus) return;
    byGroup.set(row.group, [...(byGroup.get(row.group) ?? []), at]);
  });
  return [...byGroup].map(([group, own]) => ({
    group,
    corpus,
    rows: own,
    gold: new Set(own.flatMap((row) => rows[row]!.labels)),
    given: givenIn(own.map((row) => rows[row]!.text).join('\n')),
  }));
}

const TACTICS: ReadonlyMap<string, readonly string[]> = new Map(
  activeTechniques().map(({ id, tactics }) => [id, tactics]),
);

/**
 * The candidates of a report whose margins are known already.
 *
 * @param marginsOf the margins of one of its rows, by the number of the row
 */
export function candidatesOf(
  rows: readonly Row[],
  report: AnnotatedReport,
  labels: readonly string[],
  gate: ReadonlySet<string>,
  marginsOf: (row: number) => Float32Array,
): readonly Candidate[] {
  let next = 0;
  const scorer = {
    labels,
    score: (_text: string, margins: Float32Array): void => margins.set(marginsOf(report.rows[next++]!)),
  };
  const texts = report.rows.map((row) => rows[row]!.text);
  return candidatesIn(texts, scorer, report.given, { tacticsOf: (id) => TACTICS.get(id) ?? [], gate });
}
