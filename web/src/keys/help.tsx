import { useText } from '../i18n/index.ts';
import { Dialog } from '../parts/dialog.tsx';
import { settings, useSettings } from '../settings.ts';

/** The cheat sheet, with the switch that turns single letters off. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const { letters } = useSettings();
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['j', 'k'], text['keys.next']],
    [['J', 'K'], text['keys.nextAny']],
    [['a'], text['keys.accept']],
    [['x'], text['keys.reject']],
    [['e'], text['keys.edit']],
    [['s'], text['keys.later']],
    [['u'], text['keys.undo']],
    [['A'], text['keys.same']],
    [['Enter'], text['keys.text']],
    [['Esc'], text['keys.back']],
    [['m'], text['keys.mark']],
    [['1', '…', '7'], text['keys.kinds']],
    [['w'], text['keys.side']],
    [['h'], text['keys.highlights']],
    [['/'], text['keys.find']],
    [['g', 'i h l t n u w s'], text['keys.go']],
    [['Ctrl', 'K'], text['keys.command']],
    [['?'], text['keys.help']],
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
    </Dialog>
  );
}
