import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Grade, type GradeScale, type Grading, gradingQuery } from '../api/analysis.ts';
import { post } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Card } from '../api/types.ts';
import { Choice } from '../desk/choice.tsx';
import { useDay, useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { inMarks } from '../parts/claimed.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { tell } from '../parts/toast.tsx';

interface GradeDialogProps {
  readonly claimId: string;
  /** The claim's own words. */
  readonly quote: string;
  /** Who speaks against it, where that is known. */
  readonly contrary?: ReactNode;
  readonly onClose: () => void;
}

/** What an analyst holds of a claim: term by term on the field's scales, or not at all. */
export function GradeDialog({ claimId, quote, contrary, onClose }: GradeDialogProps) {
  const text = useText();
  const grading = useQuery(gradingQuery(claimId));
  return (
    <Dialog title={text['grade.title']} onClose={onClose}>
      <div className={contrary === undefined ? undefined : 'grade-sides'}>
        <div>
          <h3 className="label">{text['grade.claim']}</h3>
          <p className="said">{inMarks(quote)}</p>
        </div>
        {contrary !== undefined && (
          <div className="contrary">
            <h3 className="label">{text['grade.contrary']}</h3>
            {contrary}
          </div>
        )}
      </div>
      <Asked query={grading}>
        {(answer) => <Form key={answer.history.length} claimId={claimId} of={answer} onClose={onClose} />}
      </Asked>
    </Dialog>
  );
}

interface FormProps {
  readonly claimId: string;
  readonly of: Grading;
  readonly onClose: () => void;
}

type Chosen = Partial<Record<GradeScale, string>>;

function Form({ claimId, of, onClose }: FormProps) {
  const text = useText();
  const current = of.history.at(-1)?.grade ?? undefined;
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries((current?.terms ?? []).map(({ scale, term }) => [scale, term])),
  );
  const [yardstick, setYardstick] = useState<'ICD 203' | 'PHIA'>(() =>
    current?.terms.some(({ scale }) => scale.startsWith('PHIA')) === true ? 'PHIA' : 'ICD 203',
  );
  const [note, setNote] = useState(current?.note ?? '');
  const graded = useMutation({
    mutationFn: (words: readonly string[]) =>
      post<{ card: Card }>(`/findings/${claimId}/grade`, {
        words,
        scale: yardstick === 'PHIA' ? 'phia' : 'icd-203',
        ...(note.trim() !== '' && { note: note.trim() }),
      }),
    onSuccess: ({ card }, words) => {
      taken(card);
      tell(text[words[0] === 'none' ? 'grade.undone' : 'grade.done']);
      onClose();
    },
  });
  const words = wordsOf(chosen, yardstick);
  const choice = (scale: GradeScale, label: string) => (
    <Choice
      label={label}
      value={chosen[scale] ?? ''}
      options={[['', text['grade.ungraded']], ...optionsOf(of, scale)]}
      onChange={(term) => setChosen({ ...chosen, [scale]: term })}
    />
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    graded.mutate(words);
  };
  return (
    <form className="form" onSubmit={submit}>
      <div className="pair">
        {choice('Admiralty reliability', text['grade.reliability'])}
        {choice('Admiralty credibility', text['grade.credibility'])}
      </div>
      <p className="small quiet">{text['grade.origins'](of.origins, of.looked)}</p>
      <div className="pair three">
        <Choice
          label={text['grade.words']}
          value={yardstick}
          options={[
            ['ICD 203', 'ICD 203'],
            ['PHIA', 'PHIA'],
          ]}
          onChange={(value) => setYardstick(value === 'PHIA' ? 'PHIA' : 'ICD 203')}
        />
        {choice(`${yardstick} likelihood`, text['grade.likelihood'])}
        {choice(`${yardstick} confidence`, text['grade.confidence'])}
      </div>
      <label className="field">
        <span>{text['grade.note']}</span>
        <input
          className="input"
          value={note}
          maxLength={2_000}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      {graded.error !== null && <ProblemNote of={graded.error} />}
      <p className="row-of">
        <button type="submit" className="button first" disabled={words.length === 0 || graded.isPending}>
          {text['grade.save']}
        </button>
        {current !== undefined && (
          <button type="button" className="button" onClick={() => graded.mutate(['none'])}>
            {text['grade.takeBack']}
          </button>
        )}
      </p>
      <History of={of.history} />
    </form>
  );
}

function History({ of }: { readonly of: Grading['history'] }) {
  const text = useText();
  const day = useDay();
  if (of.length === 0) return null;
  return (
    <details className="small">
      <summary>{text['grade.history']}</summary>
      <ul>
        {of.map(({ grade, by, at }) => (
          <li key={at}>
            {grade === null ? text['grade.taken'] : <GradeWords of={grade} />}{' '}
            <span className="quiet">
              {by}, {day(at, true)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A grade's terms, each with its scale: `B (Admiralty reliability), likely (ICD 203 likelihood)`. */
export function GradeWords({ of }: { readonly of: Grade }) {
  return <>{of.terms.map(({ scale, term }) => `${term} (${scale})`).join(', ')}</>;
}

function optionsOf({ scales }: Grading, scale: GradeScale): readonly (readonly [string, string])[] {
  const terms = scales.find((each) => each.scale === scale)?.terms ?? [];
  return terms.map(({ term, meaning, range }) => [
    term,
    range === undefined
      ? meaning === '' || meaning === term
        ? term
        : `${term}: ${meaning}`
      : `${term}, ${range[0]}–${range[1]} %`,
  ]);
}

/** As they are typed: see docs/reference/grades.md. */
function wordsOf(chosen: Chosen, yardstick: 'ICD 203' | 'PHIA'): readonly string[] {
  const confidence = chosen[`${yardstick} confidence`];
  return [
    chosen['Admiralty reliability'],
    chosen['Admiralty credibility'],
    chosen[`${yardstick} likelihood`],
    confidence === undefined || confidence === '' ? undefined : `${confidence} confidence`,
  ].filter((word): word is string => word !== undefined && word !== '');
}

/** The finding as it now stands, wherever it is shown. */
function taken(card: Card): void {
  queryClient.setQueriesData<readonly Card[]>({ queryKey: ['findings'] }, (cards) =>
    cards?.map((each) => (each.id === card.id ? card : each)),
  );
  for (const queryKey of [['ledger'], ['finding', card.id], ['grading', card.id]])
    void queryClient.invalidateQueries({ queryKey });
}
