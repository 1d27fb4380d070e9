import type { Reply, UtcInstant } from '../../model/index.ts';
import { utcInstant } from '../../model/index.ts';
import type { StoredReply } from '../../store/index.ts';
import { afterLook, type Looked } from '../../talk/index.ts';
import type { Desk } from '../desk.ts';
import { type LookOptions, lookAtReply } from './look.ts';
import { withoutStanding } from './moderate.ts';
import { sendMention } from './tell.ts';

export interface CorrespondentOptions extends LookOptions {
  /** The origin that posts are served at; asked when it is needed. */
  readonly base: () => string;
  readonly onFault: (error: unknown) => void;
  /** How often to look for what is due, ms. */
  readonly everyMs?: number;
}

/** Pages asked for at once. */
const AT_ONCE = 4;
/** After how long a page that could not be had is asked for again, ms: two more tries. */
const AGAIN_MS = [5 * 60_000, 60 * 60_000] as const;
/** What may be otherwise the next time. */
const PASSING: ReadonlySet<string> = new Set(['unreachable', 'timed-out', 'source-error', 'tls-failed']);

/**
 * Looks at the pages of replies and tells the pages that posts link to, apart from whoever asked for it. What was due
 * when the process ended is due when the next begins.
 */
export class Correspondent {
  readonly #desk: Desk;
  readonly #options: CorrespondentOptions;
  readonly #timer: NodeJS.Timeout;
  readonly #waiting = new Set<() => void>();
  #running: Promise<void> | undefined;
  #isNudged = false;
  #isStopped = false;

  constructor(desk: Desk, options: CorrespondentOptions) {
    this.#desk = desk;
    this.#options = options;
    this.#timer = setInterval(() => this.nudge(), options.everyMs ?? 15_000);
    this.#timer.unref();
  }

  /** Something may be due. */
  nudge(): void {
    if (this.#isStopped) return;
    this.#isNudged = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** All that is due now is done. */
  async rest(): Promise<void> {
    this.nudge();
    while (this.#running !== undefined) await this.#running;
  }

  /** Waits until a reply was looked at. @returns undefined where that takes longer than `ms` */
  async looked(id: string, ms: number): Promise<Reply | undefined> {
    const until = performance.now() + ms;
    for (;;) {
      const stored = await this.#desk.store.talk.reply(id);
      if (!stored.ok) return undefined;
      if (!stored.value.isDue || stored.value.reply.tries > 0) return stored.value.reply;
      const left = until - performance.now();
      if (left <= 0 || this.#isStopped) return undefined;
      await this.#news(left);
    }
  }

  /** Waits no longer than a moment for what is under way: its page may be slow, and is asked for again later. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#tell();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, 1_000);
    });
    await Promise.race([this.#running, patience]);
    clearTimeout(timer);
  }

  #news(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiting.add(done);
    });
  }

  #tell(): void {
    for (const done of [...this.#waiting]) done();
  }

  async #run(): Promise<void> {
    try {
      while (this.#isNudged && !this.#isStopped) {
        this.#isNudged = false;
        while (await this.#some()) if (this.#isStopped) return;
      }
    } catch (error) {
      if (!this.#isStopped) this.#options.onFault(error);
    }
  }

  /** A few of what is due. @returns whether there was any */
  async #some(): Promise<boolean> {
    const { talk } = this.#desk.store;
    const due = await talk.due(utcInstant(this.#desk.keep.now()), AT_ONCE);
    // A store that is busy is asked again with the next nudge.
    if (!due.ok) return false;
    const looks = await Promise.all(due.value.map((each) => this.#lookAt(each)));
    this.#tell();
    const mentions = await talk.waitingMentions(AT_ONCE);
    if (!mentions.ok || this.#isStopped) return false;
    const sent = await Promise.all(
      mentions.value.map(async (each) => {
        const done = await sendMention(each, this.#options.base(), this.#desk, this.#options);
        if (this.#isStopped) return false;
        return (await talk.putMention(done)).ok;
      }),
    );
    return looks.includes(true) || sent.includes(true);
  }

  async #lookAt({ reply, revision }: StoredReply): Promise<boolean> {
    const looked = await lookAtReply(reply, this.#desk, this.#options);
    if (this.#isStopped || !looked.ok) return false;
    const at = utcInstant(this.#desk.keep.now());
    const due = dueAgain(reply, looked.value, at);
    const next: Reply = {
      ...withoutStanding(reply),
      ...afterLook(reply, looked.value),
      tries: looked.value.kind === 'failed' ? reply.tries + 1 : 0,
    };
    const act = { at, what: ACTS[looked.value.kind], ...noteOf(looked.value) };
    const changed = await this.#desk.store.talk.change({
      reply: next,
      revision,
      act,
      ...(due !== undefined && { due }),
    });
    // Somebody decided meanwhile: it stays due, and is looked at with what they decided.
    return changed.ok;
  }
}

const ACTS = { linked: 'verified', unlinked: 'unlinked', gone: 'gone', failed: 'failed' } as const;

function noteOf(looked: Looked): { readonly note?: string } {
  return looked.kind === 'failed' ? { note: looked.problem.message } : {};
}

function dueAgain({ tries }: Reply, looked: Looked, at: UtcInstant): UtcInstant | undefined {
  const wait = looked.kind === 'failed' && PASSING.has(looked.problem.code) ? AGAIN_MS[tries] : undefined;
  return wait === undefined ? undefined : utcInstant(Date.parse(at) + wait);
}
