import { useQuery } from '@tanstack/react-query';
import { remove } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import { useText } from '../i18n/index.ts';

/** Who is signed in, and the way out; nothing where the desk has no accounts. */
export function SignedIn() {
  const text = useText();
  const { data: session } = useQuery(sessionQuery);
  if (session?.account === undefined) return null;
  const out = async (): Promise<void> => {
    const { next } = await remove<{ readonly next?: string }>('/session');
    // Whoever signed in at an issuer signs out there, too, where the desk is told to.
    location.assign(next ?? '/sign-in');
  };
  return (
    <span>
      {session.account} <span className="quiet">({session.role})</span>{' '}
      <button type="button" className="linkish" onClick={() => void out()}>
        {text['app.signOut']}
      </button>
    </span>
  );
}
