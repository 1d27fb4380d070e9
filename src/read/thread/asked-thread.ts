import { Worker } from 'node:worker_threads';

/** A thread that answers one question after another, and which can be ended whatever it is at. */
export interface AskedThread<Question, Answer> {
  /**
   * One question at a time. `late` after `ms`, and `died` where the thread did; either way the next question gets a
   * new thread.
   */
  ask(question: Question, ms: number): Promise<Answer | 'late' | 'died'>;
  close(): Promise<void>;
}

/**
 * Starts nothing before the first question. The thread does not keep the process alive while nothing is asked.
 *
 * @param module posts one message for each that it is sent
 * @param heapMb JavaScript memory of the thread, in MiB; what WebAssembly takes lies outside of it
 */
export function askedThread<Question, Answer>(module: URL, heapMb: number): AskedThread<Question, Answer> {
  let worker: Worker | undefined;
  const end = async (): Promise<void> => {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  return {
    close: end,
    async ask(question, ms) {
      worker ??= new Worker(module, {
        resourceLimits: { maxOldGenerationSizeMb: heapMb },
        // Flags of the process, such as a loader of its own, are none of the thread's business.
        execArgv: [],
        stdout: true,
        stderr: true,
      });
      const answer = await answerOf<Question, Answer>(worker, question, ms);
      if (answer === 'died' || answer === 'late') await end();
      return answer;
    },
  };
}

function answerOf<Question, Answer>(
  worker: Worker,
  question: Question,
  ms: number,
): Promise<Answer | 'late' | 'died'> {
  return new Promise((resolve) => {
    worker.ref();
    const settle = (answer: Answer | 'late' | 'died'): void => {
      clearTimeout(timer);
      worker.off('message', settle);
      worker.off('error', die);
      worker.off('exit', die);
      // An error that comes after it was given up is of no interest, and must not end the process.
      worker.on('error', () => {});
      worker.unref();
      resolve(answer);
    };
    const die = (): void => settle('died');
    const timer = setTimeout(() => settle('late'), ms);
    worker.on('message', settle);
    worker.on('error', die);
    worker.on('exit', die);
    worker.postMessage(question);
  });
}
