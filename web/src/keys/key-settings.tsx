import { useState } from 'react';
import { useText } from '../i18n/index.ts';
import { tell } from '../parts/toast.tsx';
import { settings, useSettings } from '../settings.ts';
import { ACTIONS, type Action, changeKey, keyOf, whyNotKey } from './actions.ts';
import { actionLabel } from './labels.ts';

/** Every single key, to be changed or switched off (WCAG 2.1.4). */
export function KeySettings() {
  const text = useText();
  const { keys } = useSettings();
  return (
    <section id="keys" aria-labelledby="keymap" className="keymap">
      <h2 id="keymap">{text['keymap.title']}</h2>
      <p className="quiet">{text['keymap.hint']}</p>
      <ul>
        {ACTIONS.map((action) => (
          <KeyField key={action} action={action} />
        ))}
      </ul>
      <p>
        <button
          type="button"
          className="button"
          disabled={Object.keys(keys).length === 0}
          onClick={() => {
            settings.change({ keys: {} });
            tell(text['keymap.restored']);
          }}
        >
          {text['keymap.restore']}
        </button>
      </p>
    </section>
  );
}

/** One character, or none. A key that means something already is refused, and whose it is is said. */
function KeyField({ action }: { readonly action: Action }) {
  const text = useText();
  const { keys } = useSettings();
  const [refused, setRefused] = useState<string>();
  const label = actionLabel(action, text);
  const take = (typed: string): void => {
    if (typed === '') {
      setRefused(undefined);
      changeKey(action, null);
      return;
    }
    const key = [...typed].at(-1) ?? '';
    const why = whyNotKey(action, key, keys);
    setRefused(
      why === undefined
        ? undefined
        : why.kind === 'taken'
          ? text['keymap.taken'](key, actionLabel(why.by, text))
          : text['keymap.notOne'],
    );
    if (why === undefined) changeKey(action, key);
  };
  const id = `key-${action}`;
  return (
    <li>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input value"
        value={keyOf(action, keys) ?? ''}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={text['keymap.off']}
        aria-invalid={refused !== undefined}
        aria-describedby={refused === undefined ? undefined : `${id}-why`}
        onFocus={(event) => event.target.select()}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setRefused(undefined)}
      />
      {refused !== undefined && (
        <span id={`${id}-why`} role="alert" className="gone small">
          {refused}
        </span>
      )}
    </li>
  );
}
