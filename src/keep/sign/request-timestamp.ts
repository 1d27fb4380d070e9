import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { failed, ok, problem, type Result, type UtcInstant } from '../../model/index.ts';
import { printable } from '../printable.ts';
import { checkToken } from './check-token.ts';
import { encodeRequest } from './timestamp-request.ts';
import { readToken } from './timestamp-token.ts';

export interface Timestamp {
  /** The whole TimeStampResp, DER, base64. */
  readonly response: string;
  /** The authority's certificates, its own first, PEM. */
  readonly chain: string;
  /** genTime. */
  readonly at: UtcInstant;
}

const PATIENCE_MS = 15_000;
const MOST_BYTES = 64 * 1024;

/**
 * Asks an authority (RFC 3161, over HTTP as in section 3.4) to sign a text with the time, and
 * believes the answer only when it is granted, is about this text and this request (nonce), and its
 * signature holds. The address is the operator's own choice, so it is not guarded as a report's is.
 * Problems: `bad-url`, `timestamp-failed`.
 */
export async function requestTimestamp(text: string, url: string): Promise<Result<Timestamp>> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol))
    return failed(problem('bad-url', 'a time-stamping authority is named by an http(s) URL', { where: url }));
  const where = `${parsed.origin}${parsed.pathname}`;
  const failure = (why: string): Result<never> =>
    failed(problem('timestamp-failed', `no timestamp was given: ${why}`, { where }));
  const digest = createHash('sha256').update(text).digest();
  // The first bit clear and some bit set: DER integers are signed, and zero would lose its length.
  const nonce = randomBytes(16);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  let answer: Buffer;
  try {
    answer = await post(parsed, encodeRequest(digest, nonce));
  } catch (error) {
    return failure(error instanceof Error ? printable(error.message, 200) : 'the connection failed');
  }
  const token = readToken(answer);
  if (typeof token === 'string') return failure(token);
  if (token.nonce === undefined || !token.nonce.equals(nonce))
    return failure('the answer is to another request');
  const checked = checkToken(token, digest, { extra: [], roots: [] });
  if (typeof checked === 'string') return failure(checked);
  return ok({ response: answer.toString('base64'), chain: checked.chain, at: token.at });
}

function post(url: URL, body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const headers = {
      'content-type': 'application/timestamp-query',
      'content-length': body.length,
      accept: 'application/timestamp-reply',
    };
    const sent = send(url, { method: 'POST', headers, signal }, (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes > MOST_BYTES) response.destroy(new Error('the answer is too long'));
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(parts));
        else reject(new Error(`the server answered ${response.statusCode}`));
      });
    });
    sent.on('error', (error) =>
      reject(signal.aborted ? new Error('the server did not answer in time') : error),
    );
    sent.end(body);
  });
}
