import type { Reply, Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { type PingbackFault, pingbackCall, pingbackDone, pingbackFault } from '../../talk/index.ts';
import type { Desk } from '../desk.ts';
import type { Correspondent } from './correspondent.ts';
import { type RefusedReply, type ReplyLimits, receiveReply, type ToldByOthers } from './receive.ts';

export { MOST_CALL } from '../../talk/index.ts';

/** How long whoever calls waits for the page to be looked at, ms; it is looked at all the same. */
const PATIENCE_MS = 8_000;
/** Calls that wait at once; others hear at once that the page will be looked at. */
const MOST_WAITING = 8;

/** Takes calls of `pingback.ping` (Pingback 1.0); every answer is XML-RPC, a fault too. */
export class PingbackDoor {
  readonly #desk: Desk;
  readonly #limits: ReplyLimits;
  readonly #correspondent: Correspondent;
  #waiting = 0;

  constructor(desk: Desk, limits: ReplyLimits, correspondent: Correspondent) {
    this.#desk = desk;
    this.#limits = limits;
    this.#correspondent = correspondent;
  }

  async answer(xml: string, from: Pick<ToldByOthers, 'address' | 'origins'>): Promise<Result<string>> {
    const call = pingbackCall(xml);
    if (typeof call === 'string') return ok(fault(call));
    const received = await receiveReply({ via: 'pingback', ...call, ...from }, this.#limits, this.#desk);
    if (!received.ok) return received;
    switch (received.value.kind) {
      case 'refused':
        return ok(fault(REFUSALS[received.value.why]));
      case 'wait':
        return ok(fault('denied'));
      case 'taken':
        this.#correspondent.nudge();
        if (!received.value.isNew) return ok(fault('duplicate'));
        return ok(outcomeOf(await this.#looked(received.value.id)));
    }
  }

  async #looked(id: string): Promise<Reply | undefined> {
    if (this.#waiting >= MOST_WAITING) return undefined;
    this.#waiting += 1;
    try {
      return await this.#correspondent.looked(id, PATIENCE_MS);
    } finally {
      this.#waiting -= 1;
    }
  }
}

const REFUSALS: Readonly<Record<RefusedReply, PingbackFault>> = {
  'bad-source': 'no-source',
  'bad-target': 'not-usable',
  'same-page': 'not-usable',
  'not-ours': 'not-usable',
  'no-such-post': 'no-target',
  blocked: 'denied',
  full: 'denied',
};

const WORDS: Readonly<Record<PingbackFault, string>> = {
  generic: 'It could not be taken.',
  'no-source': 'The source is not there.',
  'no-link': 'The source does not link to the target.',
  'no-target': 'The target is not there.',
  'not-usable': 'The target takes no pingbacks.',
  duplicate: 'This pingback is registered already; the page is looked at again.',
  denied: 'Nothing more is taken from there for now.',
  upstream: 'The source could not be had.',
  'not-a-call': 'This is no XML-RPC call of pingback.ping with two strings.',
  'unknown-method': 'Only pingback.ping is known here.',
};

function fault(why: PingbackFault): string {
  return pingbackFault(why, WORDS[why]);
}

function outcomeOf(reply: Reply | undefined): string {
  switch (reply?.state) {
    case 'unlinked':
      return fault('no-link');
    case 'gone':
      return fault('no-source');
    case 'failed':
      return fault('upstream');
    default:
      return pingbackDone(
        reply === undefined || reply.state === 'waiting'
          ? 'Taken; the page will be looked at.'
          : 'Taken; an analyst looks at it before it is shown.',
      );
  }
}
