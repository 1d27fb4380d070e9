import { Readable } from 'node:stream';
import { openDesk } from '../app/desk.ts';
import { huntLogs } from '../app/hunt-logs.ts';
import type { FromHunter, HuntOrder } from '../app/jobs/hunt-messages.ts';
import { version } from './version.ts';

/** A process that hunts through one log for the desk, tells it each hit, and ends. */
process.once('message', (order: HuntOrder) => void hunt(order).finally(() => process.disconnect?.()));

async function hunt({ home, path, report, all }: HuntOrder): Promise<void> {
  const desk = await openDesk({ home, version: version() });
  if (!desk.ok) return tell({ kind: 'failed', problem: desk.problem });
  const hunted = await huntLogs(desk.value, {
    paths: [path],
    standardInput: Readable.from([]),
    all: all === true,
    ...(report !== undefined && { report }),
    onSighting: ({ json }) => tell({ kind: 'sighting', json }),
    onProblem: (problem) => void tell({ kind: 'problem', problem }),
    onProgress: () => {},
  });
  await tell(hunted.ok ? { kind: 'hunted', ...hunted.value } : { kind: 'failed', problem: hunted.problem });
  await desk.value.store.close();
}

/** Resolves when it is on its way, so that a hunt is no faster than whoever listens. */
function tell(message: FromHunter): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || process.send === undefined) return resolve();
    process.send(message, undefined, undefined, () => resolve());
  });
}
