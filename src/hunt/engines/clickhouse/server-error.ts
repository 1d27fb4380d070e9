import type { Problem, ProblemCode } from '../../../model/index.ts';
import { plainLine, problem } from '../../../model/index.ts';

/** What the server said of a statement; `code` is its own number (ClickHouse, src/Common/ErrorCodes.cpp). */
export class EngineError extends Error {
  readonly code: number | undefined;
  /** A node of the cluster could not be reached, or went away. */
  readonly isLostShard: boolean;
  readonly problem: ProblemCode;

  constructor(message: string, code: number | undefined, as: ProblemCode) {
    super(message);
    this.code = code;
    this.problem = as;
    this.isLostShard = code !== undefined && LOST.has(code);
  }
}

/** Codes with which a node that asks others says that one did not answer, or stopped in the middle. */
const LOST: ReadonlySet<number> = new Set([3, 32, 209, 210, 279, 519, 425, 198]);

const MEANINGS: ReadonlyMap<number, ProblemCode> = new Map<number, ProblemCode>([
  [60, 'not-found'],
  [81, 'not-found'],
  [192, 'permission-denied'],
  [193, 'permission-denied'],
  [194, 'permission-denied'],
  [516, 'permission-denied'],
  [497, 'permission-denied'],
  [164, 'permission-denied'],
  [452, 'permission-denied'],
  [159, 'timed-out'],
]);

const NETWORK: ReadonlyMap<string, ProblemCode> = new Map<string, ProblemCode>([
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ECONNRESET', 'unreachable'],
  ['EPIPE', 'unreachable'],
  ['ETIMEDOUT', 'timed-out'],
]);

const LONGEST_SAID = 300;

/** The server's own words, in one line, without what it adds for its developers. */
export function serverError(text: string): EngineError {
  const code = /\bCode: (\d{1,5})\b/.exec(text.slice(0, 2_000))?.[1];
  const number = code === undefined ? undefined : Number(code);
  const said = text
    .slice(0, 2_000)
    .replace(/^[\s\S]{0,200}?DB::(?:Net)?Exception: /, '')
    .replace(/,? ?(?:e\.what\(\) =|Stack trace:)[\s\S]*$/, '');
  const line = plainLine(said).replace(/\s+/gu, ' ').trim().slice(0, LONGEST_SAID);
  const as = number === undefined ? 'source-error' : (MEANINGS.get(number) ?? 'source-error');
  return new EngineError(line === '' ? 'the engine gave no reason' : line, number, as);
}

/** What the client threw: an answer of the server, a network that did not work, or a bug, which is thrown again. */
export function engineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : '';
  if (/^\d{1,5}$/.test(code)) return serverError(`Code: ${code}. DB::Exception: ${error.message}`);
  const network = NETWORK.get(code);
  if (network !== undefined) return new EngineError(error.message || code, undefined, network);
  if (/^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO|HOSTNAME_MISMATCH)/.test(code))
    return new EngineError(error.message, undefined, 'tls-failed');
  if (error.name === 'AbortError' || /aborted|timeout/i.test(error.message))
    return new EngineError('it did not answer in time', undefined, 'timed-out');
  if (/socket hang up|premature|terminated/i.test(error.message))
    return new EngineError('the connection broke off', undefined, 'unreachable');
  return serverError(error.message);
}

/** @param where for people, without a password */
export function engineProblem(error: EngineError, where: string): Problem {
  const said = error.code === undefined ? error.message : `${error.message} (ClickHouse ${error.code})`;
  return problem(error.problem, said, { where });
}
