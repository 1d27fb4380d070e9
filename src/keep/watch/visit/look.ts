import type { Problem, Validators } from '../../../model/index.ts';
import { type Exchange, headerOf } from '../../exchange.ts';
import { type Answered, accept, answerOf, type Fetched, type UrlOptions } from '../../fetch/fetch-url.ts';
import { parseWebUrl } from '../../fetch/web-url.ts';
import { detectGate } from '../../gate/detect-gate.ts';
import type { RequestHeaders } from '../../options.ts';
import type { Pace } from './pace.ts';
import type { Robots } from './robots.ts';

/** What came of asking for a page once. */
export type Look =
  /** Nothing is new since the validators were given (304). */
  | { readonly kind: 'unmodified'; readonly final: string }
  | {
      readonly kind: 'whole';
      readonly fetched: Fetched;
      readonly status: number;
      readonly validators?: Validators;
    }
  | {
      readonly kind: 'refused';
      readonly problem: Problem;
      /** What answered, where anything did. */
      readonly answered?: Answered;
      /** ms to wait before asking again, as the server says. */
      readonly retryAfterMs?: number;
    };

export interface Visitor {
  readonly options: UrlOptions;
  readonly pace: Pace;
  readonly robots: Robots;
}

/** Asks for a page once, as robots.txt and the host's pace allow; only what is new comes back whole. */
export async function look(url: string, visitor: Visitor, validators?: Validators): Promise<Look> {
  const checked = parseWebUrl(url);
  if (!checked.ok) return { kind: 'refused', problem: checked.problem };
  const rules = await visitor.robots.rulesFor(url);
  if ('unknown' in rules)
    return unasked('unreachable', `robots.txt could not be read: ${rules.unknown}`, url);
  if (!rules.allows(url)) return unasked('source-gated', 'robots.txt asks not to fetch it', url);
  await visitor.pace.turn(url, rules.gapMs);
  const answered = await answerOf(url, { ...visitor.options, headersFor: conditional(validators) });
  if (!answered.ok) return { kind: 'refused', problem: answered.problem };
  const forwarded = forwardTarget(answered.value.last);
  if (forwarded === undefined) return lookOf(answered.value, visitor.options);
  const target = await answerOf(forwarded, visitor.options);
  if (!target.ok) return { kind: 'refused', problem: target.problem };
  return lookOf(joined(answered.value, target.value), visitor.options);
}

function unasked(code: 'unreachable' | 'source-gated', message: string, where: string): Look {
  return { kind: 'refused', problem: { kind: 'problem', code, message, where } };
}

async function lookOf(answered: Answered, options: UrlOptions): Promise<Look> {
  const { last, final } = answered;
  if (last.status === 304) return { kind: 'unmodified', final };
  const fetched = await accept(answered, options);
  if (fetched.ok) {
    const validators = validatorsOf(last);
    return { kind: 'whole', fetched: fetched.value, status: last.status, ...(validators && { validators }) };
  }
  const retryAfterMs = retryAfter(last, options.now());
  return {
    kind: 'refused',
    problem: fetched.problem,
    answered,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** A page that only forwards (`<meta http-equiv=refresh>`) is a redirect in other words. */
function forwardTarget(last: Exchange): string | undefined {
  if (last.status !== 200) return undefined;
  const gate = detectGate({
    url: last.url,
    payload: last.body,
    declaredType: headerOf(last, 'content-type') ?? '',
    mitigated: '',
  });
  return gate?.kind === 'forwarding' ? gate.target : undefined;
}

function joined(first: Answered, second: Answered): Answered {
  const hop = { from: first.final, to: second.requested, status: first.last.status };
  return {
    ...second,
    requested: first.requested,
    redirects: [...first.redirects, hop, ...second.redirects],
    exchanges: [...first.exchanges, ...second.exchanges],
  };
}

/** Only for the URL that gave them: at another, the same tag would mean another page. */
function conditional(validators: Validators | undefined): (url: string) => RequestHeaders {
  return (url) => {
    if (validators === undefined || validators.url !== url) return {};
    const { etag, lastModified } = validators;
    return {
      ...(etag !== undefined && { 'If-None-Match': etag }),
      ...(lastModified !== undefined && { 'If-Modified-Since': lastModified }),
    };
  };
}

function validatorsOf(last: Exchange): Validators | undefined {
  const etag = headerOf(last, 'etag');
  const lastModified = headerOf(last, 'last-modified');
  if (etag === undefined && lastModified === undefined) return undefined;
  return {
    url: last.url,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
}

/** RFC 9110, section 10.2.3: seconds or a date. */
function retryAfter(last: Exchange, now: number): number | undefined {
  const value = headerOf(last, 'retry-after');
  if (value === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
