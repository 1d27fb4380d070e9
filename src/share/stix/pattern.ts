/** A comparison: object path and value. */
export type Comparison = readonly [path: string, value: string | number];

/**
 * One observation expression (STIX 2.1, section 9.5) of comparisons that must hold of one object.
 * An address with a prefix length is compared as a network.
 */
export function pattern(...comparisons: readonly Comparison[]): string {
  return `[${comparisons.map(([path, value]) => `${path} ${operator(path, value)} ${literal(value)}`).join(' AND ')}]`;
}

/** Section 9.2: a string constant escapes `'` and `\`, and nothing else. */
export function literal(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return `'${value.replace(/['\\]/gu, '\\$&')}'`;
}

function operator(path: string, value: string | number): string {
  return /^ipv[46]-addr:/u.test(path) && String(value).includes('/') ? 'ISSUBSET' : '=';
}
