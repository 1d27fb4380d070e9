import { Link } from '@tanstack/react-router';
import { KINDS } from '../desk/filters.ts';
import { useText } from '../i18n/index.ts';
import { Dialog } from '../parts/dialog.tsx';
import { PLACES } from '../parts/places.ts';
import { settings, useSettings } from '../settings.ts';
import { ACTIONS, type Action, keyOf } from './actions.ts';
import { actionLabel } from './labels.ts';

const KIND_ACTIONS: readonly Action[] = KINDS;

/** The cheat sheet of the keys as they now are, with the switch that turns single ones off. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const { letters, keys: chosen } = useSettings();
  const keysOf = (actions: readonly Action[]): readonly string[] =>
    actions.flatMap((action) => keyOf(action, chosen) ?? []);
  const single = (action: Action): readonly (readonly [readonly string[], string])[] => [
    [keysOf([action]), actionLabel(action, text)],
  ];
  const places = PLACES.map(({ key }) => key).join(' ');
  const rows: readonly (readonly [readonly string[], string])[] = [
    ...ACTIONS.filter(
      (action) => !KIND_ACTIONS.includes(action) && action !== 'go' && action !== 'help',
    ).flatMap(single),
    [keysOf(KIND_ACTIONS), text['keys.kinds']],
    [['Enter'], text['keys.text']],
    [['Esc'], text['keys.back']],
    [keysOf(['go']).flatMap((key) => [key, places]), text['keys.go']],
    [['Ctrl', 'K'], text['keys.command']],
    ...single('help'),
  ];
  return (
    <Dialog title={text['keys.title']} onClose={onClose}>
      <dl className="keys">
        {rows.map(([keys, what]) => (
          <div key={what} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <span key={key}>
                  <kbd>{key}</kbd>{' '}
                </span>
              ))}
              {keys.length === 0 && <span className="quiet">{text['keymap.off']}</span>}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p style={{ marginBlockStart: '1rem' }}>
        <label>
          <input
            type="checkbox"
            checked={letters}
            onChange={(event) => settings.change({ letters: event.target.checked })}
          />{' '}
          {text['keys.turn']}
        </label>
      </p>
      <p>
        <Link to="/settings" hash="keys" onClick={onClose}>
          {text['keymap.change']}
        </Link>
      </p>
    </Dialog>
  );
}
