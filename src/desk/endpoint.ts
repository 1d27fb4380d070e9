import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ZodType } from 'zod';
import type { ByAnalyst } from '../app/stories.ts';
import type { Result } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';
import { httpProblem, resultAnswer } from './answer.ts';
import type { Serving } from './serving.ts';

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
    this.describe(endpoint);
    const path = endpoint.path.replaceAll(/\{([a-zA-Z]+)\}/gu, ':$1');
    this.app.on(endpoint.method.toUpperCase(), path, async (c) => {
      c.set('route' as never, endpoint.path as never);
      const params = check(endpoint.params, c.req.param(), 'path');
      if (params instanceof Response) return params;
      const query = check(endpoint.query, c.req.query(), 'query');
      if (query instanceof Response) return query;
      const body = endpoint.body === undefined ? undefined : await bodyOf(endpoint.body, c);
      if (body instanceof Response) return body;
      const done = await handle({ params: params as P, query: query as Q, body: body as B, c });
      return done instanceof Response ? done : resultAnswer(c, done, endpoint.answer.status);
    });
  }

  /** Describes a path that is answered elsewhere, or whose body is no JSON. */
  describe<P, Q, B>({ method, path, summary, params, query, body, answer }: Endpoint<P, Q, B>): void {
    const content: Record<string, { schema: ZodType | { type: 'string' } }> = {};
    if ('json' in answer) content['application/json'] = { schema: answer.json };
    else for (const type of answer.types) content[type] = { schema: { type: 'string' } };
    this.app.openAPIRegistry.registerPath({
      method,
      path: `/api/v1${path}`,
      summary,
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

/** Who says it and when: the body's `by`, the `X-Analyst` header (percent-encoded), else the user's name. */
export function analystOf(c: Context, by: string | undefined, serving: Serving): ByAnalyst | Response {
  const name = (by ?? fromHeader(c.req.header('x-analyst')) ?? serving.analyst)?.trim();
  if (name === undefined || name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) {
    return httpProblem(400, 'bad-request', 'nobody says this: there is no name of an analyst', {
      where: 'by',
      hint: 'Send `by`, or the header X-Analyst.',
    });
  }
  return { by: name, at: utcInstant(serving.desk.keep.now()) };
}

function fromHeader(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
