import type { Result } from '../model/index.ts';
import type { StoreExamination } from './copied.ts';
import type { Store, StoreOptions } from './store.ts';

export type * from './accounts.ts';
export type * from './copied.ts';
export type { Decision } from './decisions/decision.ts';
export type { StandingRejection } from './decisions/rejection.ts';
export type * from './handed-out.ts';
export type * from './shared.ts';
export type * from './store.ts';
export type * from './stored.ts';
export type * from './talk.ts';

/**
 * Opens the store in a folder, making both where they are missing; with `server`, the one there, and the folder has
 * only the archives. A store that cannot be opened is left as it is: `permission-denied`, `write-failed`, `disk-full`,
 * `store-busy`, or `store-damaged`, which also says when a newer version wrote it; on a server also
 * `store-unreachable`, `tls-failed` and `bad-usage`.
 *
 * @param home the folder; made with mode 0700
 */
export async function openStore(home: string, options: StoreOptions = {}): Promise<Result<Store>> {
  // Loaded on the first use: driver and query builder cost more than many a command that needs neither.
  if (options.server !== undefined) {
    const { openServerStore } = await import('./server/open.ts');
    return openServerStore(options.server, options);
  }
  const { openEmbeddedStore } = await import('./embedded/open.ts');
  return openEmbeddedStore(home, options);
}

/**
 * Writes a copy of the store in a folder to a new file for its owner alone (0600): one state of it, whoever writes
 * meanwhile, and nobody who writes waits for it. The store is not changed, nor brought up to date; a new file that
 * was begun is gone where the call fails. Fails as `openStore` does, with `not-found` where there is no store, and
 * with `write-failed` where the new file is there already.
 */
export async function copyStore(home: string, path: string): Promise<Result<void>> {
  const { copyEmbeddedStore } = await import('./embedded/copy.ts');
  return copyEmbeddedStore(home, path);
}

/**
 * Looks at every page and row of the store in a folder, and changes, makes and brings up to date nothing. Fails as
 * `openStore` does, and with `not-found` where there is no store.
 */
export async function examineStore(home: string): Promise<Result<StoreExamination>> {
  const { examineEmbeddedStore } = await import('./embedded/examine.ts');
  return examineEmbeddedStore(home);
}
