import { nameKey } from '../echoes/names.ts';

/** Shorter stems begin too many words. */
const SHORTEST_STEM = 4;

/**
 * Of the names of those who say one thing, the ones that may be only a shorter name for another of them: "the
 * Directorate" beside "National Cyber Directorate", "Kestria" beside "Kestrian Information Security Office". Whoever
 * cannot be told from another is not independent of him.
 */
export function partNames(names: readonly string[]): ReadonlySet<string> {
  const keys = [...new Set(names.map(nameKey))];
  return new Set(keys.filter((key) => keys.some((other) => other !== key && isWithin(key, other))));
}

function isWithin(short: string, full: string): boolean {
  if (` ${full} `.includes(` ${short} `)) return true;
  if (short.includes(' ')) return false;
  const stem = short.replace(/[aeiouy]$/u, '');
  return (
    stem.length >= SHORTEST_STEM && full.includes(' ') && full.split(' ').some((word) => isOf(word, stem))
  );
}

/** "Kestrian", "Kestria's": the state's own words, not any that begin alike. */
function isOf(word: string, stem: string): boolean {
  return (
    word.startsWith(stem) && /^[aeiouy]?(?:'s|n|ns|an|ian|ish|ese|i|ic)?$/u.test(word.slice(stem.length))
  );
}
