import { useState } from 'react';
import type { MatrixChange } from '../api/analysis.ts';
import { useText } from '../i18n/index.ts';

interface AddHypothesisProps {
  readonly isBusy: boolean;
  readonly onChange: (asked: MatrixChange) => void;
}

/** Another hypothesis, and the way back from the last change. */
export function AddHypothesis({ isBusy, onChange }: AddHypothesisProps) {
  const text = useText();
  const [label, setLabel] = useState('');
  return (
    <div className="row-of end-aligned">
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          if (label.trim() === '') return;
          onChange({ add: label.trim() });
          setLabel('');
        }}
      >
        <label className="field">
          <span>{text['matrix.add']}</span>
          <input
            className="input"
            value={label}
            maxLength={120}
            onChange={(event) => setLabel(event.target.value)}
          />
        </label>
        <button type="submit" className="button" disabled={isBusy}>
          {text['matrix.addGo']}
        </button>
      </form>
      <button type="button" className="button" disabled={isBusy} onClick={() => onChange({ undo: true })}>
        {text['matrix.undo']}
      </button>
    </div>
  );
}
