import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { remove } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { blockedQuery, repliesQuery } from '../api/talk.ts';
import { Choice } from '../desk/choice.tsx';
import { useDay, useText, word } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { ReplyCard } from './reply-card.tsx';

const STATES = ['held', 'waiting', 'approved', 'rejected', 'unlinked', 'gone', 'failed'] as const;

/** What others reply, what waits for a decision first. */
export function ReplyQueue({ mayShare }: { readonly mayShare: boolean }) {
  const text = useText();
  const [state, setState] = useState('held');
  const replies = useQuery(repliesQuery(state));
  const counts = replies.data?.counts ?? {};
  return (
    <>
      <h2>{text['post.part.replies']}</h2>
      <Choice
        label={text['reply.filter']}
        value={state}
        options={[
          ...STATES.map((each) => [each, `${word(text, 'replied', each)} (${counts[each] ?? 0})`] as const),
          ['', text['reply.all']] as const,
        ]}
        onChange={setState}
      />
      <Asked query={replies}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{text['reply.none']}</p>
          ) : (
            items.map((item) => <ReplyCard key={item.reply.id} of={item} mayShare={mayShare} />)
          )
        }
      </Asked>
      <Blocked mayShare={mayShare} />
    </>
  );
}

function Blocked({ mayShare }: { readonly mayShare: boolean }) {
  const text = useText();
  const day = useDay();
  const blocked = useQuery(blockedQuery);
  const unblock = useMutation({
    mutationFn: (domain: string) => remove(`/blocked-domains/${encodeURIComponent(domain)}`),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['blocked'] });
      void queryClient.invalidateQueries({ queryKey: ['replies'] });
    },
  });
  return (
    <section aria-labelledby="blocked">
      <h2 id="blocked">{text['reply.blocked']}</h2>
      {unblock.error !== null && <ProblemNote of={unblock.error} />}
      <Asked query={blocked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{text['reply.noBlocked']}</p>
          ) : (
            <ul>
              {items.map(({ domain, at, by, why }) => (
                <li key={domain} className="row-of">
                  <span className="value">{domain}</span>
                  <span className="small quiet">
                    {[text['reply.since'](day(at), by), why].filter(Boolean).join(' · ')}
                  </span>
                  {mayShare && (
                    <button
                      type="button"
                      className="button"
                      disabled={unblock.isPending}
                      onClick={() => unblock.mutate(domain)}
                    >
                      {text['reply.unblock'](domain)}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
}
