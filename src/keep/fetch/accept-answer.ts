import { failed, ok, type Problem, problem, type Result } from '../../model/index.ts';
import { type Exchange, headerOf, headerValues, statusText } from '../exchange.ts';
import { detectGate, type Gate } from '../gate/detect-gate.ts';
import { decodeContent } from './decode-content.ts';

const GONE: ReadonlySet<number> = new Set([404, 410]);
// 451 (RFC 7725): it is there and withheld.
const GATED: ReadonlySet<number> = new Set([401, 403, 407, 429, 451]);
// 203: a proxy on the way changed something, and the whole content came all the same.
const WHOLE: ReadonlySet<number> = new Set([200, 203]);

const BROWSER_HINT = 'Open it in a browser, save it, and read the saved file.';

/**
 * The payload of a final answer, or why it is not the report. Problems: `source-gone`,
 * `source-gated`, `source-error`, `empty-source`, `decompression-limit`.
 */
export async function acceptAnswer(exchange: Exchange, maxBytes: number): Promise<Result<Uint8Array>> {
  const where = exchange.url;
  const payload = await decodeContent(exchange.body, headerValues(exchange, 'content-encoding'), maxBytes);
  const gate = detectGate({
    url: where,
    payload: payload.ok ? payload.value : new Uint8Array(0),
    declaredType: headerOf(exchange, 'content-type') ?? '',
    mitigated: headerOf(exchange, 'cf-mitigated') ?? '',
  });
  const refusal = statusProblem(exchange, gate) ?? emptyProblem(exchange);
  if (refusal !== undefined) return failed(refusal);
  if (!payload.ok) return failed({ ...payload.problem, where });
  if (payload.value.length === 0) return failed(nothingCame(where));
  return gate === undefined ? ok(payload.value) : failed(gateProblem(gate, where));
}

function statusProblem(exchange: Exchange, gate: Gate | undefined): Problem | undefined {
  const { status, url: where } = exchange;
  if (WHOLE.has(status)) return undefined;
  const answered = `the server answered ${statusText(exchange)}`;
  if (GONE.has(status)) return problem('source-gone', answered, { where });
  if (GATED.has(status) || gate?.kind === 'bot-check') {
    const came = gate === undefined ? answered : `${answered}: ${gate.message}`;
    return problem('source-gated', came, { where, hint: BROWSER_HINT });
  }
  return problem('source-error', answered, { where });
}

function emptyProblem({ body, url }: Exchange): Problem | undefined {
  return body.length === 0 ? nothingCame(url) : undefined;
}

function nothingCame(where: string): Problem {
  return problem('empty-source', 'the server answered with an empty body', { where });
}

/** What a gate means to whoever asked for the report. */
export function gateProblem(gate: Gate, where: string): Problem {
  if (gate.kind === 'forwarding')
    return problem('source-error', gate.message, { where, hint: `Try ${gate.target}` });
  return problem('source-gated', gate.message, { where, hint: BROWSER_HINT });
}
