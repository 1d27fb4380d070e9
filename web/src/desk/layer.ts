import type { Card } from '../api/types.ts';

/** How a finding is set off from the words around it. */
export type Layer = 'how' | 'who' | 'how-done' | 'who-done' | 'rejected' | 'active';

export function layerOf({ side, status }: Pick<Card, 'side' | 'status'>): Layer {
  if (status === 'rejected') return 'rejected';
  return status === 'suggested' ? side : `${side}-done`;
}
