import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { reportsQuery } from '../api/queries.ts';
import { useText } from '../i18n/index.ts';
import { Dialog } from '../parts/dialog.tsx';
import { PLACES } from '../parts/places.ts';

/** Ctrl-K: any screen or report by a part of its name. */
export function Command({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // After the dialog was opened, which gives the focus to its first button.
  useEffect(() => field.current?.focus(), []);
  const reports = useQuery(reportsQuery());
  const entries = [
    ...PLACES.map(({ to, label }) => ({ id: to, label: text[label], to, params: {} })),
    ...(reports.data?.items ?? []).map(({ id, title }) => ({
      id,
      label: title,
      to: '/reports/$id',
      params: { id },
    })),
  ].filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
  const go = (entry: (typeof entries)[number] | undefined): void => {
    if (entry === undefined) return;
    onClose();
    void navigate({ to: entry.to, params: entry.params });
  };
  return (
    <Dialog title={text['command.title']} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(entries[0]);
        }}
      >
        <label className="field">
          <span>{text['command.hint']}</span>
          <input
            className="input"
            value={typed}
            ref={field}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
      </form>
      <ul className="choices">
        {entries.slice(0, 12).map((entry) => (
          <li key={entry.id}>
            <button type="button" className="linkish" onClick={() => go(entry)}>
              {entry.label}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
