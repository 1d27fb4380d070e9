import { useEffect, useState } from 'react';
import { address } from './client.ts';
import type { Fault, Job } from './types.ts';

/** Follows a job over server-sent events until it is done or has failed. */
export function useJob(job: Job, onDone: (job: Job) => void): Job {
  const [now, setNow] = useState(job);
  const { id } = job;
  useEffect(() => {
    const events = new EventSource(address(`/jobs/${id}/events`));
    const on = (name: string, change: (data: never) => Partial<Job>): void =>
      events.addEventListener(name, (event) => {
        const data = JSON.parse((event as MessageEvent<string>).data) as never;
        setNow((before) => {
          const after = { ...before, ...change(data) };
          if (after.state === 'done' || after.state === 'failed') {
            events.close();
            queueMicrotask(() => onDone(after));
          }
          return after;
        });
      });
    on('stage', ({ stage }: { stage: string }) => ({ state: 'running', stage }));
    on('page', ({ page }: { page: number }) => ({ page }));
    on('done', (done: NonNullable<Job['done']>) => ({ state: 'done', done }));
    on('problem', ({ problem }: { problem: Fault }) => ({ state: 'failed', problem }));
    return () => events.close();
  }, [id, onDone]);
  return now;
}
