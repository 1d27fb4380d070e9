import type { CorpusName, Row } from './corpora.ts';
import type { Lesson, Loss } from './svm.ts';

/** How much a mistake costs, by corpus; a corpus of cost 0 is not learnt from. */
export interface Costs {
  readonly byCorpus: Readonly<Record<CorpusName, number>>;
  /** How far the cost of a label's few positives is raised towards that of its many negatives. */
  readonly balance: number;
  readonly loss: Loss;
  /** Corpus whose annotators' labels the others' are brought to: a part they did not use counts as its whole. */
  readonly inTermsOf?: CorpusName;
}

/**
 * What is learnt for some labels. Negatives are masked per corpus: a sentence of TRAM or AnnoCTR is a
 * negative only for the labels that its annotators used; a procedure or definition only for techniques
 * that are neither its own parent nor its child.
 */
export function lessonOf(
  rows: readonly Row[],
  learnt: Int32Array,
  labels: readonly string[],
  { byCorpus, balance, loss, inTermsOf }: Costs,
): Lesson {
  const placeOf = new Map(labels.map((id, place) => [id, place]));
  const annotated = new Map<CorpusName, ReadonlySet<string>>(
    (['tram', 'annoctr'] as const).map((corpus) => [corpus, labelsOf(rows, corpus)]),
  );
  const unknownTo = new Map(
    [...annotated].map(([corpus, known]) => [
      corpus,
      labels.flatMap((id, place) => (known.has(id) ? [] : [place])),
    ]),
  );
  const kin = new Map<string, number[]>();
  for (const [place, id] of labels.entries()) {
    kin.set(parentOf(id), [...(kin.get(parentOf(id)) ?? []), place]);
  }
  const used = inTermsOf === undefined ? new Set<string>() : labelsOf(rows, inTermsOf);
  const isWhole = (id: string): boolean => !used.has(id) && used.has(parentOf(id));
  /** The places of the labels that a row is one of. */
  const placesOf = (row: number): readonly number[] =>
    rows[row]!.labels.flatMap((id) => [
      ...(placeOf.get(id) === undefined ? [] : [placeOf.get(id)!]),
      ...(isWhole(id) && placeOf.has(parentOf(id)) ? [placeOf.get(parentOf(id))!] : []),
    ]);
  const positives = new Float64Array(labels.length);
  let count = 0;
  for (const row of learnt) {
    if (byCorpus[rows[row]!.corpus] === 0) continue;
    count++;
    for (const place of placesOf(row)) positives[place] = positives[place]! + 1;
  }
  const raise = positives.map((own) => Math.max(1, Math.sqrt((count - own) / Math.max(1, own)) * balance));
  return {
    rows: learnt.filter((row) => byCorpus[rows[row]!.corpus] > 0),
    labels: labels.length,
    loss,
    fill: (row, costs) => {
      const { corpus, labels: own } = rows[row]!;
      const cost = byCorpus[corpus];
      costs.fill(-cost);
      for (const place of unknownTo.get(corpus) ?? []) costs[place] = 0;
      if (corpus !== 'tram') {
        for (const id of own) for (const place of kin.get(parentOf(id)) ?? []) costs[place] = 0;
      }
      for (const place of placesOf(row)) costs[place] = cost * raise[place]!;
    },
  };
}

export function labelsOf(rows: readonly Row[], corpus: CorpusName): ReadonlySet<string> {
  return new Set(rows.filter((row) => row.corpus === corpus).flatMap(({ labels }) => labels));
}

function parentOf(id: string): string {
  return id.slice(0, 5);
}
