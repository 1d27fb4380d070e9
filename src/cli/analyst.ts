import { userInfo } from 'node:os';
import type { Result, UtcInstant } from '../model/index.ts';
import { failed, ok, problem, utcInstant } from '../model/index.ts';

/** Who says it and when: `--by`, else the user's name on this machine. */
export function analyst(by: string | undefined): Result<{ readonly by: string; readonly at: UtcInstant }> {
  const name = (by ?? usersName())?.trim();
  if (name === undefined || name === '') {
    return failed(
      problem('bad-usage', 'this machine has no name for the user who decides', {
        hint: 'Say it: --by <name>.',
      }),
    );
  }
  return ok({ by: name, at: utcInstant(Date.now()) });
}

/** A container may run as a user whom the system knows by number alone. */
function usersName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
