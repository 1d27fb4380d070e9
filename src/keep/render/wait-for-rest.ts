import { setTimeout as sleep } from 'node:timers/promises';
import type { PageNetwork } from './page-network.ts';

/** Scripts that wait a moment before they go on are waited for, too. */
const QUIET_MS = 800;
const POLL_MS = 50;

/**
 * Waits until a page has loaded and then asked for nothing for a while.
 *
 * @param isOver once there is no more time
 * @returns false where it had not come to rest by then
 */
export async function waitForRest(
  network: Pick<PageNetwork, 'open' | 'lastActivity'>,
  isLoaded: () => boolean,
  isOver: () => boolean,
): Promise<boolean> {
  let quietSince = performance.now();
  while (!isOver()) {
    if (!isLoaded() || network.open > 0) quietSince = performance.now();
    const quiet = performance.now() - Math.max(quietSince, network.lastActivity);
    if (quiet >= QUIET_MS) return true;
    await sleep(POLL_MS);
  }
  return false;
}
