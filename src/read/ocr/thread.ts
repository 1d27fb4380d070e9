import { parentPort } from 'node:worker_threads';
import { recogniseSource } from './recognise-source.ts';
import type { OcrSource } from './recognised.ts';

/** A thread that recognises one picture after another, until whoever asks ends it. */
parentPort?.on('message', (source: OcrSource) => {
  void recogniseSource(source).then(
    (recognised) => parentPort?.postMessage(recognised),
    // A fault of ours ends the thread, and is told of with its name.
    (error: unknown) => {
      throw error;
    },
  );
});
