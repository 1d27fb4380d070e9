import type { Card } from '../api/types.ts';

/**
 * The next finding in the list that is wanted, from the selected one on; at the end it goes on from the
 * other end. Undefined: none is wanted.
 */
export function nextOf(
  cards: readonly Card[],
  selected: string | undefined,
  step: 1 | -1,
  isWanted: (card: Card) => boolean = () => true,
): Card | undefined {
  const here = cards.findIndex(({ id }) => id === selected);
  const from = here < 0 && step < 0 ? 0 : here;
  for (let count = 1; count <= cards.length; count += 1) {
    const card = cards[(from + step * count + cards.length * 2) % cards.length];
    if (card !== undefined && card.id !== selected && isWanted(card)) return card;
  }
  return undefined;
}
