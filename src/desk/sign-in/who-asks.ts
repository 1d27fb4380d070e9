import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Asker } from '../../app/accounts/session.ts';
import { askerOf, may } from '../../app/accounts/session.ts';
import { scopeFor, utcInstant } from '../../model/index.ts';
import { httpProblem, problemAnswer } from '../answer.ts';
import type { RouteRight } from '../rights.ts';
import type { Serving } from '../serving.ts';
import { sessionIn } from './cookie.ts';

/** Whoever asks, or why it cannot be found out; asked of the store once in each request. */
export async function whoAsks(c: Context, serving: Serving): Promise<Asker | Response> {
  const known = askerIn(c);
  if (known !== undefined) return known;
  // Another scheme is between the browser and a proxy, and says nothing to us.
  const [, bearer] = /^bearer (.{0,200})/iu.exec(c.req.header('authorization') ?? '') ?? [];
  const found = await askerOf(
    {
      address: addressOf(c, serving),
      sessionId: sessionIn(c.req.header('cookie'), isSecure(serving)),
      bearer: bearer?.trim(),
    },
    serving.desk,
  );
  if (!found.ok) return problemAnswer(found.problem);
  c.set('asker' as never, found.value as never);
  return found.value;
}

/** Whoever asks, once that is known. */
export function askerIn(c: Context): Asker | undefined {
  return c.get('asker' as never) as Asker | undefined;
}

export function isSecure({ publicUrl }: Serving): boolean {
  return publicUrl?.protocol === 'https:';
}

/** Who connected; behind a proxy that is trusted, whom it says it speaks for. */
export function addressOf(c: Context, { behind }: Serving): string | undefined {
  const peer = bare(getConnInfo(c).remote.address);
  if (behind === undefined || peer !== behind) return peer;
  return bare(c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64)) ?? peer;
}

function bare(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d{1,3}\.)/iu, '');
}

/** Whether a route may be used by whoever asks: the one gate before every path of the API. */
export async function admitted(
  c: Context,
  { right, isForPeople }: RouteRight,
  route: string,
  serving: Serving,
): Promise<Response | undefined> {
  const asker = await whoAsks(c, serving);
  if (asker instanceof Response) return asker;
  if (right === 'anyone') return undefined;
  if (asker.kind === 'nobody') return notSignedIn(asker, serving);
  const isToken = asker.kind === 'account' && asker.scopes !== undefined;
  if (isForPeople === true && isToken)
    return notAllowed(asker, route, serving, 'only somebody who signed in may do this, and no token');
  if (right === 'signed-in' || may(asker, right)) return undefined;
  const scope = isToken ? scopeFor(right) : undefined;
  return notAllowed(asker, route, serving, `this asks for the right to ${right}`, scope);
}

/** Logged as far as a stranger cannot fill the disk with it. */
async function notSignedIn(asker: Asker & { kind: 'nobody' }, serving: Serving): Promise<Response> {
  const { isWrong, origin } = asker;
  if (isWrong) await logRefusal(serving, asker, { what: 'token refused', subject: '' }, origin.address ?? '');
  const answer = isWrong
    ? httpProblem(401, 'not-signed-in', 'this token does not work, or no longer')
    : httpProblem(401, 'not-signed-in', 'nobody is signed in', {
        hint: 'Sign in at /sign-in, or send a token: Authorization: Bearer hdt_…',
      });
  // RFC 6750, 3: why, only to whoever tried.
  answer.headers.set(
    'www-authenticate',
    `Bearer realm="howdunit"${isWrong ? ', error="invalid_token"' : ''}`,
  );
  return answer;
}

export async function notAllowed(
  asker: Asker,
  route: string,
  serving: Serving,
  why: string,
  scope?: string,
): Promise<Response> {
  const name = asker.kind === 'account' ? asker.account.name : '';
  await logRefusal(serving, asker, { what: 'not allowed', subject: route }, name);
  const answer = httpProblem(403, 'not-allowed', why, { where: route });
  if (scope !== undefined) {
    const challenge = `Bearer realm="howdunit", error="insufficient_scope", scope="${scope}"`;
    answer.headers.set('www-authenticate', challenge);
  }
  return answer;
}

async function logRefusal(
  { desk, door }: Serving,
  asker: Asker,
  told: { readonly what: string; readonly subject: string },
  key: string,
): Promise<void> {
  const now = desk.keep.now();
  if (door.refusals.wait(key, now) > 0) return;
  door.refusals.tried(key, now);
  await desk.store.log({
    ...told,
    at: utcInstant(now),
    ...(asker.kind === 'account' && { by: asker.account.name }),
    origin: asker.origin,
    outcome: asker.kind === 'account' ? 'not-allowed' : 'not-signed-in',
  });
}
