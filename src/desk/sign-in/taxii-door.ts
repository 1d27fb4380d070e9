import type { Context } from 'hono';
import type { Asker } from '../../app/accounts/session.ts';
import * as taxii from '../../app/taxii/index.ts';
import { utcInstant } from '../../model/index.ts';
import type { Serving } from '../serving.ts';
import { addressOf, whoAsks } from './who-asks.ts';

/** Finds out who asks a TAXII server: by name and password, by token, or as everywhere on the desk. */
export class TaxiiDoor {
  readonly #basic = new taxii.BasicDoor();
  readonly #serving: Serving;

  constructor(serving: Serving) {
    this.#serving = serving;
  }

  /** Whoever may be handed something, or why nobody is. */
  async asker(c: Context): Promise<Asker | taxii.TaxiiFault> {
    const said = basicIn(c.req.header('authorization'));
    const asker = said === undefined ? await whoAsks(c, this.#serving) : await this.#byPassword(said, c);
    if (asker instanceof Response) return taxii.fault(503, 'The desk could not answer', 'Try again later.');
    // Nobody is known by a password that is wrong, and by none; and a fault is told as it is.
    if (asker.kind !== 'nobody') return asker;
    return taxii.fault(401, 'Nobody is signed in', 'Send the name and password of an account, or a token.');
  }

  async #byPassword(said: taxii.NameAndPassword, c: Context): Promise<Asker | taxii.TaxiiFault> {
    const { desk, door } = this.#serving;
    const address = addressOf(c, this.#serving);
    const admitted = await this.#basic.admit(said, address, door, desk);
    if (!admitted.ok) return taxii.faultOf(admitted.problem);
    if (admitted.value.kind === 'wait') {
      c.set('wait' as never, admitted.value.ms as never);
      return taxii.fault(429, 'Too many tries', 'Wait, and try again with the right password.');
    }
    const { asker } = admitted.value;
    c.set('asker' as never, asker as never);
    if (asker.kind === 'nobody') await this.#note(asker);
    return asker;
  }

  /** Written down as far as a stranger cannot fill the disk with it. */
  async #note({ origin }: Asker & { kind: 'nobody' }): Promise<void> {
    const { desk, door } = this.#serving;
    const now = desk.keep.now();
    const key = origin.address ?? '';
    if (door.refusals.wait(key, now) > 0) return;
    door.refusals.tried(key, now);
    const told = { what: 'sign-in refused', subject: 'taxii', outcome: 'sign-in-refused' };
    await desk.store.log({ at: utcInstant(now), origin, ...told });
  }
}

/** RFC 7617; undefined where the header is of another scheme. */
function basicIn(header: string | undefined): taxii.NameAndPassword | undefined {
  const [, encoded] = /^basic ([a-z0-9+/=]{1,2000})$/iu.exec(header?.trim() ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
