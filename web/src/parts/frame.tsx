import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { useText } from '../i18n/index.ts';
import { Command } from '../keys/command.tsx';
import { KeyHelp } from '../keys/help.tsx';
import { Key } from '../keys/key.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { PLACES } from './places.ts';
import { SignedIn } from './signed-in.tsx';
import { Toast } from './toast.tsx';

/** What stands around every screen. */
export function Frame() {
  const text = useText();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'help' | 'command' | undefined>();
  const session = useQuery(sessionQuery);
  const close = (): void => setOpen(undefined);
  useKeys({
    help: () => setOpen('help'),
    'C-k': () => setOpen('command'),
    ...Object.fromEntries(PLACES.map(({ key, to }) => [`go ${key}`, () => void navigate({ to })])),
  });
  return (
    <div className="frame">
      <header className="masthead">
        <a className="seen-by-ear" href="#content">
          {text['app.skip']}
        </a>
        <Link to="/" className="mark">
          <b>How</b>dun<i>it</i>
        </Link>
        <nav aria-label={text['app.main']}>
          <ul>
            {PLACES.map(({ to, label }) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === '/' }}>
                  {text[label]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="end small">
          <SignedIn />
          {session.data?.rights.includes('admin') === true && (
            <Link to="/admin" search={{}}>
              {text['nav.admin']}
            </Link>
          )}
          <Link to="/settings">{text['nav.settings']}</Link>
          <button type="button" className="linkish" onClick={() => setOpen('help')}>
            {text['app.keys']} <Key of="help" />
          </button>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <Toast />
      {open === 'help' && <KeyHelp onClose={close} />}
      {open === 'command' && <Command onClose={close} />}
    </div>
  );
}
