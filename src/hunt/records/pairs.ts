import type { NamedValue } from './xml-fields.ts';

const LABEL = /^[a-z_][\w.-]{0,60}$/i;

/**
 * Tabs between, and a colon behind each label: LTSV (ltsv.org), whose `host` is the client. Undefined for a line that is
 * something else.
 *
 * @param most that are told
 */
export function labelledValues(line: string, most: number): readonly NamedValue[] | undefined {
  if (!/^[a-z_][\w.-]{0,60}:[^\t]*\t[a-z_][\w.-]{0,60}:/i.test(line)) return undefined;
  const pairs: NamedValue[] = [];
  for (const cell of line.split('\t', most)) {
    const colon = cell.indexOf(':');
    const label = cell.slice(0, Math.max(0, colon));
    if (!LABEL.test(label)) return undefined;
    const name = label.toLowerCase();
    pairs.push({ name: name === 'host' ? 'remote_host' : name, value: cell.slice(colon + 1).trim() });
  }
  return pairs;
}

/** Two in a row. */
const BARRED = /\|[a-z_][\w.-]{0,60}=[^|]*\|[a-z_][\w.-]{0,60}=/i;

/**
 * `key=value|key=value`, whose values may have spaces: Check Point's export, Mimecast. Undefined for a line that is
 * something else.
 *
 * @param most that are told
 */
export function barPairs(line: string, most: number): readonly NamedValue[] | undefined {
  if (!line.includes('|') || !BARRED.test(line)) return undefined;
  const pairs: NamedValue[] = [];
  for (const cell of line.split('|', most)) {
    const sign = cell.indexOf('=');
    // Before the first pair there may be the head of a syslog line.
    const key = cell.slice(0, Math.max(0, sign)).replace(pairs.length === 0 ? /^.*\s/ : '', '');
    if (!LABEL.test(key)) continue;
    const value = cell.slice(sign + 1).trim();
    pairs.push({ name: key.toLowerCase(), value: /^"([^"]*)"$/.exec(value)?.[1] ?? value });
  }
  return pairs;
}
