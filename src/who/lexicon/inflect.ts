/** How a verb stands in a sentence, as far as its ending tells. `past` is the participle of regular verbs, too. */
export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing';

/**
 * Every form of the verbs in a written-out list. `steal:stole:stolen` spells the past and the participle out,
 * `stop+` doubles its last consonant; anything else is regular.
 */
export function verbs(list: string): ReadonlyMap<string, VerbForm> {
  return new Map(list.trim().split(/\s+/).flatMap(formsOf));
}

function formsOf(entry: string): [string, VerbForm][] {
  const [written = '', past, participle] = entry.split(':');
  const doubled = written.endsWith('+');
  const base = doubled ? written.slice(0, -1) : written;
  const stem = doubled ? base + base.slice(-1) : base;
  const regular = pastOf(base, stem);
  return [
    [base, 'base'],
    [thirdPerson(base), 's'],
    [participle ?? past ?? regular, 'participle'],
    [past ?? regular, 'past'],
    [gerund(base, stem), 'ing'],
  ];
}

function pastOf(base: string, stem: string): string {
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
}

function thirdPerson(base: string): string {
  if (/(?:[sxz]|ch|sh)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

function gerund(base: string, stem: string): string {
  return base.endsWith('e') && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${stem}ing`;
}
