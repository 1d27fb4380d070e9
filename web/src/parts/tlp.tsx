import type { TlpMarking } from '../api/types.ts';
import { useText } from '../i18n/index.ts';

/** A marking; one that nobody stated says so. */
export function Tlp({ of }: { readonly of: TlpMarking }) {
  const text = useText();
  return (
    <span className="tlp">
      {of.label}
      {of.statedBy === 'desk-default' && <span className="quiet"> ({text['app.unmarked']})</span>}
    </span>
  );
}
