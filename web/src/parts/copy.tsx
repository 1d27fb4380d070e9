import { useText } from '../i18n/index.ts';
import { tell } from './toast.tsx';

/** Copies what a machine needs, not what is shown. */
export function CopyButton({ value, label }: { readonly value: string; readonly label: string }) {
  const text = useText();
  return (
    <button
      type="button"
      className="button small"
      onClick={() => void navigator.clipboard.writeText(value).then(() => tell(text['app.copied']))}
    >
      {label}
    </button>
  );
}
