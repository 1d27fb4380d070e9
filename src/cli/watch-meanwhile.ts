import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../app/desk.ts';
import { collectionLines, lookAtCollections } from '../app/taxii/watched.ts';
import type { WatchOptions } from '../app/watch-once.ts';
import { watchOnce } from '../app/watch-once.ts';
import { newsIn, watchLines, watchVerdict } from '../app/watch-text.ts';
import { report, say } from './terminal.ts';

/** How often the desk asks itself whether anything is due, in ms. */
const TURN = 60_000;

/**
 * Looks at what is watched while the desk is open, and says what was confirmed. What a look learned is in the
 * store before it is told of, so that the desk shows it and nothing is told twice.
 *
 * @returns ends it, also in the middle of a look: what was not stored will be looked at the next time
 */
export function watchMeanwhile(desk: Desk, options: WatchOptions): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  async function turns(): Promise<void> {
    while (!signal.aborted) {
      const run = await watchOnce(desk, options);
      if (!run.ok) report(run.problem);
      else {
        for (const problem of run.value.problems) report(problem);
        if (newsIn(run.value) > 0) {
          for (const line of watchLines(run.value)) say(line);
          say(watchVerdict(run.value));
        }
      }
      const asked = await lookAtCollections(desk, options);
      if (!asked.ok) report(asked.problem);
      else {
        for (const problem of asked.value.flatMap(({ problems }) => problems)) report(problem);
        for (const line of collectionLines(asked.value)) say(line);
      }
      // Ending it ends the wait, too.
      await sleep(TURN, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  turns().catch((error: unknown) => {
    // The store closes under a look that is under way.
    if (!signal.aborted) throw error;
  });
  return () => ending.abort();
}
