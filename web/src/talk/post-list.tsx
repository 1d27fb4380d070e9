import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { post } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { type PostItem, postsQuery } from '../api/talk.ts';
import { useDay, useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { tell } from '../parts/toast.tsx';
import { PostDetails } from './post-details.tsx';
import { type Draft, PostForm } from './post-form.tsx';

/** What is published, and the way to publish about the report that the address names. */
export function PostList({ mayShare }: { readonly mayShare: boolean }) {
  const text = useText();
  const posts = useQuery(postsQuery);
  const { report, post: opened } = useSearch({ from: '/posts' });
  return (
    <>
      {report !== undefined && mayShare && <NewPost report={report} />}
      <Asked query={posts}>
        {({ items, receiving }) => (
          <>
            {items.length === 0 ? (
              <p className="quiet">{text['post.none']}</p>
            ) : (
              <ul className="lines">
                {items.map((item) => (
                  <PostLine key={item.id} of={item} />
                ))}
              </ul>
            )}
            <p className="small quiet">
              {receiving.webmention || receiving.pingback
                ? text['post.receiving'](
                    [receiving.webmention && 'Webmention', receiving.pingback && 'Pingback']
                      .filter(Boolean)
                      .join(', '),
                  )
                : text['post.notReceiving']}
            </p>
          </>
        )}
      </Asked>
      {opened !== undefined && <PostDetails key={opened} id={opened} mayShare={mayShare} />}
    </>
  );
}

function PostLine({ of }: { readonly of: PostItem }) {
  const text = useText();
  const day = useDay();
  return (
    <li className="report-line">
      <Link to="/posts" search={{ post: of.id }} className="title">
        {of.title}
      </Link>
      <span className="small quiet">
        {[
          day(of.updatedAt),
          text['post.findings'](of.findings),
          of.corrections > 0 && text['post.corrections'](of.corrections),
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        {of.withdrawn !== undefined && (
          <span className="gone">{text['post.withdrawnOn'](day(of.withdrawn.at))}</span>
        )}
      </span>
      <a className="small" href={`/p/${of.id}`}>
        {text['post.open']}
      </a>
    </li>
  );
}

function NewPost({ report }: { readonly report: string }) {
  const text = useText();
  const navigate = useNavigate();
  const publish = useMutation({
    mutationFn: (given: { readonly draft: Draft; readonly tell: boolean }) =>
      post<{ readonly post: { readonly id: string } }>('/posts', {
        report,
        ...given.draft,
        tell: given.tell,
      }),
    onSuccess: (made) => {
      tell(text['post.published']);
      void queryClient.invalidateQueries({ queryKey: ['posts'] });
      void navigate({ to: '/posts', search: { post: made.post.id } });
    },
  });
  return (
    <section aria-labelledby="new-post">
      <h2 id="new-post">{text['post.new']}</h2>
      <p className="small quiet">{text['post.newHint']}</p>
      {publish.error !== null && <ProblemNote of={publish.error} />}
      <PostForm
        action={text['post.publish']}
        isBusy={publish.isPending}
        onSend={(draft, _, told) => publish.mutate({ draft, tell: told })}
      />
    </section>
  );
}
