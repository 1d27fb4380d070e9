import type { Problem } from '../../model/index.ts';
import { type Exchange, headerOf, headerValues } from '../exchange.ts';
import { startDeadline } from '../fetch/deadline.ts';
import { decodeContent } from '../fetch/decode-content.ts';
import { type Answered, followFrom, openSession, type UrlOptions } from '../fetch/fetch-url.ts';
import type { Permits } from '../fetch/guarded-lookup.ts';
import type { Session } from '../fetch/request-page.ts';
import { AT_ONCE, AT_ONCE_PER_HOST, BYTES, REQUESTS, type RequisiteBudget, TIME_MS } from './budget.ts';
import { sheetRequisites } from './page-requisites.ts';
import type { Requisite } from './requisite.ts';

/** A requisite that is not in the archive. */
export interface Missing {
  readonly url: string;
  /** A problem's code; or it was not asked for, since the budget was spent or it is of no use here. */
  readonly reason: Problem['code'] | 'over-budget' | 'not-wanted';
}

export interface Gathered {
  /** Each URL once, in the order in which the page names them; any status. */
  readonly exchanges: readonly Exchange[];
  readonly missing: readonly Missing[];
}

const MOST_REDIRECTS = 5;
const SHEET_BYTES = 4 * 1024 * 1024;

/**
 * Fetches requisites, and those that style sheets among them name, within a budget. Nothing that goes
 * wrong with one of them goes wrong with the page: it is among `missing`.
 *
 * @param known URLs that are in the archive already
 */
export async function gatherRequisites(
  wanted: readonly Requisite[],
  known: ReadonlySet<string>,
  permits: Permits,
  options: UrlOptions,
  budget: RequisiteBudget = {},
): Promise<Gathered> {
  const time = budget.timeMs ?? TIME_MS;
  const deadline = startDeadline(time, time);
  const own = { maxBytes: budget.bytes ?? BYTES, headersFor: () => ({ Accept: '*/*' }) };
  const session = openSession({ ...options, ...own, onProgress: () => undefined }, permits, deadline);
  try {
    return await new Gathering(session, budget.requests ?? REQUESTS, known).run(wanted);
  } finally {
    deadline.stop();
  }
}

class Gathering {
  readonly #session: Session;
  readonly #seen: Set<string>;
  readonly #recorded: Set<string>;
  readonly #waiting: Requisite[] = [];
  readonly #running = new Map<string, number>();
  /** What each request brought, in the order of asking. */
  readonly #brought: (readonly Exchange[])[] = [];
  readonly #missing: Missing[] = [];
  #requestsLeft: number;

  constructor(session: Session, requests: number, known: ReadonlySet<string>) {
    this.#session = session;
    this.#requestsLeft = requests;
    this.#seen = new Set(known);
    this.#recorded = new Set(known);
  }

  async run(wanted: readonly Requisite[]): Promise<Gathered> {
    this.#want(wanted);
    const open = new Set<Promise<void>>();
    for (;;) {
      for (let next = this.#next(open.size); next !== undefined; next = this.#next(open.size)) {
        const done: Promise<void> = this.#fetch(next).finally(() => open.delete(done));
        open.add(done);
      }
      if (open.size === 0) break;
      await Promise.race(open);
    }
    for (const { url } of this.#waiting) this.#missing.push({ url, reason: 'over-budget' });
    const exchanges = this.#brought.flat().filter(({ url }) => this.#isFirst(url));
    return { exchanges, missing: this.#missing };
  }

  /** Style sheets first, whoever names them: what they name is known the sooner. */
  #want(requisites: readonly Requisite[]): void {
    for (const requisite of requisites) {
      if (this.#seen.has(requisite.url)) continue;
      this.#seen.add(requisite.url);
      this.#waiting.push(requisite);
    }
    this.#waiting.sort((a, b) => a.rank - b.rank);
  }

  #next(open: number): Requisite | undefined {
    const { deadline, received, maxBytes } = this.#session;
    const isSpent = this.#requestsLeft <= 0 || received >= maxBytes || deadline.expired() !== undefined;
    if (isSpent || open >= AT_ONCE) return undefined;
    const free = this.#waiting.findIndex(
      ({ url }) => (this.#running.get(new URL(url).host) ?? 0) < AT_ONCE_PER_HOST,
    );
    return free < 0 ? undefined : this.#waiting.splice(free, 1)[0];
  }

  async #fetch(requisite: Requisite): Promise<void> {
    const url = new URL(requisite.url);
    const { host } = url;
    this.#running.set(host, (this.#running.get(host) ?? 0) + 1);
    this.#requestsLeft -= 1;
    const slot = this.#brought.push([]) - 1;
    const hops = Math.max(0, Math.min(MOST_REDIRECTS, this.#requestsLeft));
    const answered = await followFrom(url, this.#session, hops);
    this.#running.set(host, (this.#running.get(host) ?? 1) - 1);
    if (!answered.ok) {
      this.#missing.push({ url: requisite.url, reason: answered.problem.code });
      return;
    }
    this.#brought[slot] = answered.value.exchanges;
    this.#requestsLeft -= answered.value.redirects.length;
    if (requisite.kind === 'style-sheet') this.#want(await requisitesOfSheet(answered.value));
  }

  #isFirst(url: string): boolean {
    if (this.#recorded.has(url)) return false;
    this.#recorded.add(url);
    return true;
  }
}

async function requisitesOfSheet({ last, final }: Answered): Promise<readonly Requisite[]> {
  if (last.status !== 200 || /\bhtml\b/i.test(headerOf(last, 'content-type') ?? '')) return [];
  const decoded = await decodeContent(last.body, headerValues(last, 'content-encoding'), SHEET_BYTES);
  if (!decoded.ok || decoded.value.length > SHEET_BYTES) return [];
  return sheetRequisites(new TextDecoder().decode(decoded.value), new URL(final));
}
