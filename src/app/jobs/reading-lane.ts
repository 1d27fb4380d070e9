import type { Problem, TlpLabel } from '../../model/index.ts';
import { problem } from '../../model/index.ts';
import type { Worker, WorkerOptions } from '../read-many-worker.ts';
import { startWorker } from '../read-many-worker.ts';
import type { JobBook } from './job-book.ts';

/** A process that has read so many reports, or holds so many bytes after one, gives way to a fresh one. */
const MOST_REPORTS = 32;
const MOST_MEMORY = 320 * 1024 * 1024;
/** Reports that wait for their turn; what comes beyond is refused. */
const MOST_WAITING = 200;

export interface ReadTask {
  readonly jobId: string;
  /** A path or a URL. */
  readonly source: string;
  /** What it is called in what is told: where it lies is nobody's business. */
  readonly shownAs: string;
  readonly tlp?: TlpLabel | undefined;
  /** Called when nothing more will be read of it. */
  readonly onEnd: () => Promise<void>;
}

/** Reads reports one after another in a process of their own, so that the desk stays quick. */
export class ReadingLane {
  readonly #waiting: ReadTask[] = [];
  readonly #options: WorkerOptions;
  readonly #book: JobBook;
  #worker: Worker | undefined;
  /** What the process was told about markings; another one needs another process. */
  #tlp: TlpLabel | undefined;
  #read = 0;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(book: JobBook, options: WorkerOptions) {
    this.#book = book;
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#waiting.length >= MOST_WAITING;
  }

  add(task: ReadTask): void {
    this.#waiting.push(task);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Ends what is being read; a copy that is being written is finished first. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#worker?.end();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let task = this.#waiting.shift(); task !== undefined; task = this.#waiting.shift()) {
      if (this.#isStopped) return;
      try {
        const failure = await this.#readOne(task);
        if (failure !== undefined) this.#book.failed(task.jobId, failure);
      } catch (error) {
        this.#book.failed(task.jobId, problem('damaged', `a fault of ours ended it: ${String(error)}`));
        await this.#retire();
      } finally {
        await task.onEnd();
      }
    }
  }

  async #readOne({ jobId, source, shownAs, tlp }: ReadTask): Promise<Problem | undefined> {
    const worker = await this.#workerFor(tlp);
    this.#book.start(jobId);
    const unusable = await worker.unusable;
    if (unusable !== undefined) {
      await this.#retire();
      return unusable;
    }
    const done = await worker.read(
      { source, isFromFolder: false, key: source },
      {
        onStage: (stage) => this.#book.stage(jobId, stage),
        onPage: (page) => this.#book.page(jobId, page),
        onProblem: () => {},
      },
    );
    this.#read += 1;
    if (!worker.isAlive || this.#read >= MOST_REPORTS || done.memory > MOST_MEMORY) await this.#retire();
    const { outcome } = done;
    switch (outcome.kind) {
      case 'read':
      case 'already-kept': {
        const { id, title } = outcome.report;
        this.#book.done(jobId, { kind: outcome.kind, reportId: id, title });
        return undefined;
      }
      case 'failed': {
        const { where } = outcome.problem;
        return { ...outcome.problem, ...(where !== undefined && { where: where.replace(source, shownAs) }) };
      }
      case 'fault':
        return problem('damaged', `a fault of ours ended it: ${outcome.message}`);
      case 'left-out':
        return problem('unsupported-format', `it is ${outcome.why}`);
    }
  }

  async #workerFor(tlp: TlpLabel | undefined): Promise<Worker> {
    if (this.#worker !== undefined && this.#tlp !== tlp) await this.#retire();
    if (this.#worker === undefined) {
      const { settings } = this.#options;
      this.#worker = startWorker({
        ...this.#options,
        settings: { ...settings, ...(tlp !== undefined && { tlp }) },
      });
      this.#tlp = tlp;
      this.#read = 0;
    }
    return this.#worker;
  }

  async #retire(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.dismiss();
  }
}
