import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { post } from '../api/client.ts';
import { queryClient, watchQuery } from '../api/queries.ts';
import type { WatchItem } from '../api/types.ts';
import { useDay, useText, word } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { tell } from '../parts/toast.tsx';

const DAY_MS = 24 * 60 * 60 * 1_000;
const ORDER = ['gone', 'soft-404', 'redirected-away', 'drifted', 'gated', 'unreachable', 'live'];

/** What is looked at again: vanished and changed first. */
export function WatchScreen() {
  const text = useText();
  const watch = useQuery(watchQuery);
  return (
    <div className="page">
      <header>
        <h1>{text['watch.title']}</h1>
        <p className="quiet">{text['watch.lead']}</p>
      </header>
      <AddWatch />
      <Asked query={watch}>
        {({ items }) =>
          items.length === 0 ? <p className="quiet">{text['watch.none']}</p> : <Watches of={items} />
        }
      </Asked>
    </div>
  );
}

function Watches({ of }: { readonly of: readonly WatchItem[] }) {
  const text = useText();
  const day = useDay();
  const rank = (item: WatchItem): number => ORDER.indexOf(item.standing.state);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={text['watch.title']}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{text['watch.url']}</th>
            <th scope="col">{text['watch.state']}</th>
            <th scope="col">{text['watch.since']}</th>
            <th scope="col">{text['watch.last']}</th>
            <th scope="col">{text['watch.next']}</th>
          </tr>
        </thead>
        <tbody>
          {of
            .toSorted((a, b) => rank(a) - rank(b))
            .map((item) => (
              <tr key={item.id}>
                <td>
                  {item.reportId === undefined ? (
                    (item.title ?? item.url)
                  ) : (
                    <Link to="/reports/$id" params={{ id: item.reportId }}>
                      {item.title ?? item.url}
                    </Link>
                  )}
                  <br />
                  <span className="value small quiet">{item.url}</span>
                </td>
                <td className={rank(item) < 4 ? 'gone' : undefined}>
                  {word(text, 'state', item.standing.state)}
                </td>
                <td>{day(item.standing.since)}</td>
                <td>{day(item.standing.lastPresent)}</td>
                <td>{day(item.nextDue, true)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function AddWatch() {
  const text = useText();
  const [url, setUrl] = useState('');
  const add = useMutation({
    mutationFn: () => post('/watch', { url: url.trim(), every: DAY_MS }),
    onSuccess: () => {
      setUrl('');
      tell(text['watch.added']);
      void queryClient.invalidateQueries({ queryKey: ['watch'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (url.trim() !== '') add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <div className="ask">
        <label className="field">
          <span>{text['watch.url']}</span>
          <input className="input" type="url" value={url} onChange={(event) => setUrl(event.target.value)} />
        </label>
        <button type="submit" className="button" disabled={add.isPending}>
          {text['watch.add']}
        </button>
      </div>
      {add.error !== null && <ProblemNote of={add.error} />}
    </form>
  );
}
