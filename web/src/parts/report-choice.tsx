import type { ReportItem } from '../api/types.ts';
import { useText } from '../i18n/index.ts';

interface ReportChoiceProps {
  readonly reports: readonly ReportItem[];
  /** Ids with commas between them; undefined: every kept report. */
  readonly chosen: string | undefined;
  readonly onChoose: (chosen: string | undefined) => void;
}

/** Which reports a screen is about. */
export function ReportChoice({ reports, chosen, onChoose }: ReportChoiceProps) {
  const text = useText();
  const ids = new Set(chosen?.split(',') ?? []);
  const turn = (id: string, isIn: boolean): void => {
    if (isIn) ids.add(id);
    else ids.delete(id);
    onChoose(ids.size === 0 ? undefined : [...ids].join(','));
  };
  return (
    <details className="small">
      <summary>
        {text['ledger.of']}: {ids.size === 0 ? text['ledger.everything'] : text['app.reports'](ids.size)}
      </summary>
      <ul>
        {reports.map(({ id, title, publisher }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={ids.has(id)}
                onChange={(event) => turn(id, event.target.checked)}
              />{' '}
              {title} <span className="quiet">{publisher}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
