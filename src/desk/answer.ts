import type { Context } from 'hono';
import type { Problem, ProblemCode, Result } from '../model/index.ts';

/** What only HTTP knows of; the rest are the house's own codes. */
type HttpCode =
  | 'bad-request'
  | 'no-such-path'
  | 'no-such-job'
  | 'host-refused'
  | 'origin-refused'
  | 'not-signed-in'
  | 'sign-in-refused'
  | 'too-many-attempts'
  | 'not-allowed'
  | 'body-too-large'
  | 'fault';

/** A problem as it goes over the wire (RFC 9457). */
export interface ProblemAnswer {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode | HttpCode;
  readonly where?: string;
  readonly hint?: string;
  /** Of `bad-request`: what is wrong with which part of the request. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** Of `decided-meanwhile`: the finding as it now stands. */
  readonly current?: unknown;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  507: 'Insufficient Storage',
};

const STATUS: Readonly<Record<ProblemCode, number>> = {
  'bad-usage': 400,
  'bad-url': 400,
  'is-directory': 400,
  'not-in-store': 404,
  'not-found': 404,
  'ambiguous-report': 409,
  'decided-meanwhile': 409,
  'permission-denied': 403,
  'address-refused': 403,
  'tlp-refused': 403,
  'grade-refused': 403,
  'key-refused': 403,
  'bind-refused': 403,
  'account-refused': 409,
  'model-refused': 409,
  'too-large': 413,
  'empty-source': 422,
  'unsupported-format': 422,
  damaged: 422,
  encrypted: 422,
  'no-text': 422,
  'too-deep': 422,
  'decompression-limit': 422,
  unreachable: 502,
  'tls-failed': 502,
  'source-gone': 502,
  'source-gated': 502,
  'source-error': 502,
  'redirect-loop': 502,
  'too-many-redirects': 502,
  'timestamp-failed': 502,
  'bind-failed': 502,
  'not-searched': 502,
  'timed-out': 504,
  'store-busy': 503,
  'store-unreachable': 503,
  'disk-full': 507,
  'write-failed': 500,
  'store-damaged': 500,
  'capture-damaged': 500,
};

/** An expected failure of the house. */
export function problemAnswer({ code, message, where, hint }: Problem, current?: unknown): Response {
  return httpProblem(STATUS[code], code, message, {
    ...(where !== undefined && { where }),
    ...(hint !== undefined && { hint }),
    ...(current !== undefined && { current }),
  });
}

type Detail = Pick<ProblemAnswer, 'where' | 'hint' | 'errors' | 'current'>;

export function httpProblem(
  status: number,
  code: ProblemAnswer['code'],
  detail: string,
  rest: Detail = {},
): Response {
  const answer: ProblemAnswer = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    code,
    ...rest,
  };
  return new Response(`${JSON.stringify(answer)}\n`, {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

/** A value as JSON, or why there is none. */
export function resultAnswer(c: Context, result: Result<unknown>, status = 200): Response {
  if (!result.ok) return problemAnswer(result.problem);
  return c.body(`${JSON.stringify(result.value)}\n`, status as 200, { 'content-type': 'application/json' });
}
