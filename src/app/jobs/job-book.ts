import { randomUUID } from 'node:crypto';
import type { Problem, UtcInstant } from '../../model/index.ts';
import type { HuntDone, Job, JobEvent, ReadDone } from './job.ts';
import { isLast } from './job.ts';

/** Jobs remembered after they have ended. */
const MOST = 500;
/** Sightings of one job remembered; the rest is counted. */
const MOST_SIGHTINGS = 10_000;

interface Entry {
  job: Job;
  readonly sightings: unknown[];
  readonly listeners: Set<(event: JobEvent) => void>;
}

/** The jobs of one desk, in memory: what they make is in the store, and outlives them. */
export class JobBook {
  readonly #entries = new Map<string, Entry>();

  open(kind: Job['kind'], name: string, startedAt: UtcInstant): Job {
    const job: Job = { id: `job-${randomUUID().slice(0, 13)}`, kind, name, state: 'waiting', startedAt };
    this.#entries.set(job.id, { job, sightings: [], listeners: new Set() });
    this.#forgetOld();
    return job;
  }

  get(id: string): Job | undefined {
    return this.#entries.get(id)?.job;
  }

  /** Newest first. */
  list(): readonly Job[] {
    return [...this.#entries.values()].map(({ job }) => job).reverse();
  }

  sightings(id: string): readonly unknown[] {
    return this.#entries.get(id)?.sightings ?? [];
  }

  start(id: string): void {
    this.#change(id, { state: 'running' });
  }

  stage(id: string, stage: NonNullable<Job['stage']>): void {
    this.#change(id, { stage });
    this.#tell(id, { event: 'stage', data: { stage } });
  }

  page(id: string, page: number): void {
    this.#change(id, { page });
    this.#tell(id, { event: 'page', data: { page } });
  }

  sighting(id: string, sighting: unknown): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.sightings.length >= MOST_SIGHTINGS) return;
    entry.sightings.push(sighting);
    this.#tell(id, { event: 'sighting', data: sighting });
  }

  done(id: string, done: ReadDone | HuntDone): void {
    this.#change(id, { state: 'done', done });
    this.#tell(id, { event: 'done', data: done });
  }

  failed(id: string, problem: Problem): void {
    this.#change(id, { state: 'failed', problem });
    this.#tell(id, { event: 'problem', data: { problem } });
  }

  /** Tells what a job has done so far and then what it does; gives back how to stop listening. */
  follow(id: string, listener: (event: JobEvent) => void): () => void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return () => {};
    for (const event of pastOf(entry)) listener(event);
    if (entry.job.state === 'done' || entry.job.state === 'failed') return () => {};
    entry.listeners.add(listener);
    return () => entry.listeners.delete(listener);
  }

  #change(id: string, to: Partial<Job>): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) entry.job = { ...entry.job, ...to };
  }

  #tell(id: string, event: JobEvent): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    for (const listener of entry.listeners) listener(event);
    if (isLast(event)) entry.listeners.clear();
  }

  #forgetOld(): void {
    for (const [id, { job }] of this.#entries) {
      if (this.#entries.size <= MOST) return;
      if (job.state === 'done' || job.state === 'failed') this.#entries.delete(id);
    }
  }
}

function pastOf({ job, sightings }: Entry): readonly JobEvent[] {
  const { stage, page, done, problem } = job;
  return [
    ...(stage === undefined ? [] : [{ event: 'stage', data: { stage } } as const]),
    ...(page === undefined ? [] : [{ event: 'page', data: { page } } as const]),
    ...sightings.map((data) => ({ event: 'sighting', data }) as const),
    ...(done === undefined ? [] : [{ event: 'done', data: done } as const]),
    ...(problem === undefined ? [] : [{ event: 'problem', data: { problem } } as const]),
  ];
}
