import { failed, problem, type Result } from '../../model/index.ts';
import { type Exchange, headerValues } from '../exchange.ts';
import { decodeContent } from '../fetch/decode-content.ts';
import type { Fetched } from '../fetch/fetch-url.ts';
import { requestPage, type Session } from '../fetch/request-page.ts';
import { parseWebUrl, withoutFragment } from '../fetch/web-url.ts';
import { AT_ONCE_PER_HOST } from '../requisites/budget.ts';
import type { Missing } from '../requisites/gather.ts';
import { CdpError, type CdpPipe } from './cdp-pipe.ts';
import { HostLanes } from './host-lanes.ts';
import { isWanted, pausedRequest } from './paused-request.ts';

// Bytes after content decoding, of one answer and of all: what came as 80 bytes may mean 50 MB.
const MOST_DECODED = 32 * 1024 * 1024;
const MOST_DECODED_TOGETHER = 128 * 1024 * 1024;

/**
 * The only network that a rendered page has: each of its requests is answered by us, with what our own
 * guarded fetch brought and the archive will hold, and each URL is asked for once.
 */
export class PageNetwork {
  readonly missing: Missing[] = [];
  /** Requests that the browser waits for. */
  open = 0;
  /** When one was last begun or answered, ms of `performance.now`. */
  lastActivity: number = performance.now();
  readonly #page: Fetched;
  readonly #session: Session;
  readonly #answers = new Map<string, Promise<Result<Exchange>>>();
  readonly #exchanges: Exchange[] = [];
  readonly #lanes = new HostLanes(AT_ONCE_PER_HOST);
  #requestsLeft: number;
  #decodedLeft = MOST_DECODED_TOGETHER;

  /** @param session decides which addresses may be connected to, and limits bytes and time of all together */
  constructor(page: Fetched, session: Session, requests: number) {
    this.#page = page;
    this.#session = session;
    this.#requestsLeft = requests;
  }

  /** What was fetched for the page, the page aside, each URL once, in the order in which it came. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** Answers a `Fetch.requestPaused`. */
  async answer(params: Readonly<Record<string, unknown>>, cdp: CdpPipe, sessionId: string): Promise<void> {
    this.open += 1;
    this.lastActivity = performance.now();
    const { id: requestId, type } = pausedRequest(params);
    const reply = await this.#replyTo(params);
    try {
      if (reply === undefined)
        await cdp.send('Fetch.failRequest', { requestId, errorReason: refusalOf(type) }, sessionId);
      else await cdp.send('Fetch.fulfillRequest', { requestId, ...reply }, sessionId);
    } catch (error) {
      // The page may have lost interest, or the browser may be gone; both show elsewhere.
      if (!(error instanceof CdpError)) throw error;
    } finally {
      this.open -= 1;
      this.lastActivity = performance.now();
    }
  }

  async #replyTo(params: Readonly<Record<string, unknown>>): Promise<Reply | undefined> {
    const request = pausedRequest(params);
    if (!isWanted(request, this.#page.final)) {
      this.#note({ url: request.url, reason: 'not-wanted' });
      return undefined;
    }
    const page = this.#page.exchanges.at(-1);
    if (request.url === this.#page.final && page !== undefined) return replyOf(page, this.#page.payload);
    const exchange = await this.#exchangeFor(request.url);
    if (!exchange.ok) return undefined;
    const codings = headerValues(exchange.value, 'content-encoding');
    const most = Math.max(0, Math.min(MOST_DECODED, this.#decodedLeft));
    const decoded = await decodeContent(exchange.value.body, codings, most);
    if (!decoded.ok) return undefined;
    this.#decodedLeft -= decoded.value.length;
    return this.#decodedLeft < 0 ? undefined : replyOf(exchange.value, decoded.value);
  }

  #exchangeFor(url: string): Promise<Result<Exchange>> {
    const known = this.#answers.get(url);
    if (known !== undefined) return known;
    const asked = this.#ask(url);
    this.#answers.set(url, asked);
    return asked;
  }

  async #ask(text: string): Promise<Result<Exchange>> {
    const url = parseWebUrl(text);
    if (!url.ok) return url;
    this.#requestsLeft -= 1;
    if (this.#requestsLeft < 0) {
      this.#note({ url: text, reason: 'over-budget' });
      return failed(problem('too-large', 'the page asked for more than it may'));
    }
    const sent = withoutFragment(url.value);
    const exchange = await this.#lanes.run(sent.host, () => requestPage(sent, this.#session));
    if (exchange.ok) this.#exchanges.push(exchange.value);
    else this.#note({ url: sent.href, reason: exchange.problem.code });
    return exchange;
  }

  // A script may try the same without end.
  #note(missing: Missing): void {
    if (!/^https?:/.test(missing.url) || this.missing.length >= 1_000) return;
    if (this.missing.every(({ url }) => url !== missing.url)) this.missing.push(missing);
  }
}

// Aborted, a script that would leave the page leaves it standing; blocked, an error page takes its place.
function refusalOf(type: string): string {
  return type === 'Document' ? 'Aborted' : 'BlockedByClient';
}

interface Reply {
  readonly responseCode: number;
  readonly responseHeaders: readonly { readonly name: string; readonly value: string }[];
  /** Base64. */
  readonly body: string;
}

// The body is handed over decoded and whole; and nothing is to be remembered.
const LEFT_OUT = /^(?:content-encoding|content-length|transfer-encoding|connection|set-cookie)$/i;

function replyOf({ status, rawHeaders }: Exchange, body: Uint8Array): Reply {
  const responseHeaders: { name: string; value: string }[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = [rawHeaders[i], rawHeaders[i + 1]];
    if (!LEFT_OUT.test(name) && /^[\x20-\x7e]*$/.test(value)) responseHeaders.push({ name, value });
  }
  return { responseCode: status, responseHeaders, body: Buffer.from(body).toString('base64') };
}
