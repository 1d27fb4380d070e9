import { useState } from 'react';

interface AskFormProps {
  readonly label: string;
  readonly action: string;
  readonly initial: string;
  readonly onAsk: (asked: string) => void;
}

/** One field and one button: what is asked goes into the address. */
export function AskForm({ label, action, initial, onAsk }: AskFormProps) {
  const [typed, setTyped] = useState(initial);
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onAsk(typed.trim());
      }}
    >
      <label className="field">
        <span>{label}</span>
        <input
          className="input"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="button first">
        {action}
      </button>
    </form>
  );
}
