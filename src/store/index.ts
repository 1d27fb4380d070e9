import type { Result } from '../model/index.ts';
import type { Store, StoreOptions } from './store.ts';

export type * from './accounts.ts';
export type { Decision } from './decisions/decision.ts';
export type { StandingRejection } from './decisions/rejection.ts';
export type * from './handed-out.ts';
export type * from './shared.ts';
export type * from './store.ts';
export type * from './stored.ts';
export type * from './talk.ts';

/**
 * Opens the store in a folder, making both where they are missing. A store that cannot be opened is
 * left as it is: `permission-denied`, `write-failed`, `disk-full`, `store-busy`, or `store-damaged`,
 * which also says when a newer version wrote it.
 *
 * @param home the folder; made with mode 0700
 */
export async function openStore(home: string, options: StoreOptions = {}): Promise<Result<Store>> {
  // Loaded on the first use: driver and query builder cost more than many a command that needs neither.
  const { openEmbeddedStore } = await import('./embedded/open.ts');
  return openEmbeddedStore(home, options);
}
