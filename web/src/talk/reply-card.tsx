import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { post } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { ReplyItem } from '../api/talk.ts';
import { useDay, useText, word } from '../i18n/index.ts';
import { ProblemNote } from '../parts/problem.tsx';
import { tell } from '../parts/toast.tsx';

type Act = 'approved' | 'held' | 'rejected' | 'look' | 'read' | 'block';

interface ReplyCardProps {
  readonly of: ReplyItem;
  readonly mayShare: boolean;
}

/**
 * A reply: where it is from, its words as text, the hash of the copy they are from, and why to look twice. Nothing of
 * a stranger's page is a link here.
 */
export function ReplyCard({ of, mayShare }: ReplyCardProps) {
  const text = useText();
  const day = useDay();
  const { reply, revision, blockedBy } = of;
  const { evidence } = reply;
  const act = useMutation({
    mutationFn: async (what: Act): Promise<string> => {
      if (what === 'read') {
        await post('/reports', { url: reply.source });
        return text['reply.reading'];
      }
      if (what === 'block') {
        await post('/blocked-domains', { domain: reply.host });
        return text['reply.blockedBy'](reply.host);
      }
      const body = what === 'look' ? { do: what } : { do: what, revision };
      const done = await post<ReplyItem>(`/replies/${reply.id}`, body);
      return text['reply.done'](word(text, 'replied', done.reply.state));
    },
    onSuccess: (said) => {
      tell(said);
      void queryClient.invalidateQueries({ queryKey: ['replies'] });
      void queryClient.invalidateQueries({ queryKey: ['blocked'] });
    },
  });
  const button = (what: Act, label: string, isFirst = false) => (
    <button
      type="button"
      className={isFirst ? 'button first' : 'button'}
      disabled={act.isPending}
      onClick={() => act.mutate(what)}
    >
      {label}
    </button>
  );
  return (
    <article className="suggestion" aria-label={text['reply.from'](reply.host)}>
      <h3>{evidence?.title ?? reply.host}</h3>
      <p className="value small">{reply.source}</p>
      <p className="small row-of">
        <span>{word(text, 'replied', reply.state)}</span>
        <span className="quiet">
          {reply.via} · {day(reply.receivedAt, true)}
        </span>
        <Link to="/posts" search={{ post: reply.postId }}>
          {text['reply.to']}
        </Link>
      </p>
      {evidence !== undefined &&
        (evidence.excerpt === undefined ? (
          <p className="quiet">{text['reply.noWords']}</p>
        ) : (
          <blockquote>{evidence.excerpt.quote}</blockquote>
        ))}
      {evidence !== undefined && (
        <p className="small quiet">
          {text['reply.copy']} <span className="value">{evidence.capture.sha256}</span>
        </p>
      )}
      {reply.reasons.length > 0 && (
        <p className="small">
          {text['reply.twice']}: {reply.reasons.map((each) => word(text, 'reason', each)).join(', ')}
        </p>
      )}
      {blockedBy !== undefined && <p className="gone">{text['reply.blockedBy'](blockedBy)}</p>}
      {reply.problem !== undefined && <p className="small gone">{reply.problem.message}</p>}
      {act.error !== null && <ProblemNote of={act.error} />}
      {mayShare && (
        <p className="row-of">
          {evidence !== undefined &&
            reply.state !== 'approved' &&
            button('approved', text['reply.approve'], true)}
          {(reply.state === 'approved' || reply.state === 'rejected') && button('held', text['reply.hold'])}
          {reply.state !== 'rejected' && button('rejected', text['reply.reject'])}
          {button('look', text['reply.look'])}
          {button('read', text['reply.read'])}
          {blockedBy === undefined && button('block', text['reply.block'](reply.host))}
        </p>
      )}
    </article>
  );
}
