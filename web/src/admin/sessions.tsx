import { useQuery } from '@tanstack/react-query';
import { sessionsQuery } from '../api/admin.ts';
import { remove } from '../api/client.ts';
import { useDay, useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { useAct } from './act.ts';
import { Listing } from './listing.tsx';

/** Who is signed in, whence and since when. */
export function Sessions() {
  const text = useText();
  const day = useDay();
  const sessions = useQuery(sessionsQuery);
  const end = useAct(
    (id: string) => remove(`/sessions/${id}`),
    'sessions',
    () => text['session.ended'],
  );
  return (
    <Asked query={sessions}>
      {({ items }) => (
        <>
          {end.error !== null && <ProblemNote of={end.error} />}
          <Listing
            label={text['admin.part.sessions']}
            heads={[
              text['admin.name'],
              text['session.began'],
              text['session.seen'],
              text['session.address'],
              text['session.issuer'],
            ]}
            hasActs
          >
            {items.map(({ id, account, createdAt, seenAt, address, issuer }) => (
              <tr key={id}>
                <th scope="row" className="value">
                  {account}
                </th>
                <td>{day(createdAt, true)}</td>
                <td>{day(seenAt, true)}</td>
                <td className="value">{address ?? text['app.notStated']}</td>
                <td>{issuer ?? text['session.password']}</td>
                <td>
                  <button type="button" className="button small" onClick={() => end.mutate(id)}>
                    {text['session.end']}
                  </button>
                </td>
              </tr>
            ))}
          </Listing>
        </>
      )}
    </Asked>
  );
}
