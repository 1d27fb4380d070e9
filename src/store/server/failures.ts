import type { Problem, ProblemCode, Result } from '../../model/index.ts';
import { failed, problem } from '../../model/index.ts';

/** Does work on a server; what may go wrong with it comes back as a problem. */
export async function withFailures<T>(where: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const expected = problemOf(error, where);
    if (expected === undefined) throw error;
    return failed(expected);
  }
}

interface Failure {
  readonly codes: RegExp;
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** Whatever ends a connection: classes 08 and 57P of PostgreSQL 15, Appendix A, and errno names of the network. */
const LOST = /^(?:08|57P0[1-5]|25P0[34]|E(?:CONN|PIPE|TIMEDOUT|HOST|NET|NOTFOUND|AI_|ADDR)|ENOENT|lost)/;

/** First match wins. */
const FAILURES: readonly Failure[] = [
  {
    codes: /^unknown outcome/,
    code: 'store-unreachable',
    message:
      'The connection to the store broke while it was to confirm what was written: whether it is there is not known.',
    hint: 'Look whether it is there before you do it again.',
  },
  {
    codes: LOST,
    code: 'store-unreachable',
    message:
      'The server of the store did not answer, or the connection broke; nothing was changed in the store.',
    hint: 'See that it is running and can be reached; the next attempt connects anew.',
  },
  {
    codes: /^55P03/,
    code: 'store-busy',
    message: 'The store was busy: somebody else wrote to it for longer than the time allowed.',
    hint: 'Try again when they are done.',
  },
  {
    codes: /^57014/,
    code: 'store-busy',
    message:
      'The store took longer than the time allowed, or somebody ended what it did; nothing was changed.',
    hint: 'Ask for less, or try again when it has less to do.',
  },
  {
    codes: /^(?:53[234]|40|no connection)/,
    code: 'store-busy',
    message: 'The server of the store has too much to do; nothing was changed.',
    hint: 'Try again; where it is so for long, its administrator can give it more connections or memory.',
  },
  {
    codes: /^53100/,
    code: 'disk-full',
    message: 'The disk of the server was full; nothing was changed in the store.',
    hint: 'Make room on the server and try again.',
  },
  {
    codes: /^28/,
    code: 'permission-denied',
    message: 'The server of the store does not let this user in.',
    hint: 'See the user and the password in its address, PGPASSWORD or ~/.pgpass.',
  },
  {
    codes: /^42501/,
    code: 'permission-denied',
    message: 'The user has not the rights on the database that the store needs.',
    hint: 'It needs to make a schema once, and owns what is in it from then on.',
  },
  {
    codes: /^(?:0A000|25006)/,
    code: 'permission-denied',
    message: 'The server of the store only reads: it is a copy of another, or set so.',
    hint: 'Give the address of the server that is written to.',
  },
  {
    codes: /^3D000/,
    code: 'bad-usage',
    message: 'The server has no database of that name.',
    hint: 'createdb makes one.',
  },
  {
    codes: /^(?:XX00[12]|3F000|42P01|42703|damaged)/,
    code: 'store-damaged',
    message: 'What is in the database was damaged or is none of howdunit’s; nothing was changed in it.',
    hint: 'Bring it back from a backup.',
  },
  {
    codes: /^54/,
    code: 'too-large',
    message: 'The document was larger than the store can keep.',
    hint: 'Keep it in parts.',
  },
  {
    codes: /^58/,
    code: 'write-failed',
    message: 'The server could not read or write its files.',
    hint: 'Its log says why.',
  },
  {
    codes: /^(?:no tls|ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_|UNABLE_TO|HOSTNAME)/,
    code: 'tls-failed',
    message: 'The server of the store could not show that it is the one that was named.',
    hint: 'sslrootcert names the roots of its certificate; sslmode=disable does without, within a network that is trusted.',
  },
  {
    codes: /^(?:EACCES|EPERM|EISDIR)/,
    code: 'permission-denied',
    message: 'The socket or the roots that the address of the store names may not be read.',
    hint: 'See their rights.',
  },
];

function problemOf(error: unknown, where: string): Problem | undefined {
  const code = codeOf(error);
  const failure = FAILURES.find(({ codes }) => codes.test(code));
  if (failure === undefined) return undefined;
  return problem(failure.code, failure.message, { where, hint: failure.hint });
}

/** Whether the connection is gone, with whatever was being done over it. */
export function isLost(error: unknown): boolean {
  return LOST.test(codeOf(error));
}

function codeOf(error: unknown): string {
  // A row that holds no JSON was not written by us.
  if (error instanceof SyntaxError) return 'damaged';
  if (!(error instanceof Error)) return '';
  if (error.name === 'OutcomeUnknown') return 'unknown outcome';
  if (error.name === 'NotBegun') return codeOf(error.cause);
  if (/^timeout exceeded when trying to connect/.test(error.message)) return 'no connection';
  if (/does not support SSL/.test(error.message)) return 'no tls';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses were tried.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return /^(?:Connection terminated|Client (?:has encountered|was closed)|Query read timeout)/.test(
    error.message,
  )
    ? 'lost'
    : '';
}
