// Seeded random numbers: the same seed gives the same logs, byte for byte, on every machine.

/**
 * sfc32 (Chris Doty-Humphrey, PractRand), seeded by a text.
 * @param {string} seed
 * @returns {Random} `next` gives 32 bits unsigned, `int(n)` gives 0 … n-1, `chance(p)` is true with probability p
 */
export function random(seed) {
  let [a, b, c, d] = mixed(seed);
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let k = 0; k < 16; k++) next();
  const int = (n) => Math.floor(next() * 2.3283064365386963e-10 * n);
  return {
    next,
    int,
    between: (low, high) => low + int(high - low + 1),
    chance: (p) => next() < p * 4294967296,
    pick: (list) => list[int(list.length)],
  };
}

/**
 * Draws with Zipf's law: the k-th value comes with weight 1 / k^exponent. One look-up per draw.
 * @template T
 * @param {readonly T[]} values most frequent first
 * @returns {(r: Random) => T}
 */
export function zipf(values, exponent = 1) {
  const slots = 1 << 14;
  const weights = values.map((_, k) => 1 / (k + 1) ** exponent);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint32Array(slots);
  let at = 0;
  let reached = weights[0] / whole;
  for (let slot = 0; slot < slots; slot++) {
    while ((slot + 0.5) / slots > reached && at < values.length - 1) reached += weights[++at] / whole;
    table[slot] = at;
  }
  // The tail is longer than the table: its last slots stand for all values that got none.
  const rest = Math.min(values.length - 1, table[slots - 1]);
  return (r) => {
    const slot = r.next() >>> 18;
    return values[slot > 16_000 ? rest - r.int(Math.max(1, rest >> 1)) : table[slot]];
  };
}

/** @param {readonly unknown[]} list shuffled in place (Fisher–Yates) */
export function shuffle(list, r) {
  for (let k = list.length - 1; k > 0; k--) {
    const other = r.int(k + 1);
    [list[k], list[other]] = [list[other], list[k]];
  }
  return list;
}

function mixed(seed) {
  let h = 1779033703 ^ seed.length;
  for (let k = 0; k < seed.length; k++) {
    h = Math.imul(h ^ seed.charCodeAt(k), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  return [1, 2, 3, 4].map(() => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    h ^= h >>> 16;
    return h | 0;
  });
}
