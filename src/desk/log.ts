import type { Context } from 'hono';
import type { Result } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';
import type { Serving } from './serving.ts';
import { askerIn } from './sign-in/who-asks.ts';

/** What a handler knows of what it did, for the log. */
export interface Note {
  readonly subject?: string;
  readonly reportId?: string;
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** What is to stand in the log of this request, beside who and when. */
export function note(c: Context, told: Note): void {
  c.set('note' as never, told as never);
}

export function noteIn(c: Context): Note {
  return (c.get('note' as never) as Note | undefined) ?? {};
}

/** Writes down what somebody did, or tried to, that the store does not log by itself. */
export function logged(
  c: Context,
  what: string,
  outcome: string,
  { subject = '', ...told }: Note,
  { desk, analyst }: Serving,
): Promise<Result<void>> {
  const asker = askerIn(c);
  const by = asker?.kind === 'account' ? asker.account.name : analyst;
  return desk.store.log({
    at: utcInstant(desk.keep.now()),
    ...(by !== undefined && { by }),
    ...(asker !== undefined && { origin: asker.origin }),
    what,
    subject,
    ...told,
    outcome,
  });
}

/** The code of a problem that is answered, `done` where none is. */
export async function outcomeOf(done: Result<unknown> | Response): Promise<string> {
  if (!(done instanceof Response)) return done.ok ? 'done' : done.problem.code;
  if (done.ok) return 'done';
  const told: unknown = await done
    .clone()
    .json()
    .catch(() => undefined);
  const code = typeof told === 'object' && told !== null && 'code' in told ? told.code : undefined;
  return typeof code === 'string' ? code : `http-${done.status}`;
}
