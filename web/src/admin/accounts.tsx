import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { type Account, accountsQuery, RANKS, type Rank } from '../api/admin.ts';
import { post } from '../api/client.ts';
import { useDay, useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { useAct } from './act.ts';
import { Listing } from './listing.tsx';

/** Who may sign in. An account is never deleted: its name stands beside what it decided. */
export function Accounts() {
  const text = useText();
  const accounts = useQuery(accountsQuery);
  return (
    <Asked query={accounts}>
      {({ items }) =>
        items.length === 0 ? (
          <>
            <p>{text['admin.noAccounts']}</p>
            <pre>howdunit account add &lt;name&gt; --role admin</pre>
          </>
        ) : (
          <>
            <AddAccount />
            <AccountTable of={items} />
          </>
        )
      }
    </Asked>
  );
}

type Change = { name: string } & (
  | { role: Rank }
  | { disabled: boolean }
  | { password: string }
  | { unlink: true }
);

function AccountTable({ of }: { readonly of: readonly Account[] }) {
  const text = useText();
  const day = useDay();
  const [resetting, setResetting] = useState<string>();
  const change = useAct(
    ({ name, ...asked }: Change) => post<Account>(`/accounts/${encodeURIComponent(name)}`, asked),
    'accounts',
    ({ name }) => text['admin.changed'](name),
  );
  return (
    <>
      {change.error !== null && <ProblemNote of={change.error} />}
      <Listing
        label={text['admin.part.accounts']}
        heads={[text['admin.name'], text['admin.role'], text['admin.since'], text['admin.standing']]}
        hasActs
      >
        {of.map(({ name, role, createdAt, disabledAt, issuers = [] }) => (
          <tr key={name}>
            <th scope="row" className="value">
              {name}
            </th>
            <td>
              <select
                className="input"
                aria-label={text['admin.roleOf'](name)}
                value={role}
                onChange={(event) => change.mutate({ name, role: event.target.value as Rank })}
              >
                {RANKS.map((rank) => (
                  <option key={rank} value={rank}>
                    {text[`rank.${rank}`]}
                  </option>
                ))}
              </select>
            </td>
            <td>{day(createdAt)}</td>
            <td>
              {disabledAt === undefined ? text['admin.active'] : text['admin.disabledSince'](day(disabledAt))}
              {issuers.length > 0 && (
                <p className="small quiet">{text['admin.signsInAt'](issuers.join(', '))}</p>
              )}
            </td>
            <td>
              <div className="acts">
                <button type="button" className="button small" onClick={() => setResetting(name)}>
                  {text['admin.reset']}
                </button>
                <button
                  type="button"
                  className="button small"
                  onClick={() => change.mutate({ name, disabled: disabledAt === undefined })}
                >
                  {text[disabledAt === undefined ? 'admin.disable' : 'admin.enable']}
                </button>
                {issuers.length > 0 && (
                  <button
                    type="button"
                    className="button small"
                    onClick={() => change.mutate({ name, unlink: true })}
                  >
                    {text['admin.unlink']}
                  </button>
                )}
              </div>
            </td>
          </tr>
        ))}
      </Listing>
      {resetting !== undefined && (
        <ResetDialog
          name={resetting}
          onReset={(password) => change.mutate({ name: resetting, password })}
          onClose={() => setResetting(undefined)}
        />
      )}
    </>
  );
}

interface ResetDialogProps {
  readonly name: string;
  readonly onReset: (password: string) => void;
  readonly onClose: () => void;
}

function ResetDialog({ name, onReset, onClose }: ResetDialogProps) {
  const text = useText();
  const [password, setPassword] = useState('');
  return (
    <Dialog title={text['admin.resetOf'](name)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onReset(password);
          onClose();
        }}
      >
        <p>{text['admin.resetHint']}</p>
        <PasswordField value={password} onChange={setPassword} />
        <p className="row-of">
          <button type="submit" className="button first" disabled={password === ''}>
            {text['app.save']}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function AddAccount() {
  const text = useText();
  const hint = useId();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Rank>('reader');
  const [password, setPassword] = useState('');
  const add = useAct(
    (asked: { name: string; role: Rank; password: string }) => post<Account>('/accounts', asked),
    'accounts',
    (asked) => text['admin.added'](asked.name),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(
      { name: name.trim(), role, password },
      {
        onSuccess: () => {
          setName('');
          setPassword('');
        },
      },
    );
  };
  return (
    <details>
      <summary>{text['admin.add']}</summary>
      <form className="asking" onSubmit={submit}>
        <label className="field">
          <span>{text['admin.name']}</span>
          <input
            className="input"
            value={name}
            autoCapitalize="none"
            spellCheck={false}
            autoComplete="off"
            aria-describedby={hint}
            required
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{text['admin.role']}</span>
          <select className="input" value={role} onChange={(event) => setRole(event.target.value as Rank)}>
            {RANKS.map((rank) => (
              <option key={rank} value={rank}>
                {text[`rank.${rank}`]}
              </option>
            ))}
          </select>
        </label>
        <PasswordField value={password} onChange={setPassword} />
        <button type="submit" className="button first" disabled={add.isPending}>
          {text['admin.add']}
        </button>
        <p id={hint} className="small quiet">
          {text['admin.nameHint']}
        </p>
      </form>
      {add.error !== null && <ProblemNote of={add.error} />}
    </details>
  );
}

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PasswordField({ value, onChange }: PasswordFieldProps) {
  const text = useText();
  const hint = useId();
  return (
    <div className="field">
      <label className="field">
        <span>{text['admin.password']}</span>
        <input
          className="input"
          type="password"
          autoComplete="new-password"
          value={value}
          aria-describedby={hint}
          required
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <p id={hint} className="small quiet">
        {text['admin.passwordHint']}
      </p>
    </div>
  );
}
