import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { post } from '../api/client.ts';
import { queryClient, storiesQuery, suggestionsQuery } from '../api/queries.ts';
import type { StorySuggestion } from '../api/types.ts';
import { useDay, useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem.tsx';

/** Affairs: what an analyst has grouped, and what might be one. */
export function StoriesScreen() {
  const text = useText();
  const day = useDay();
  const stories = useQuery(storiesQuery);
  const suggestions = useQuery(suggestionsQuery);
  return (
    <div className="page">
      <header>
        <h1>{text['story.title']}</h1>
        <p className="quiet">{text['story.lead']}</p>
      </header>
      <Asked query={stories}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{text['story.none']}</p>
          ) : (
            <ul className="lines">
              {items.map((story) => (
                <li key={story.id} className="report-line">
                  <Link to="/stories/$id" params={{ id: story.id }} className="title">
                    {story.title}
                  </Link>
                  <span className="small quiet">
                    {text['app.reports'](story.reports.length)} ·{' '}
                    {text['story.changed'](day(story.changedAt), story.changedBy)}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      <Asked query={suggestions}>
        {({ items }) =>
          items.length === 0 ? null : (
            <section aria-labelledby="suggested">
              <h2 id="suggested">{text['story.suggested']}</h2>
              <p className="small quiet">{text['story.suggestedHint']}</p>
              {items.map((suggestion) => (
                <Suggestion key={suggestion.id} of={suggestion} />
              ))}
            </section>
          )
        }
      </Asked>
    </div>
  );
}

const CLUES = 5;

function Suggestion({ of }: { readonly of: StorySuggestion }) {
  const text = useText();
  const day = useDay();
  const lead = of.members.find(({ reportId }) => reportId === of.lead);
  const confirm = useMutation({
    mutationFn: () => post('/stories', { suggestion: of.id, title: lead?.title }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['stories'] }),
  });
  return (
    <article className="suggestion">
      <h3>{lead?.title ?? of.lead}</h3>
      <ul className="lines">
        {of.members.map((member) => (
          <li key={member.reportId} className="report-line">
            <Link to="/reports/$id" params={{ id: member.reportId }} className="title">
              {member.title}
            </Link>
            <span className="small quiet">
              {[member.publisher, day(member.published)].filter(Boolean).join(' · ')}
              {member.grounds.length > 0 && (
                <>
                  {(member.publisher ?? member.published) !== undefined && ' · '}
                  {text['story.shares']}{' '}
                  {member.grounds
                    .slice(0, CLUES)
                    .map(({ shown }) => shown)
                    .join(', ')}
                  {member.grounds.length > CLUES && <>, {text['app.more'](member.grounds.length - CLUES)}</>}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p style={{ marginBlockStart: '0.75rem' }}>
        <button
          type="button"
          className="button"
          disabled={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {text['story.confirm']}
        </button>
      </p>
      {confirm.error !== null && <ProblemNote of={confirm.error} />}
    </article>
  );
}
