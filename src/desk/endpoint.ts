import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ZodType } from 'zod';
import type { ByAnalyst } from '../app/stories.ts';
import type { Result } from '../model/index.ts';
import { scopeFor, utcInstant } from '../model/index.ts';
import { httpProblem, resultAnswer } from './answer.ts';
import { logged, noteIn, outcomeOf } from './log.ts';
import type { RouteRight } from './rights.ts';
import { rightFor } from './rights.ts';
import type { Serving } from './serving.ts';
import { admitted, askerIn } from './sign-in/who-asks.ts';

/** Bytes of a JSON body; the longest is a pasted report. */
export const MOST_JSON: number = 16 * 1024 * 1024;

/** One path of the API: what may be asked and what is answered, by the schemas that also check it. */
export interface Endpoint<P, Q, B> {
  readonly method: 'get' | 'post' | 'delete';
  /** As OpenAPI writes it: `/reports/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: ZodType<P>;
  readonly query?: ZodType<Q>;
  readonly body?: ZodType<B>;
  readonly answer: AnswerDescribed;
}

export type AnswerDescribed =
  | { readonly status?: 200 | 201 | 202; readonly json: ZodType }
  /** The media types it may have. */
  | { readonly status?: 200; readonly types: readonly string[] };

export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly c: Context;
}

/** The paths of the API, and their description. */
export class Api {
  readonly app: OpenAPIHono = new OpenAPIHono();
  readonly serving: Serving;

  constructor(serving: Serving) {
    this.serving = serving;
  }

  /** Adds a path; the handler gives what is sent as JSON, or a whole answer. */
  on<P = undefined, Q = undefined, B = undefined>(
    endpoint: Endpoint<P, Q, B>,
    handle: (asked: Asked<P, Q, B>) => Promise<Result<unknown> | Response>,
  ): void {
    this.raw(endpoint, async (c) => {
      const params = check(endpoint.params, c.req.param(), 'path');
      if (params instanceof Response) return params;
      const query = check(endpoint.query, c.req.query(), 'query');
      if (query instanceof Response) return query;
      const body = endpoint.body === undefined ? undefined : await bodyOf(endpoint.body, c);
      if (body instanceof Response) return body;
      return handle({ params: params as P, query: query as Q, body: body as B, c });
    });
  }

  /** Adds a path whose handler reads the request by itself; what may be asked is described all the same. */
  raw<P, Q, B>(
    endpoint: Endpoint<P, Q, B>,
    handle: (c: Context) => Promise<Result<unknown> | Response>,
  ): void {
    const { method, path, answer } = endpoint;
    const needs = rightFor(method, path);
    this.#describe(endpoint, needs);
    this.app.on(method.toUpperCase(), path.replaceAll(/\{([a-zA-Z]+)\}/gu, ':$1'), async (c) => {
      c.set('route' as never, path as never);
      const refused = await admitted(c, needs, `${method.toUpperCase()} ${path}`, this.serving);
      if (refused !== undefined) return refused;
      const done = await handle(c);
      if (needs.logged !== undefined) {
        const told = { subject: c.req.param('id') ?? '', ...noteIn(c) };
        const written = await logged(c, needs.logged, await outcomeOf(done), told, this.serving);
        if (!written.ok) return resultAnswer(c, written);
      }
      return done instanceof Response ? done : resultAnswer(c, done, answer.status);
    });
  }

  #describe<P, Q, B>(
    { method, path, summary, params, query, body, answer }: Endpoint<P, Q, B>,
    needs: RouteRight,
  ): void {
    const content: Record<string, { schema: ZodType | { type: 'string' } }> = {};
    if ('json' in answer) content['application/json'] = { schema: answer.json };
    else for (const type of answer.types) content[type] = { schema: { type: 'string' } };
    this.app.openAPIRegistry.registerPath({
      method,
      path: `/api/v1${path}`,
      summary,
      security: securityOf(needs),
      request: {
        ...(params !== undefined && { params: params as never }),
        ...(query !== undefined && { query: query as never }),
        ...(body !== undefined && { body: { content: { 'application/json': { schema: body } } } }),
      },
      responses: {
        [answer.status ?? 200]: { description: 'As asked for.', content: content as never },
        default: {
          description: 'A problem (RFC 9457).',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    });
  }
}

/** While there are no accounts nobody is asked; the description says what is asked once there are. */
function securityOf({ right, isForPeople }: RouteRight): Record<string, string[]>[] {
  if (right === 'anyone') return [];
  const token = right === 'signed-in' || isForPeople === true ? [] : [{ token: [scopeFor(right)] }];
  return [{ session: [] }, ...token];
}

function check(schema: ZodType | undefined, value: unknown, where: string): unknown | Response {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  return httpProblem(400, 'bad-request', `the ${where} of the request is not as described`, {
    where,
    hint: 'See /api/v1/openapi.json.',
    errors: parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}

async function bodyOf(schema: ZodType, c: Context): Promise<unknown | Response> {
  const type = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    return httpProblem(415, 'bad-request', 'the body must be application/json', { where: 'body' });
  const text = await c.req.text();
  let value: unknown;
  try {
    value = JSON.parse(text === '' ? '{}' : text);
  } catch {
    return httpProblem(400, 'bad-request', 'the body is no JSON', { where: 'body' });
  }
  return check(schema, value, 'body');
}

/** UTF-16 code units of a name. */
const LONGEST_NAME = 200;

/**
 * Who says it, when and by which door: the account that is signed in, whatever else is sent. While there are no
 * accounts: the body's `by`, the `X-Analyst` header (percent-encoded), else the user's name.
 */
export function analystOf(c: Context, by: string | undefined, serving: Serving): ByAnalyst | Response {
  const asker = askerIn(c);
  const at = utcInstant(serving.desk.keep.now());
  if (asker?.kind === 'account') return { by: asker.account.name, at, origin: asker.origin };
  const name = (by ?? fromHeader(c.req.header('x-analyst')) ?? serving.analyst)?.trim();
  if (name === undefined || name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) {
    return httpProblem(400, 'bad-request', 'nobody says this: there is no name of an analyst', {
      where: 'by',
      hint: 'Send `by`, or the header X-Analyst.',
    });
  }
  return { by: name, at, ...(asker !== undefined && { origin: asker.origin }) };
}

function fromHeader(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
