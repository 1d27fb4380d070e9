const WORDS_OF_CONDITIONS: ReadonlySet<string> = new Set(
  'and or not of all any near by count min max avg sum 1 them'.split(' '),
);

/** The search identifiers a condition names, wildcards as written. */
export function namesIn(condition: string): readonly string[] {
  return (condition.split('|')[0] ?? '')
    .split(/[\s()'"]+/)
    .filter((word) => word !== '' && !/^\d+$/.test(word) && !WORDS_OF_CONDITIONS.has(word.toLowerCase()));
}

/** Whether a name of a condition stands for a search identifier: `selection_*` for all that begin so. */
export function standsFor(name: string, key: string): boolean {
  const [head = '', ...rest] = name.split('*');
  const tail = rest.pop();
  if (tail === undefined) return key === name;
  if (!key.startsWith(head) || !key.endsWith(tail) || key.length < head.length + tail.length) return false;
  let at = head.length;
  for (const part of rest) {
    const found = key.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= key.length - tail.length;
}
