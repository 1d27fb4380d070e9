import type { PlacedEntry } from '../zip/local-headers.ts';
import type { Manifest } from './manifest.ts';

const UNLISTED_BY_RIGHT: ReadonlySet<string> = new Set(['datapackage.json', 'datapackage-digest.json']);
const FOLDERS: Readonly<Record<string, RegExp>> = {
  archive: /\.warc(?:\.gz)?$/i,
  indexes: /\.(?:cdx|cdxj|cdx\.gz|cdxj\.gz|idx)$/i,
  pages: /\.jsonl$/i,
};

/** What must be there, what must not, and whether the list and the ZIP name the same files. */
export function layoutFaults(entries: readonly PlacedEntry[], manifest: Manifest): readonly string[] {
  const faults: string[] = [];
  const names = new Set(entries.map(({ name }) => name));
  const has = (pattern: RegExp): boolean => [...names].some((name) => pattern.test(name));
  if (!has(/^archive\/.+\.warc(?:\.gz)?$/i)) faults.push('no WARC lies in archive/');
  if (!has(/^indexes\/.+\.cdxj?(?:\.gz)?$/i)) faults.push('no index lies in indexes/');
  if (!names.has('pages/pages.jsonl')) faults.push('pages/pages.jsonl is missing');
  for (const path of manifest.resources.keys())
    if (!names.has(path)) faults.push(`${path} is listed and missing`);
  for (const { name, bytes, method } of entries) {
    if (name.endsWith('/')) {
      if (bytes > 0) faults.push(`${name} is a folder and holds ${bytes} bytes`);
      continue;
    }
    if (!manifest.resources.has(name) && !UNLISTED_BY_RIGHT.has(name)) faults.push(`${name} is not listed`);
    const allowed = FOLDERS[name.split('/', 1)[0] ?? ''];
    if (allowed !== undefined && name.includes('/') && !allowed.test(name))
      faults.push(`${name} lies in a folder of WACZ and is of another kind`);
    if (method !== 0 && /\.gz$/i.test(name)) faults.push(`${name} is compressed twice`);
  }
  return faults;
}
