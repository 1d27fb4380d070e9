import { type Problem, problem } from '../../model/index.ts';
import { ADDRESS_REFUSED } from './guarded-lookup.ts';

const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name was not found',
  EAI_AGAIN: 'the name could not be looked up just now',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut before an answer came',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network',
  ETIMEDOUT: 'the connection was not answered',
  EPIPE: 'the connection was cut before an answer came',
};

/** What an error of the resolver, the socket, TLS or the HTTP parser means to a person. */
export function networkProblem(error: unknown, url: URL): Problem {
  const { code, message } = told(error);
  const where = url.href;
  if (code === ADDRESS_REFUSED) {
    return problem('address-refused', `${url.hostname} was not connected to: ${message}`, {
      where,
      hint: 'If this is a server of your own, allow private addresses.',
    });
  }
  if (isTlsCode(code)) {
    return problem('tls-failed', `a trusted connection could not be made (${code})`, { where });
  }
  if (code.startsWith('HPE_')) {
    return problem('source-error', `the answer was not valid HTTP (${code})`, { where });
  }
  return problem('unreachable', `the server could not be reached: ${UNREACHABLE[code] ?? code}`, { where });
}

/** The connection ended before the answer did: `received` bytes of its body had come. */
export function cutProblem(received: number, url: URL): Problem {
  return problem('source-error', `the answer was cut after ${received} bytes`, { where: url.href });
}

// OpenSSL's verification results have no common prefix; these words occur in all of them.
function isTlsCode(code: string): boolean {
  return code === 'EPROTO' || /^ERR_(?:TLS|SSL)_|CERT|^UNABLE_TO_|^CRL_|HOSTNAME_MISMATCH/.test(code);
}

function told(error: unknown): { code: string; message: string } {
  if (error instanceof Error && 'code' in error) return { code: String(error.code), message: error.message };
  throw error;
}
