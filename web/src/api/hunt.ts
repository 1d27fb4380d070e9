import { useEffect, useState } from 'react';
import { address, ProblemAnswer } from './client.ts';
import type { Fault, Span } from './types.ts';

/** A hit in a log, as docs/reference/hunt.md describes it. */
export interface Sighting {
  readonly indicator: { readonly type: string; readonly value: string };
  readonly form: string;
  readonly matched: string;
  readonly report: { readonly id: string; readonly title: string };
  readonly span: Span;
  /** Of the report: what names the indicator. */
  readonly sentence: string;
  readonly lineNumber: number;
  readonly line: string;
  /** The warning list that the value stands on, if any. */
  readonly warningList?: string;
}

export interface Hunt {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  readonly sightings: readonly Sighting[];
  /** One line: what was searched for what, and what came of it. */
  readonly verdict?: string;
  readonly problem?: unknown;
}

const IDLE: Hunt = { state: 'idle', sightings: [] };
/** Hits come in bursts; the page is told of them this often, ms. */
const TELL_MS = 150;

/** Sends a log as it is and follows the hunt in it; hits are shown as they come. */
export function useHunt(): readonly [Hunt, (log: File) => void] {
  const [hunt, setHunt] = useState(IDLE);
  const [job, setJob] = useState<string>();
  const start = (log: File): void => {
    setHunt({ ...IDLE, state: 'running' });
    setJob(undefined);
    send(log).then(setJob, (problem: unknown) => setHunt({ ...IDLE, state: 'failed', problem }));
  };
  useEffect(() => {
    if (job === undefined) return;
    const events = new EventSource(address(`/jobs/${job}/events`));
    const sightings: Sighting[] = [];
    const data = (event: Event): unknown => JSON.parse((event as MessageEvent<string>).data);
    const timer = setInterval(
      () =>
        setHunt((now) =>
          now.sightings.length === sightings.length ? now : { ...now, sightings: [...sightings] },
        ),
      TELL_MS,
    );
    const end = (last: Partial<Hunt>): void => {
      clearInterval(timer);
      events.close();
      setHunt((now) => ({ ...now, sightings, ...last }));
    };
    events.addEventListener('sighting', (event) => sightings.push(data(event) as Sighting));
    events.addEventListener('done', (event) =>
      end({ state: 'done', ...(data(event) as { verdict: string }) }),
    );
    events.addEventListener('problem', (event) =>
      end({ state: 'failed', ...(data(event) as { problem: Fault }) }),
    );
    return () => {
      clearInterval(timer);
      events.close();
    };
  }, [job]);
  return [hunt, start];
}

async function send(log: File): Promise<string> {
  const response = await fetch(address('/hunt', { name: log.name }), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: log,
  });
  const answer = (await response.json()) as { job: { id: string } };
  if (!response.ok) throw new ProblemAnswer(answer as never);
  return answer.job.id;
}
