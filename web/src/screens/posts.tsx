import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { sessionQuery } from '../api/queries.ts';
import { useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { PostList } from '../talk/post-list.tsx';
import { ReplyQueue } from '../talk/reply-queue.tsx';

const PARTS = ['posts', 'replies'] as const;

/** What is published, and what others reply to it. */
export function PostsScreen() {
  const text = useText();
  const session = useQuery(sessionQuery);
  const { part } = useSearch({ from: '/posts' });
  const shown = part === 'replies' ? 'replies' : 'posts';
  return (
    <div className="page">
      <header>
        <h1>{text['post.title']}</h1>
        <p className="quiet">{text['post.lead']}</p>
      </header>
      <nav aria-label={text['post.parts']}>
        <ul className="row-of">
          {PARTS.map((name) => (
            <li key={name}>
              <Link to="/posts" search={{ part: name }} aria-current={name === shown ? 'page' : undefined}>
                {text[`post.part.${name}`]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Asked query={session}>
        {({ rights }) => (
          <>
            {!rights.includes('share') && <p className="small quiet">{text['post.notYours']}</p>}
            {shown === 'replies' ? (
              <ReplyQueue mayShare={rights.includes('share')} />
            ) : (
              <PostList mayShare={rights.includes('share')} />
            )}
          </>
        )}
      </Asked>
    </div>
  );
}
