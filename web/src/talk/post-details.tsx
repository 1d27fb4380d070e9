import { type UseMutationResult, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { post } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { type PostDetail, postQuery } from '../api/talk.ts';
import { useDay, useText, word } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { tell } from '../parts/toast.tsx';
import { PostForm } from './post-form.tsx';

interface Act {
  readonly do: 'correct' | 'withdraw' | 'restore' | 'tell';
  readonly note?: string;
  readonly revision?: number;
  readonly draft?: unknown;
  readonly tell?: boolean;
}

interface PostDetailsProps {
  readonly id: string;
  readonly mayShare: boolean;
}

/** One post: how far its report has moved on, its versions, who was told, and what can be done. */
export function PostDetails({ id, mayShare }: PostDetailsProps) {
  const text = useText();
  const detail = useQuery(postQuery(id));
  const act = useMutation({
    mutationFn: (given: Act) => post<{ readonly telling: number }>(`/posts/${id}`, given),
    onSuccess: ({ telling }, given) => {
      const done = given.do === 'tell' ? text['post.telling'](telling) : text[`post.${DONE[given.do]}`];
      tell(done);
      void queryClient.invalidateQueries({ queryKey: ['posts'] });
    },
  });
  return (
    <section aria-labelledby="post-details">
      <h2 id="post-details">{text['post.details']}</h2>
      {act.error !== null && <ProblemNote of={act.error} />}
      <Asked query={detail}>
        {(all) => (
          <>
            <Drift of={all} />
            <History of={all} />
            <Told of={all} />
            {mayShare && <Acts key={all.post.revision} of={all} act={act} />}
          </>
        )}
      </Asked>
    </section>
  );
}

const DONE = { correct: 'corrected', withdraw: 'withdrawn', restore: 'restored' } as const;

function Drift({ of }: { readonly of: PostDetail }) {
  const text = useText();
  const { takenBack, added, isOtherCopy, isRefused } = of.drift;
  const isSame = takenBack.length + added.length === 0 && !isOtherCopy && !isRefused;
  return (
    <>
      <h3>{text['post.drift']}</h3>
      {isSame && <p>{text['post.noDrift']}</p>}
      {isRefused && <p className="gone">{text['post.refused']}</p>}
      {isOtherCopy && <p>{text['post.otherCopy']}</p>}
      <Statements label={text['post.takenBack']} of={takenBack} />
      <Statements label={text['post.added']} of={added} />
    </>
  );
}

const MOST_SHOWN = 20;

function Statements({ label, of }: { readonly label: string; readonly of: readonly string[] }) {
  const text = useText();
  if (of.length === 0) return null;
  return (
    <>
      <p className="label">{label}</p>
      <ul>
        {of.slice(0, MOST_SHOWN).map((each) => (
          <li key={each} className="value small">
            {each}
          </li>
        ))}
      </ul>
      {of.length > MOST_SHOWN && <p className="small quiet">{text['app.more'](of.length - MOST_SHOWN)}</p>}
    </>
  );
}

function History({ of }: { readonly of: PostDetail }) {
  const text = useText();
  const day = useDay();
  return (
    <>
      <h3>{text['post.history']}</h3>
      <ul>
        {of.post.versions.map(({ number, at, by, note }) => (
          <li key={number}>
            {text['post.version'](number, by)} <span className="quiet small">{day(at, true)}</span>
            {note !== undefined && <>: {note}</>}
          </li>
        ))}
      </ul>
      {of.post.withdrawn !== undefined && (
        <p className="gone">
          {text['post.withdrawnOn'](day(of.post.withdrawn.at, true))}: {of.post.withdrawn.note}
        </p>
      )}
    </>
  );
}

function Told({ of }: { readonly of: PostDetail }) {
  const text = useText();
  const day = useDay();
  if (of.mentions.length === 0) return null;
  return (
    <>
      <h3>{text['post.told']}</h3>
      <ul>
        {of.mentions.map(({ target, state, at, receipt, problem }) => (
          <li key={target}>
            <span className="value small">{target}</span>: {word(text, 'told', state)}{' '}
            <span className="quiet small">
              {day(at, true)} {problem?.message}
            </span>
            {receipt !== undefined && (
              <>
                {' '}
                <a className="small" href={receipt} rel="noreferrer">
                  {text['post.receipt']}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface ActsProps {
  readonly of: PostDetail;
  readonly act: UseMutationResult<{ readonly telling: number }, Error, Act>;
}

function Acts({ of, act }: ActsProps) {
  const text = useText();
  const { revision, versions, withdrawn } = of.post;
  const last = versions.at(-1);
  const [why, setWhy] = useState('');
  const isOff = withdrawn !== undefined;
  const turn = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ do: isOff ? 'restore' : 'withdraw', note: why, revision });
  };
  return (
    <>
      {!isOff && last !== undefined && (
        <details>
          <summary>{text['post.correctTitle']}</summary>
          <p className="small quiet">{text['post.correctHint']}</p>
          <PostForm
            before={last.content}
            action={text['post.correct']}
            isBusy={act.isPending}
            hasNote
            onSend={(draft, note, told) => act.mutate({ do: 'correct', note, revision, draft, tell: told })}
          />
        </details>
      )}
      <details>
        <summary>{text['post.withdrawTitle']}</summary>
        <form className="form" onSubmit={turn}>
          <label className="field">
            <span>{text['post.why']}</span>
            <input className="input" required value={why} onChange={(event) => setWhy(event.target.value)} />
          </label>
          <p>
            <button type="submit" className="button" disabled={act.isPending}>
              {isOff ? text['post.restore'] : text['post.withdraw']}
            </button>
          </p>
        </form>
      </details>
      {!isOff && (
        <p>
          <button
            type="button"
            className="button"
            disabled={act.isPending}
            onClick={() => act.mutate({ do: 'tell' })}
          >
            {text['post.tellNow']}
          </button>
        </p>
      )}
    </>
  );
}
