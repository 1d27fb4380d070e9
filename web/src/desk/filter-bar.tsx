import { memo, type RefObject } from 'react';
import { useText, word } from '../i18n/index.ts';
import { type DeskSearch, KINDS, ROLES, STATUSES } from './filters.ts';

interface FilterBarProps {
  readonly by: DeskSearch;
  readonly shown: number;
  readonly of: number;
  readonly onChange: (change: Partial<Record<keyof DeskSearch, string | boolean | undefined>>) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** HOW or WHO, kind, status, role, words; the filter is in the address and can be sent to a colleague. */
export const FilterBar = memo(function FilterBar({ by, shown, of, onChange, field }: FilterBarProps) {
  const text = useText();
  return (
    <search className="filters" aria-label={text['desk.filters']}>
      <div className="segments" role="radiogroup" aria-label={text['desk.all']}>
        {([undefined, 'how', 'who'] as const).map((side) => (
          <label key={side ?? 'both'} className={side}>
            <input
              type="radio"
              name="side"
              className="seen-by-ear"
              checked={by.side === side}
              onChange={() => onChange({ side })}
            />
            <span>{side === undefined ? text['desk.all'] : word(text, 'side', side)}</span>
          </label>
        ))}
      </div>
      <Narrow
        label={text['desk.kind']}
        value={by.kind}
        options={KINDS.map((kind) => [kind, word(text, 'kind', kind)])}
        onChange={(kind) => onChange({ kind })}
      />
      <Narrow
        label={text['desk.status']}
        value={by.status}
        options={STATUSES.map((status) => [status, word(text, 'status', status)])}
        onChange={(status) => onChange({ status })}
      />
      <Narrow
        label={text['desk.role']}
        value={by.role}
        options={ROLES.map((role) => [role, word(text, 'role', role)])}
        onChange={(role) => onChange({ role })}
      />
      <input
        ref={field}
        type="search"
        className="input"
        aria-label={text['desk.find']}
        placeholder={`${text['desk.find']}  /`}
        value={by.q ?? ''}
        onChange={(event) => onChange({ q: event.target.value || undefined })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <p className="small quiet row-of spread" aria-live="polite">
        <span className="num">{text['desk.shown'](shown, of)}</span>
        <label>
          <input
            type="checkbox"
            checked={by.held === true}
            onChange={(event) => onChange({ held: event.target.checked ? true : undefined })}
          />{' '}
          {text['desk.held']}
        </label>
      </p>
    </search>
  );
});

interface NarrowProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string | undefined) => void;
}

function Narrow({ label, value, options, onChange }: NarrowProps) {
  const text = useText();
  return (
    <select
      className="input small"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">
        {label}: {text['desk.any']}
      </option>
      {options.map(([key, shown]) => (
        <option key={key} value={key}>
          {shown}
        </option>
      ))}
    </select>
  );
}
