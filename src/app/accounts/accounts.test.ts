import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../model/index.ts';
import type { Acting, PasswordHash } from '../../store/index.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../desk.ts';
import { addAccount } from './keep-accounts.ts';
import { hashPassword, isPassword, NO_ACCOUNT, whyNoPassword } from './password.ts';
import { isToken, newToken } from './secret.ts';
import { type Doorkeeper, doorkeeper, type SignedIn, signIn } from './sign-in.ts';
import { networkOf, PER_ACCOUNT, Throttle } from './throttle.ts';

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const PASSWORD = 'four plain words here';

describe('a password', () => {
  test('is stored as scrypt with the parameters that OWASP names, with a salt of its own', async () => {
    const [one, two] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/u);
    expect(one).not.toBe(two);
    expect(await isPassword(PASSWORD, one)).toBe(true);
    expect(await isPassword(`${PASSWORD} `, one)).toBe(false);
  });

  test('is the same however its accents are put together', async () => {
    const stored = await hashPassword('caf\u00e9 au lait, s\u2019il vous pla\u00eet');
    expect(await isPassword('cafe\u0301 au lait, s\u2019il vous plai\u0302t', stored)).toBe(true);
  });

  test('is long, and no repetition and no name', () => {
    expect(whyNoPassword(PASSWORD, 'ada')).toBeUndefined();
    expect(whyNoPassword('fourteen chars', 'ada')).toContain('15');
    for (const poor of ['abababababababababab', 'margaret-margaret', 'x'.repeat(300)])
      expect([poor, whyNoPassword(poor, 'margaret')]).not.toEqual([poor, undefined]);
  });

  test('that is stored by no rule of ours is damage, not a wrong password', async () => {
    await expect(isPassword(PASSWORD, 'plain' as PasswordHash)).rejects.toThrow();
  });
});

describe('a token', () => {
  test('is told from what was mistyped or cut off, without asking the store', () => {
    for (let n = 0; n < 200; n += 1) {
      const token = newToken();
      expect(token).toMatch(/^hdt_[0-9A-Za-z]{49}$/u);
      expect(isToken(token)).toBe(true);
      const at = 4 + (n % 49);
      const other = token[at] === 'a' ? 'b' : 'a';
      expect(isToken(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
      expect(isToken(token.slice(0, -1))).toBe(false);
    }
  });

  test('is never made twice', () => {
    expect(new Set(Array.from({ length: 1_000 }, newToken)).size).toBe(1_000);
  });
});

describe('who tries again and again', () => {
  test('waits longer each time, but never for good, and begins anew after an hour', () => {
    const throttle = new Throttle(PER_ACCOUNT);
    let now = 1_000_000;
    const waits: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const wait = throttle.wait('a', now);
      waits.push(wait);
      now += wait;
      throttle.tried('a', now);
    }
    expect(waits.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(waits.slice(10)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60].map((s) => s * 1_000));
    expect(throttle.wait('b', now)).toBe(0);
    expect(throttle.wait('a', now + 61 * 60_000)).toBe(0);
  });

  test('takes no more memory than ten thousand names', () => {
    const throttle = new Throttle(PER_ACCOUNT);
    for (let n = 0; n < 25_000; n += 1) throttle.tried(`name-${n}`, n);
    expect(throttle.size).toBe(10_000);
  });

  test('is one customer, of however many addresses of IPv6', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
    expect(networkOf('2001:db8::1')).toBe(networkOf('2001:0db8:0000:0000:ffff::'));
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('192.0.2.7')).not.toBe(networkOf('192.0.2.8'));
  });
});

describe('signing in', () => {
  let home: string;
  let desk: Desk;
  let clock: number;
  let checked: PasswordHash[];
  let door: Doorkeeper;
  const acting = (): Acting => ({
    by: 'root',
    at: new Date(clock).toISOString() as never,
    origin: { via: 'terminal' },
  });

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'howdunit-sign-in-'));
    clock = Date.parse('2026-11-17T09:30:00Z');
    desk = valueIn(await openDesk({ home, version: '0.1.0', now: () => clock }));
    valueIn(await addAccount({ name: 'ada', role: 'admin', password: PASSWORD }, acting(), desk));
    checked = [];
    door = doorkeeper(async (password, stored) => {
      checked.push(stored);
      return password === PASSWORD && stored !== NO_ACCOUNT;
    });
  });
  afterEach(async () => {
    await desk.store.close();
    rmSync(home, { recursive: true });
  });

  async function tryIt(name: string, password: string, address = '192.0.2.7'): Promise<SignedIn> {
    const from = { before: undefined, origin: { via: 'session', address } as const };
    return valueIn(await signIn({ name, password }, from, door, desk));
  }

  test('checks one password, whoever it is: nobody, somebody disabled, or the wrong one', async () => {
    valueIn(await addAccount({ name: 'bo', role: 'reader', password: PASSWORD }, acting(), desk));
    valueIn(await desk.store.accounts.change('bo', { isDisabled: true }, acting()));
    const answers = [
      await tryIt('nobody', PASSWORD),
      await tryIt('', PASSWORD),
      await tryIt('No Such "Name"\0', PASSWORD),
      await tryIt('bo', PASSWORD),
      await tryIt('ada', 'wrong'),
    ];
    expect(answers).toEqual(answers.map(() => ({ kind: 'refused' })));
    expect(checked).toHaveLength(answers.length);
    // What stands in for no account costs as much as what an account has.
    const cost = (stored: PasswordHash): string => stored.split('$')[2] ?? '';
    expect(new Set(checked.map(cost))).toEqual(new Set(['ln=17,r=8,p=1']));
  });

  test('is refused after many tries even with the right password, until the wait is over', async () => {
    for (let n = 0; n < 10; n += 1) expect((await tryIt('ada', 'wrong')).kind).toBe('refused');
    expect(await tryIt('ada', PASSWORD)).toEqual({ kind: 'wait', ms: 1_000 });
    expect(checked).toHaveLength(10);
    clock += 1_000;
    expect((await tryIt('ada', PASSWORD)).kind).toBe('signed-in');
    expect((await tryIt('ada', 'wrong')).kind).toBe('refused');
  });

  test('many tries at once are as many tries', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => tryIt('ada', 'wrong')));
    expect(answers.filter(({ kind }) => kind === 'refused')).toHaveLength(10);
  });

  test('an address that tries many names waits for each of them; another does not', async () => {
    for (let n = 0; n < 30; n += 1) await tryIt(`name-${n}`, 'wrong');
    expect((await tryIt('ada', PASSWORD)).kind).toBe('wait');
    expect((await tryIt('ada', PASSWORD, '192.0.2.8')).kind).toBe('signed-in');
  });

  test('a stranger who keeps trying a name has its owner wait nowhere that they came from before', async () => {
    expect((await tryIt('ada', PASSWORD)).kind).toBe('signed-in');
    for (let n = 0; n < 12; n += 1) await tryIt('ada', 'wrong', '203.0.113.9');
    expect((await tryIt('ada', PASSWORD, '203.0.113.10')).kind).toBe('wait');
    expect((await tryIt('ada', PASSWORD)).kind).toBe('signed-in');
    for (let n = 0; n < 10; n += 1) await tryIt('ada', 'wrong');
    expect((await tryIt('ada', PASSWORD)).kind).toBe('wait');
  });

  test('writes down who came and who was refused, and never a name that is none of ours', async () => {
    await tryIt('ada', 'wrong');
    await tryIt('my secret password', 'x');
    await tryIt('ada', PASSWORD);
    const entries = valueIn(await desk.store.audit({ order: 'oldest', limit: 10 }));
    expect(entries.slice(1)).toMatchObject([
      { what: 'sign-in refused', subject: 'ada', origin: { address: '192.0.2.7' } },
      { what: 'sign-in refused', subject: 'no such account' },
      { what: 'signed in', by: 'ada', outcome: 'done' },
    ]);
    expect(entries[1]).not.toHaveProperty('by');
    expect(JSON.stringify(entries)).not.toContain('secret');
  });
});
