/** A place in a list for the next page, as clients get it: they may not make one up, only give it back. */
export function cursorOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** What a cursor stands for; undefined where this desk did not make it. */
export function placeOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The offset a cursor stands for; 0 without one, or with one that this desk did not make. */
export function offsetOf(cursor: string | undefined): number {
  const place = cursor === undefined ? 0 : placeOf(cursor);
  return typeof place === 'number' && Number.isSafeInteger(place) && place >= 0 ? place : 0;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly total: number;
}

/** One page of a list that is whole in memory. */
export function pageOf<T>(all: readonly T[], cursor: string | undefined, limit: number): Page<T> {
  const offset = offsetOf(cursor);
  const end = offset + limit;
  const items = all.slice(offset, end);
  return end < all.length ? { items, next: cursorOf(end), total: all.length } : { items, total: all.length };
}
