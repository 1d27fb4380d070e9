import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AuditEntry, type AuditFilter, auditQuery } from '../api/admin.ts';
import { useDay, useText } from '../i18n/index.ts';
import { ProblemNote } from '../parts/problem.tsx';
import { Listing } from './listing.tsx';

const ALL: AuditFilter = { by: '', what: '', refused: false };

/** What was done, newest first, a page at a time. */
export function Audit() {
  const text = useText();
  const [filter, setFilter] = useState(ALL);
  const pages = useInfiniteQuery(auditQuery(filter));
  const entries = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Asking onAsk={setFilter} />
      {pages.error !== null && <ProblemNote of={pages.error} />}
      {pages.data !== undefined && entries.length === 0 && <p className="quiet">{text['audit.none']}</p>}
      {entries.length > 0 && <Entries of={entries} />}
      {pages.hasNextPage && (
        <p>
          <button
            type="button"
            className="button"
            disabled={pages.isFetching}
            onClick={() => void pages.fetchNextPage()}
          >
            {text['audit.older']}
          </button>
        </p>
      )}
    </>
  );
}

function Asking({ onAsk }: { readonly onAsk: (filter: AuditFilter) => void }) {
  const text = useText();
  const [typed, setTyped] = useState(ALL);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAsk({ ...typed, by: typed.by.trim(), what: typed.what.trim() });
  };
  return (
    <form className="asking" onSubmit={submit}>
      <label className="field">
        <span>{text['audit.by']}</span>
        <input
          className="input"
          value={typed.by}
          onChange={(event) => setTyped({ ...typed, by: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{text['audit.what']}</span>
        <input
          className="input"
          value={typed.what}
          placeholder={text['audit.whatHint']}
          onChange={(event) => setTyped({ ...typed, what: event.target.value })}
        />
      </label>
      <label>
        <input
          type="checkbox"
          checked={typed.refused}
          onChange={(event) => setTyped({ ...typed, refused: event.target.checked })}
        />{' '}
        {text['audit.refused']}
      </label>
      <button type="submit" className="button">
        {text['audit.show']}
      </button>
    </form>
  );
}

function Entries({ of }: { readonly of: readonly AuditEntry[] }) {
  const text = useText();
  const day = useDay();
  return (
    <Listing
      label={text['admin.part.audit']}
      heads={[
        text['audit.at'],
        text['audit.by'],
        text['audit.what'],
        text['audit.subject'],
        text['audit.outcome'],
        text['audit.from'],
      ]}
      kind="audit"
    >
      {of.map(({ seq, at, by, what, subject, value, outcome, origin }) => (
        <tr key={seq}>
          <td>{day(at, true)}</td>
          <td className="value">{by ?? text['audit.nobody']}</td>
          <td>{what}</td>
          <td className="value small">{value ?? subject}</td>
          <td className={outcome === 'done' ? undefined : 'gone'}>{outcome}</td>
          <td className="small">{[origin?.via, origin?.token, origin?.address].filter(Boolean).join(' ')}</td>
        </tr>
      ))}
    </Listing>
  );
}
