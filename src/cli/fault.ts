import { EXIT } from './exit-codes.ts';
import { say } from './terminal.ts';

/** Says in one line what went wrong, with `HOWDUNIT_DEBUG=1` also where, and ends the process. */
export function endWithFault(error: unknown): never {
  say(`howdunit: unexpected fault: ${String(error)} (please report it; HOWDUNIT_DEBUG=1 shows where)`);
  if (process.env['HOWDUNIT_DEBUG'] === '1' && error instanceof Error) {
    for (const line of (error.stack ?? '').split('\n')) say(line);
  }
  process.exit(EXIT.fault);
}
