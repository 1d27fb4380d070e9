/**
 * Krippendorff's alpha for nominal values and two annotators without gaps (Krippendorff, Computing
 * Krippendorff's Alpha-Reliability, 2011): 1 - observed / expected disagreement. NaN where nothing varies.
 *
 * @param units pairs of values, one pair for each unit
 */
export function alpha(units) {
  const n = 2 * units.length;
  const count = new Map();
  for (const value of units.flat()) count.set(value, (count.get(value) ?? 0) + 1);
  const observed = units.filter(([one, other]) => one !== other).length / units.length;
  let alike = 0;
  for (const times of count.values()) alike += times * (times - 1);
  const expected = 1 - alike / (n * (n - 1));
  return expected === 0 ? Number.NaN : 1 - observed / expected;
}
