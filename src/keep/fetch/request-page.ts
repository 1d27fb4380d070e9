import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import { failed, ok, type Problem, problem, type Result, utcInstant } from '../../model/index.ts';
import type { Exchange } from '../exchange.ts';
import type { RequestHeaders } from '../options.ts';
import type { Deadline } from './deadline.ts';
import { bareHost, guardedLookup, type Permits, type Resolve, refuseLiteral } from './guarded-lookup.ts';
import { cutProblem, networkProblem } from './network-problem.ts';

/** What all requests of one fetch share. */
export interface Session {
  readonly now: () => number;
  readonly userAgent: string;
  readonly resolve: Resolve;
  readonly permits: Permits;
  readonly deadline: Deadline;
  /** Body bytes all hops together may bring. */
  readonly maxBytes: number;
  readonly onProgress: (bytes: number) => void;
  readonly headersFor: (url: string) => RequestHeaders;
  readonly authorizationFor: (url: string) => string | undefined;
  /** Body bytes received so far. */
  received: number;
}

const MAX_HEADER_BYTES = 64 * 1024;

/**
 * One GET, or the POST of a form where there is one, without cookies or referrer, and without credentials unless some are meant for this very URL, on a
 * connection of its own. No redirect is followed and no status judged here. Problems: `address-refused`, `unreachable`, `tls-failed`,
 * `timed-out`, `source-error` (not HTTP, or cut short), `too-large`.
 */
export async function requestPage(url: URL, session: Session, form?: string): Promise<Result<Exchange>> {
  const refused = refuseLiteral(url.hostname, session.permits);
  if (refused !== undefined) return failed(networkProblem(refused, url));
  const at = utcInstant(session.now());
  const headers = [...requestHeaders(url, session), ...formHeaders(form)];
  const secret = sendable(session.authorizationFor(url.href));
  const withheld = secret === undefined ? [] : ['Authorization', 'withheld'];
  const sent = secret === undefined ? headers : [...headers, 'Authorization', secret];
  const request = open(url, sent, session, form === undefined ? 'GET' : 'POST');
  try {
    const response = await answerTo(request, form);
    session.deadline.touch();
    const address = response.socket.remoteAddress;
    const body = await readBody(response, url, session);
    if (!body.ok) return body;
    return ok({
      url: url.href,
      at,
      request: requestText(url, [...headers, ...withheld], form),
      statusLine: `HTTP/${response.httpVersion} ${response.statusCode} ${response.statusMessage}`,
      status: response.statusCode ?? 0,
      rawHeaders: response.rawHeaders,
      body: body.value,
      ...(address !== undefined && { address }),
    });
  } catch (error) {
    return failed(lateProblem(url, session) ?? networkProblem(error, url));
  } finally {
    request.destroy();
  }
}

function open(
  url: URL,
  headers: readonly string[],
  session: Session,
  method: 'GET' | 'POST',
): http.ClientRequest {
  const options: https.RequestOptions = {
    method,
    host: bareHost(url.hostname),
    port: url.port === '' ? undefined : url.port,
    path: url.pathname + url.search,
    headers,
    agent: false,
    lookup: guardedLookup(session.resolve, session.permits),
    maxHeaderSize: MAX_HEADER_BYTES,
    signal: session.deadline.signal,
    // Said aloud, so that no environment variable can turn the check off.
    rejectUnauthorized: true,
  };
  return url.protocol === 'https:' ? https.request(options) : http.request(options);
}

async function answerTo(
  request: http.ClientRequest,
  form: string | undefined,
): Promise<http.IncomingMessage> {
  const answer = once(request, 'response');
  // A socket may also fail after the answer has begun; the body's reader hears of that itself.
  request.on('error', () => undefined);
  request.end(form);
  const [response] = await answer;
  return response;
}

async function readBody(
  response: http.IncomingMessage,
  url: URL,
  session: Session,
): Promise<Result<Uint8Array>> {
  const chunks: Buffer[] = [];
  let size = 0;
  const tooLarge = problem('too-large', `the answer is larger than ${session.maxBytes} bytes`, {
    where: url.href,
  });
  if (Number(response.headers['content-length']) > session.maxBytes) return failed(tooLarge);
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      session.deadline.touch();
      size += chunk.length;
      session.received += chunk.length;
      if (session.received > session.maxBytes) return failed(tooLarge);
      chunks.push(chunk);
      session.onProgress(session.received);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return failed(lateProblem(url, session) ?? cutProblem(size, url));
  }
  return response.complete ? ok(Buffer.concat(chunks, size)) : failed(cutProblem(size, url));
}

function lateProblem(url: URL, session: Session): Problem | undefined {
  const reason = session.deadline.expired();
  return reason === undefined ? undefined : problem('timed-out', reason, { where: url.href });
}

const ADDED = ['Accept-Datetime', 'If-None-Match', 'If-Modified-Since'] as const;

// Names and values by turns: Node then sends exactly these, and what the archive says was sent is true.
function requestHeaders(url: URL, session: Session): string[] {
  const added = session.headersFor(url.href);
  const usual = 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8';
  return [
    ['Host', url.host],
    ['User-Agent', session.userAgent],
    ['Accept', sendable(added.Accept) ?? usual],
    ['Accept-Encoding', 'identity'],
    ...ADDED.flatMap((name) => {
      const value = sendable(added[name]);
      return value === undefined ? [] : [[name, value]];
    }),
    ['Connection', 'close'],
  ].flat();
}

// A validator is a stranger's word that is sent back to them: nothing in it may end the header.
function sendable(value: string | undefined): string | undefined {
  return value !== undefined && /^[\x20-\x7e]{1,1000}$/.test(value) ? value : undefined;
}

function formHeaders(form: string | undefined): string[] {
  if (form === undefined) return [];
  const length = String(Buffer.byteLength(form));
  return ['Content-Type', 'application/x-www-form-urlencoded', 'Content-Length', length];
}

function requestText(url: URL, headers: readonly string[], form = ''): string {
  const lines = [`${form === '' ? 'GET' : 'POST'} ${url.pathname}${url.search} HTTP/1.1`];
  for (let i = 0; i + 1 < headers.length; i += 2) lines.push(`${headers[i]}: ${headers[i + 1]}`);
  return `${lines.join('\r\n')}\r\n\r\n${form}`;
}
