/**
 * Adds all of one list to the end of another. `list.push(...more)` puts every element on the stack, which a hostile
 * document overflows with some hundred thousand of them.
 */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const each of more) list.push(each);
}
