import { userInfo } from 'node:os';
import { problem, utcInstant } from '../model/index.ts';
import { report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

const STATUSES = ['accepted', 'rejected', 'suggested'] as const;

/** `howdunit decide <finding> <accepted|rejected|suggested>`: the analyst's word, which no re-run overwrites. */
export async function decide(
  finding: string,
  status: string,
  flags: { home?: string; by?: string },
): Promise<void> {
  const known = STATUSES.find((candidate) => candidate === status);
  if (known === undefined) {
    return report(
      problem('bad-usage', `“${status}” is no decision`, { hint: `Decisions: ${STATUSES.join(', ')}.` }),
    );
  }
  const by = flags.by ?? usersName();
  if (by === undefined) {
    return report(
      problem('bad-usage', 'this machine has no name for the user who decides', {
        hint: 'Say it: --by <name>.',
      }),
    );
  }
  const decided = await withDesk(flags.home, (desk) =>
    desk.store.decide(finding, { status: known, by, at: utcInstant(Date.now()) }),
  );
  if (decided !== undefined) say(`${decided.id}: ${decided.status} by ${by}`);
}

/** A container may run as a user whom the system knows by number alone. */
function usersName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
