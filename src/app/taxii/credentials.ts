import { createHmac, randomBytes } from 'node:crypto';
import type { Account, Result } from '../../model/index.ts';
import { isAccountName, ok, sha256 } from '../../model/index.ts';
import type { PasswordHash } from '../../store/index.ts';
import { NO_ACCOUNT } from '../accounts/password.ts';
import { isToken } from '../accounts/secret.ts';
import { type Asker, askerOf } from '../accounts/session.ts';
import type { Doorkeeper } from '../accounts/sign-in.ts';
import { networkOf } from '../accounts/throttle.ts';
import type { Desk } from '../desk.ts';

/** Of an `Authorization: Basic` header (RFC 7617). */
export interface NameAndPassword {
  readonly name: string;
  readonly password: string;
}

export type Admitted =
  | { readonly kind: 'asker'; readonly asker: Asker }
  | { readonly kind: 'wait'; readonly ms: number };

const MOST_CHECKING = 20;
const MOST_KNOWN = 1_000;

/**
 * Who asks by name and password with every request, as programs do that know nothing of sessions. A password that
 * was right stays known for as long as what is stored of it is the same, in this process and under a key that dies
 * with it: checking one takes some tenths of a second, and such a program asks often. A token may stand in the
 * place of the password, whatever the name.
 */
export class BasicDoor {
  readonly #key = randomBytes(32);
  readonly #known = new Set<string>();

  async admit(
    { name, password }: NameAndPassword,
    address: string | undefined,
    door: Doorkeeper,
    desk: Desk,
  ): Promise<Result<Admitted>> {
    const bearer = isToken(password) ? password : undefined;
    const asked = await askerOf({ address, sessionId: undefined, bearer }, desk);
    if (!asked.ok) return asked;
    if (bearer !== undefined || asked.value.kind !== 'nobody')
      return ok({ kind: 'asker', asker: asked.value });
    const found = await desk.store.accounts.find(isAccountName(name) ? name : '');
    if (!found.ok) return found;
    const stored = found.value?.password ?? NO_ACCOUNT;
    const from = address === undefined ? {} : { address };
    const wrong: Asker = { kind: 'nobody', origin: { via: 'session', ...from }, isWrong: true };
    const checked = await this.#isRight({ name, password }, stored, address ?? '', door, desk.keep.now());
    if (typeof checked === 'number') return ok({ kind: 'wait', ms: checked });
    const account: Account | undefined = found.value?.account;
    if (!checked || account === undefined || account.disabledAt !== undefined)
      return ok({ kind: 'asker', asker: wrong });
    return ok({ kind: 'asker', asker: { kind: 'account', account, origin: { via: 'session', ...from } } });
  }

  /** A number: ms to wait before the next try. */
  async #isRight(
    { name, password }: NameAndPassword,
    stored: PasswordHash,
    address: string,
    door: Doorkeeper,
    now: number,
  ): Promise<boolean | number> {
    const mark = createHmac('sha256', this.#key).update(`${name}\0${stored}\0${password}`).digest('base64');
    if (this.#known.has(mark)) return true;
    const [account, network] = [sha256(name), networkOf(address)];
    const ms = Math.max(door.accounts.wait(account, now), door.addresses.wait(network, now));
    if (ms > 0) return ms;
    if (door.checking >= MOST_CHECKING) return 5_000;
    door.accounts.tried(account, now);
    door.addresses.tried(network, now);
    door.checking += 1;
    const isRight = await door.isPassword(password, stored).finally(() => {
      door.checking -= 1;
    });
    if (!isRight) return false;
    door.accounts.succeeded(account);
    door.addresses.succeeded(network);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.add(mark);
    return true;
  }
}
