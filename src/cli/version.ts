import { createRequire } from 'node:module';

/** The package's version. */
export function version(): string {
  const manifest: unknown = createRequire(import.meta.url)('../../package.json');
  return (manifest as { version: string }).version;
}
