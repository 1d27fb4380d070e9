import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../i18n/index.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: focus stays inside, Escape closes, what was focused gets it back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const text = useText();
  const id = useId();
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current;
    const before = document.activeElement;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={place}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button" onClick={onClose}>
          {text['app.close']}
        </button>
      </div>
      {children}
    </dialog>
  );
}
