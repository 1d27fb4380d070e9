import { Unreadable } from '../limits.ts';

/** The named fields of a record (WARC 1.1, section 4): names in lower case, values in order. */
export type WarcFields = ReadonlyMap<string, readonly string[]>;

// Only this one may be repeated (WARC 1.1, section 5.7).
const REPEATABLE: ReadonlySet<string> = new Set(['warc-concurrent-to']);
const VERSION = /^WARC\/(?:0\.1[678]|1\.[01])$/;

/**
 * @param head from the version line to the blank line, both included
 * @throws Unreadable where it is no header, or one that two readers may read in two ways
 */
export function parseFields(head: Buffer): WarcFields {
  const [version = '', ...lines] = head.toString('utf8').slice(0, -4).split('\r\n');
  if (!VERSION.test(version)) throw new Unreadable('does not start with a WARC version');
  const fields = new Map<string, string[]>();
  let values: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line) && values.length > 0) {
      values.push(`${values.pop() ?? ''} ${line.trim()}`.trim());
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1 || /[\n\r]/.test(line)) throw new Unreadable('has a header line that is none');
    const name = line.slice(0, colon).trim().toLowerCase();
    values = fields.get(name) ?? [];
    if (values.length > 0 && /^(?:warc|content)-/.test(name) && !REPEATABLE.has(name))
      throw new Unreadable(`gives ${name} twice`);
    values.push(line.slice(colon + 1).trim());
    fields.set(name, values);
  }
  return fields;
}

export function field(fields: WarcFields, name: string): string | undefined {
  return fields.get(name)?.[0];
}

/** wget and others write `WARC-Target-URI: <https://…>`, as WARC 1.0 had it. */
export function uriField(fields: WarcFields): string | undefined {
  return field(fields, 'warc-target-uri')?.replace(/^<(.*)>$/s, '$1');
}
