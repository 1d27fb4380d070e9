import { parentPort } from 'node:worker_threads';
import { pageSizes } from '../pdf/page-sizes.ts';
import type { Asked } from './page-drawer.ts';
import { pictureOfPage } from './picture-of-page.ts';

/** A thread that draws or measures one after another, until whoever asks ends it. */
parentPort?.on('message', ({ bytes, page }: Asked) => {
  const answer = page === undefined ? pageSizes(bytes) : pictureOfPage(bytes, page);
  void answer.then(
    (found) => parentPort?.postMessage(found),
    // A fault of ours ends the thread, and is told of with its name.
    (error: unknown) => {
      throw error;
    },
  );
});
