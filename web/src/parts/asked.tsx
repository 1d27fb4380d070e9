import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../i18n/index.ts';
import { ProblemNote } from './problem.tsx';

interface AskedProps<Answer> {
  readonly query: UseQueryResult<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}

/** The answer once it is there, or why it is not. */
export function Asked<Answer>({ query, children }: AskedProps<Answer>) {
  const text = useText();
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return <p className="quiet">{query.isFetching ? text['app.loading'] : null}</p>;
  return (
    <div className="field">
      <ProblemNote of={query.error} />
      <p>
        <button type="button" className="button" onClick={() => void query.refetch()}>
          {text['app.retry']}
        </button>
      </p>
    </div>
  );
}
