import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Accounts } from '../admin/accounts.tsx';
import { Audit } from '../admin/audit.tsx';
import { Sessions } from '../admin/sessions.tsx';
import { Tokens } from '../admin/tokens.tsx';
import { sessionQuery } from '../api/queries.ts';
import { useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';

const PARTS = { accounts: Accounts, tokens: Tokens, sessions: Sessions, audit: Audit } as const;
const NAMES = Object.keys(PARTS) as readonly (keyof typeof PARTS)[];

/** Who may use the desk and what was done there; nothing of it for whoever may not see it. */
export function AdminScreen() {
  const text = useText();
  const session = useQuery(sessionQuery);
  return (
    <div className="page wide admin">
      <header>
        <h1>{text['admin.title']}</h1>
        <p className="quiet">{text['admin.lead']}</p>
      </header>
      <Asked query={session}>
        {({ rights }) => (rights.includes('admin') ? <Parts /> : <p>{text['admin.notYours']}</p>)}
      </Asked>
    </div>
  );
}

function Parts() {
  const text = useText();
  const { part } = useSearch({ from: '/admin' });
  const shown = NAMES.find((name) => name === part) ?? 'accounts';
  const Part = PARTS[shown];
  return (
    <>
      <nav aria-label={text['admin.parts']}>
        <ul className="row-of">
          {NAMES.map((name) => (
            <li key={name}>
              <Link to="/admin" search={{ part: name }} aria-current={name === shown ? 'page' : undefined}>
                {text[`admin.part.${name}`]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{text[`admin.part.${shown}`]}</h2>
      <Part />
    </>
  );
}
