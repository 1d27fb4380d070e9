/** An instant in UTC as RFC 3339 with milliseconds and `Z`, e.g. `2026-11-17T09:30:00.000Z`. */
export type UtcInstant = string & { readonly __utcInstant: never };

/** @param ms milliseconds since the epoch, UTC. The clock itself is read at the edge, never here. */
export function utcInstant(ms: number): UtcInstant {
  return new Date(ms).toISOString() as UtcInstant;
}
