import { statSync } from 'node:fs';
import type { ManyFlags } from './read-several.ts';

/**
 * `howdunit read <report…>`. One report is read here and shown as it is; what reads several is not even loaded
 * for it. A folder is several, however many are in it.
 */
export async function readReports(sources: readonly string[], flags: ManyFlags): Promise<void> {
  const [only] = sources;
  if (sources.length === 1 && only !== undefined && !isFolder(only)) {
    return (await import('./read.ts')).read(only, flags);
  }
  return (await import('./read-several.ts')).readSeveral(sources, flags);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Whatever it is, reading it says so.
    return false;
  }
}
