import { useEffect, useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Tells in one line what has just been done; read out by screen readers, gone after a few seconds. */
export function tell(line: string): void {
  said = line;
  for (const listener of listeners) listener();
}

const SHOWN_MS = 4_000;

export function Toast() {
  const line = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  useEffect(() => {
    if (line === '') return;
    const timer = setTimeout(() => tell(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [line]);
  return (
    <div className="toast" role="status">
      {line}
    </div>
  );
}
