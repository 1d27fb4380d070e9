import { randomUUID } from 'node:crypto';
import type { Result, TlpLabel } from '../../model/index.ts';
import { failed, ok, problem, utcInstant } from '../../model/index.ts';
import type { WorkerSettings } from '../read-many-messages.ts';
import type { Hunt } from './hunting.ts';
import { startHunt } from './hunting.ts';
import type { Incoming } from './incoming.ts';
import { openIncoming } from './incoming.ts';
import type { Job } from './job.ts';
import { JobBook } from './job-book.ts';
import { ReadingLane } from './reading-lane.ts';

/** Hunts at once: each takes a core. */
const MOST_HUNTS = 2;
/** For one report, ms. */
const READ_LIMIT_MS = 300_000;

export interface DeskJobsOptions {
  /** The modules that the processes run. */
  readonly readModule: string;
  readonly huntModule: string;
  readonly settings: WorkerSettings;
  readonly now: () => number;
}

/** Bytes that came with a name. */
export interface Upload {
  readonly name: string;
  readonly body: AsyncIterable<Uint8Array> | Uint8Array;
  readonly most: number;
}

/** The long work of a desk: reading what is brought to it, and hunting. */
export interface DeskJobs {
  readonly book: JobBook;
  /** Reads a file or a URL that this machine can reach. @param onEnd when it is read, or could not be */
  readSource(source: string, name: string, tlp?: TlpLabel, onEnd?: () => Promise<void>): Result<Job>;
  readUpload(upload: Upload, tlp?: TlpLabel): Promise<Result<Job>>;
  huntUpload(
    upload: Upload,
    options: { readonly report?: string | undefined; readonly all?: boolean | undefined },
  ): Promise<Result<Job>>;
  stop(): Promise<void>;
}

export async function openDeskJobs(options: DeskJobsOptions): Promise<DeskJobs> {
  const book = new JobBook();
  const incoming: Incoming = await openIncoming(options.settings.home);
  const { readModule: module, settings } = options;
  const lane = new ReadingLane(book, { module, settings, limitMs: READ_LIMIT_MS });
  const hunts = new Set<Hunt>();
  const opened = (kind: Job['kind'], name: string): Job => book.open(kind, name, utcInstant(options.now()));
  return {
    book,
    readSource(source, name, tlp, onEnd = async () => {}) {
      if (lane.isFull) return failed(tooBusy());
      const job = opened('read', name);
      lane.add({ jobId: job.id, source, shownAs: name, tlp, onEnd });
      return ok(job);
    },
    async readUpload({ name, body, most }, tlp) {
      if (lane.isFull) return failed(tooBusy());
      const key = randomUUID();
      const path = await incoming.receive(key, name, body, most);
      if (!path.ok) return path;
      const job = opened('read', name);
      lane.add({
        jobId: job.id,
        source: path.value,
        shownAs: name,
        tlp,
        onEnd: () => incoming.forget(key),
      });
      return ok(job);
    },
    async huntUpload({ name, body, most }, asked) {
      if (hunts.size >= MOST_HUNTS) return failed(tooBusy());
      const key = randomUUID();
      const path = await incoming.receive(key, name, body, most);
      if (!path.ok) return path;
      const job = opened('hunt', name);
      const order = { home: settings.home, path: path.value, ...asked };
      const hunt = startHunt(options.huntModule, order, job.id, name, book);
      hunts.add(hunt);
      void hunt.finished.then(() => {
        hunts.delete(hunt);
        return incoming.forget(key);
      });
      return ok(job);
    },
    async stop() {
      for (const hunt of hunts) hunt.stop();
      await lane.stop();
    },
  };
}

function tooBusy(): ReturnType<typeof problem> {
  return problem('store-busy', 'too much work is waiting already', {
    hint: 'Try again when some of it is done.',
  });
}
