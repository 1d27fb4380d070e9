import { Link } from '@tanstack/react-router';
import { useJob } from '../api/jobs.ts';
import type { Job } from '../api/types.ts';
import { useText, word } from '../i18n/index.ts';
import { ProblemNote } from '../parts/problem.tsx';

/** A report on its way into the store: which stage, which page, and how it ended. */
export function JobLine({ job, onDone }: { readonly job: Job; readonly onDone: (job: Job) => void }) {
  const text = useText();
  const now = useJob(job, onDone);
  const id = now.done?.reportId;
  return (
    <li className="report-line" aria-live="polite">
      <span className="row-of">
        {id === undefined ? (
          <span className="title">{now.name}</span>
        ) : (
          <Link to="/reports/$id" params={{ id }} className="title">
            {now.done?.title ?? now.name}
          </Link>
        )}
        <span className="small quiet">
          {now.state === 'failed' ? (
            <span className="gone">{text['home.failed']}</span>
          ) : (
            word(text, 'stage', now.state === 'running' ? (now.stage ?? now.state) : now.state)
          )}
          {now.state === 'running' && now.page !== undefined && <> · {text['app.page'](now.page)}</>}
        </span>
      </span>
      {now.problem !== undefined && <ProblemNote of={now.problem} />}
    </li>
  );
}
