import { useText } from '../i18n/index.ts';

/** How far a review is: `41/312 reviewed`. */
export function Reviewed({ done, of }: { readonly done: number; readonly of: number }) {
  const text = useText();
  const words = text['desk.progress'](done, of);
  return (
    <span className="progress num">
      <progress max={Math.max(1, of)} value={done} aria-label={words} />
      {words}
    </span>
  );
}
