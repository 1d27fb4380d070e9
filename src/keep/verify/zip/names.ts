import type { ZipEntry } from './zip-entry.ts';

/** Faults of the names: two files under one name, or a name that would leave the folder on unpacking. */
// No type, a regular file, a folder; anything else becomes a link or a device on unpacking.
const FILE_TYPES: ReadonlySet<number> = new Set([0, 0o100000, 0o040000]);

export function nameFaults(entries: readonly ZipEntry[]): readonly string[] {
  const seen = new Map<string, string>();
  const faults: string[] = [];
  for (const { name, comment, fileType } of entries) {
    // What two file systems take for one name, two readers may take for one file.
    const folded = name.normalize('NFC').toLowerCase();
    const earlier = seen.get(folded);
    if (earlier !== undefined)
      faults.push(
        earlier === name ? `${name} is in it twice` : `${earlier} and ${name} are one name to many systems`,
      );
    seen.set(folded, name);
    if (!isPlainPath(name)) faults.push(`the name ${JSON.stringify(name)} leads out of the archive or hides`);
    if (!FILE_TYPES.has(fileType)) faults.push(`${name} is not a regular file`);
    if (comment > 0) faults.push(`${name} bears a comment of ${comment} bytes, which no hash covers`);
  }
  return faults;
}

function isPlainPath(name: string): boolean {
  if (name === '' || /[\\\p{Cc}\p{Cf}:]/u.test(name)) return false;
  const parts = name.replace(/\/$/, '').split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..');
}
