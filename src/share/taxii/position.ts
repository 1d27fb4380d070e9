/**
 * Where a page ended, as a client sends it back: opaque to it, and no secret. It says the instant after which the
 * next page begins, so that it holds for ever, also when objects come and go between two pages.
 */
export function nextOf(micros: number): string {
  return `p${micros.toString(36)}`;
}

/** Microseconds since the epoch; undefined for what we never gave. */
export function positionOf(next: string): number | undefined {
  if (!/^p[0-9a-z]{1,11}$/u.test(next)) return undefined;
  const micros = Number.parseInt(next.slice(1), 36);
  return Number.isSafeInteger(micros) ? micros : undefined;
}
