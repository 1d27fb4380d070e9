/**
 * The greatest of some numbers, or `least` where none is greater. `Math.max(...numbers)` puts every one on the stack,
 * which the findings of a hostile document overflow.
 */
export function greatest(numbers: Iterable<number>, least = 0): number {
  let most = least;
  for (const each of numbers) if (each > most) most = each;
  return most;
}
