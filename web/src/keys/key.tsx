import { type Action, useKeyOf } from './actions.ts';

/** The key that does the same as the button it stands in. */
export function Key({ of }: { readonly of: Action }) {
  const key = useKeyOf(of);
  return key === undefined ? null : <kbd>{key}</kbd>;
}
