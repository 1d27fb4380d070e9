/**
 * Whether two words are one slip apart: two neighbouring letters swapped, or one dropped, doubled or
 * wrong (a Damerau-Levenshtein distance of 1, restricted to words of nearly equal length).
 */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from++;
  let tail = 0;
  while (tail < shorter - from && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [left, right] = [a.slice(from, a.length - tail), b.slice(from, b.length - tail)];
  if (left.length + right.length <= 2 && Math.max(left.length, right.length) === 1) return true;
  return isSwap(left, right);
}

/** Two neighbouring characters in the other order. */
export function isSwap(a: string, b: string): boolean {
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
}
