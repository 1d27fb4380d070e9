import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { accountsQuery, type MadeToken, SCOPES, type Scope, type Token, tokensQuery } from '../api/admin.ts';
import { post, remove } from '../api/client.ts';
import { useDay, useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { useAct } from './act.ts';
import { Listing } from './listing.tsx';

const DAY_MS = 86_400_000;
const DAYS = [1, 30, 90, 366] as const;

/** What programs may do in an account's name. */
export function Tokens() {
  const text = useText();
  const tokens = useQuery(tokensQuery);
  return (
    <>
      <AddToken />
      <Asked query={tokens}>
        {({ items }) =>
          items.length === 0 ? <p className="quiet">{text['token.none']}</p> : <TokenTable of={items} />
        }
      </Asked>
    </>
  );
}

function TokenTable({ of }: { readonly of: readonly Token[] }) {
  const text = useText();
  const day = useDay();
  const revoke = useAct(
    (id: string) => remove(`/tokens/${id}`),
    'tokens',
    (id) => text['admin.changed'](id),
  );
  const standing = ({ revokedAt, expiresAt }: Token): string | undefined => {
    if (revokedAt !== undefined) return text['token.revoked'](day(revokedAt));
    return Date.parse(expiresAt) <= Date.now() ? text['token.over'] : undefined;
  };
  return (
    <>
      {revoke.error !== null && <ProblemNote of={revoke.error} />}
      <Listing
        label={text['admin.part.tokens']}
        heads={[
          text['token.label'],
          text['admin.name'],
          text['token.scopes'],
          text['token.expires'],
          text['token.used'],
        ]}
        hasActs
      >
        {of.map((token) => (
          <tr key={token.id}>
            <th scope="row">
              {token.label} <span className="value small quiet">{token.id}</span>
            </th>
            <td className="value">{token.account}</td>
            <td>{token.scopes.map((scope) => text[`scope.${scope}`]).join(', ')}</td>
            <td>{day(token.expiresAt)}</td>
            <td>{token.usedAt === undefined ? text['token.never'] : day(token.usedAt, true)}</td>
            <td>
              {standing(token) ?? (
                <button
                  type="button"
                  className="button small"
                  disabled={revoke.isPending}
                  onClick={() => revoke.mutate(token.id)}
                >
                  {text['token.revoke']}
                </button>
              )}
            </td>
          </tr>
        ))}
      </Listing>
    </>
  );
}

function AddToken() {
  const text = useText();
  const accounts = useQuery(accountsQuery);
  const names = (accounts.data?.items ?? []).filter(({ disabledAt }) => disabledAt === undefined);
  const [account, setAccount] = useState('');
  const [label, setLabel] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['read']);
  const [days, setDays] = useState<number>(30);
  const add = useAct(
    (asked: { account: string; label: string; scopes: readonly Scope[]; lasts: number }) =>
      post<MadeToken>('/tokens', asked),
    'tokens',
    (asked) => text['admin.added'](asked.label || asked.account),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ account: account || (names[0]?.name ?? ''), label, scopes, lasts: days * DAY_MS });
  };
  if (names.length === 0) return null;
  return (
    <details>
      <summary>{text['token.add']}</summary>
      <form className="asking" onSubmit={submit}>
        <label className="field">
          <span>{text['token.for']}</span>
          <select className="input" value={account} onChange={(event) => setAccount(event.target.value)}>
            {names.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{text['token.label']}</span>
          <input
            className="input"
            value={label}
            maxLength={200}
            onChange={(event) => setLabel(event.target.value)}
          />
        </label>
        <fieldset>
          <legend className="label">{text['token.scopes']}</legend>
          {SCOPES.map((scope) => (
            <label key={scope}>
              <input
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={({ target }) =>
                  setScopes(
                    SCOPES.filter((each) => (each === scope ? target.checked : scopes.includes(each))),
                  )
                }
              />{' '}
              {text[`scope.${scope}`]}
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{text['token.lasts']}</span>
          <select className="input" value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {DAYS.map((each) => (
              <option key={each} value={each}>
                {text['token.days'](each)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button first" disabled={add.isPending || scopes.length === 0}>
          {text['token.add']}
        </button>
      </form>
      {add.error !== null && <ProblemNote of={add.error} />}
      {add.data !== undefined && <Once made={add.data} onClose={() => add.reset()} />}
    </details>
  );
}

/** The one time that it is shown. */
function Once({ made, onClose }: { readonly made: MadeToken; readonly onClose: () => void }) {
  const text = useText();
  return (
    <Dialog title={text['token.add']} onClose={onClose}>
      <p>{text['token.once']}</p>
      <p className="value once">{made.secret}</p>
      <p className="row-of">
        <CopyButton value={made.secret} label={text['token.copy']} />
        <button type="button" className="button" onClick={onClose}>
          {text['token.seen']}
        </button>
      </p>
    </Dialog>
  );
}
