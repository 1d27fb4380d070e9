/** Splits a written-out list into a set; keeps the lexicons readable as prose. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
