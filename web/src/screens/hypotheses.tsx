import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { hypothesesQuery, type Matrix, type MatrixChange } from '../api/analysis.ts';
import { post } from '../api/client.ts';
import { queryClient, storyQuery } from '../api/queries.ts';
import { useText } from '../i18n/index.ts';
import { AddHypothesis } from '../ledger/add-hypothesis.tsx';
import { Falls } from '../ledger/falls.tsx';
import { Grid } from '../ledger/grid.tsx';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { tell } from '../parts/toast.tsx';

/** A story's hypotheses against its evidence: what contradicts which, and what hangs on one item. */
export function HypothesesScreen() {
  const text = useText();
  const { id } = useParams({ from: '/stories/$id/hypotheses' });
  const story = useQuery(storyQuery(id));
  const matrix = useQuery(hypothesesQuery(id));
  const change = useMutation({
    // One after another: an answer that came late would show what was so before.
    scope: { id: `hypotheses ${id}` },
    mutationKey: ['hypotheses', id],
    mutationFn: (asked: MatrixChange) => post<Matrix>(`/stories/${id}/hypotheses`, asked),
    onMutate: (asked) =>
      queryClient.setQueryData<Matrix>(['hypotheses', id], (before) => before && rated(before, asked)),
    onError: () => queryClient.invalidateQueries({ queryKey: ['hypotheses', id] }),
    // Fewer than three hypotheses are no matrix; what is there after a change is asked for again then.
    onSuccess: (after) => {
      tell(text['matrix.changed']);
      // What was rated since is on its way, and its answer has this, too.
      if (queryClient.isMutating({ mutationKey: ['hypotheses', id] }) > 1) return;
      if (after.hypotheses.length >= FEWEST) queryClient.setQueryData(['hypotheses', id], after);
      else void queryClient.invalidateQueries({ queryKey: ['hypotheses', id] });
    },
  });
  return (
    <div className="page wide">
      <header>
        <h1>{text['matrix.title']}</h1>
        <p>
          <Link to="/stories/$id" params={{ id }}>
            {story.data?.story.title ?? id}
          </Link>
        </p>
        <p className="quiet">{text['matrix.lead']}</p>
      </header>
      {change.error !== null && <ProblemNote of={change.error} />}
      <Asked query={matrix}>
        {(of) => (
          <>
            <Grid of={of} isBusy={change.isPending} onChange={change.mutate} />
            <Falls of={of} />
          </>
        )}
      </Asked>
      <AddHypothesis isBusy={change.isPending} onChange={change.mutate} />
    </div>
  );
}

const FEWEST = 3;

/** A rating is shown where it was made while it is written down; what it sums up to comes with the answer. */
function rated(matrix: Matrix, asked: MatrixChange): Matrix {
  if (!('rate' in asked)) return matrix;
  const { item, hypothesis, rating } = asked.rate;
  const column = matrix.hypotheses.findIndex(({ label }) => label === hypothesis);
  const rows = matrix.rows.map((row) =>
    row.item.id === item
      ? { ...row, ratings: row.ratings.with(column, rating === 'none' ? null : rating) }
      : row,
  );
  return { ...matrix, rows };
}
