import { randomBytes, scryptSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, ROOTS, TAXII, TaxiiDesk, valueIn } from '../../test/fixtures/taxii-desk.ts';
import { makeToken } from '../app/accounts/keep-tokens.ts';
import type { Acting, PasswordHash } from '../app/accounts/session.ts';
import type { Scope } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';

let taxii: TaxiiDesk;
const ask: TaxiiDesk['ask'] = (path, init) => taxii.ask(path, init);
const all: TaxiiDesk['all'] = (...asked) => taxii.all(...asked);

beforeAll(async () => {
  taxii = await TaxiiDesk.open();
});
afterAll(() => taxii.close());

function acting(by = 'root'): Acting {
  return { by, at: utcInstant(taxii.clock), origin: { via: 'terminal' } };
}

/** As stored, at no cost. */
function cheap(password: string): PasswordHash {
  const salt = randomBytes(16);
  const hash = scryptSync(password, salt, 32, { N: 16, r: 1, p: 1 });
  const plain = (bytes: Buffer): string => bytes.toString('base64').split('=', 1)[0] ?? '';
  return `$scrypt$ln=4,r=1,p=1$${plain(salt)}$${plain(hash)}` as PasswordHash;
}

describe('once there are accounts', () => {
  const password = 'four plain words here';
  const basic = (name: string, secret: string): RequestInit => ({
    headers: { authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}` },
  });
  const bearer = (secret: string): RequestInit => ({ headers: { authorization: `Bearer ${secret}` } });
  const rootsOf = async (init: RequestInit): Promise<readonly string[]> => {
    const { status, json } = await ask('/taxii2/', init);
    expect(status).toBe(200);
    return (json.api_roots ?? []).map((url: string) => url.split('/').at(-2));
  };
  const token = async (
    account: string,
    scopes: readonly Scope[],
  ): Promise<{ id: string; secret: string }> => {
    const asked = { account, label: '', scopes, lasts: 3_600_000 };
    const made = valueIn(await makeToken(asked, acting(), taxii.desk));
    return { id: made.token.id, secret: made.secret };
  };

  beforeAll(async () => {
    for (const role of ['admin', 'editor', 'reader'] as const)
      valueIn(await taxii.desk.store.accounts.add(role, role, cheap(password), acting()));
  });

  test('whoever shows neither password nor token is told how to', async () => {
    const { status, headers, json } = await ask('/taxii2/green/collections/');
    expect([status, json.http_status]).toEqual([401, '401']);
    const challenge = headers.get('www-authenticate');
    for (const scheme of ['Basic', 'Bearer']) expect(challenge).toContain(`${scheme} realm="howdunit"`);
    expect((await ask('/taxii2/', basic('reader', 'not the password'))).status).toBe(401);
    expect((await ask('/taxii2/', basic('nobody', password))).status).toBe(401);
    expect((await ask('/taxii2/', bearer(`hdt_${'0'.repeat(49)}`))).status).toBe(401);
  });

  test('an account signs in by password with every request, a token by itself or as a password', async () => {
    expect(await rootsOf(basic('reader', password))).toEqual(ROOTS);
    expect(await rootsOf(basic('reader', password))).toEqual(ROOTS);
    const { secret } = await token('reader', ['read']);
    expect(await rootsOf(bearer(secret))).toEqual(ROOTS);
    expect(await rootsOf(basic('anything', secret))).toEqual(ROOTS);
    valueIn(await taxii.desk.store.accounts.change('reader', { isDisabled: true }, acting()));
    expect((await ask('/taxii2/', basic('reader', password))).status).toBe(401);
    expect((await ask('/taxii2/', basic('anything', secret))).status).toBe(401);
  });

  test('who is only to be handed something gets the community’s roots, and further ones once named', async () => {
    const partner = await token('editor', ['share']);
    expect(await rootsOf(bearer(partner.secret))).toEqual(['clear', 'green']);
    expect((await ask('/taxii2/amber/', bearer(partner.secret))).status).toBe(404);
    expect((await ask('/taxii2/amber/collections/all/objects/', bearer(partner.secret))).status).toBe(404);
    valueIn(await taxii.desk.store.shared.nameReader(partner.id, 'TLP:AMBER'));
    expect(await rootsOf(bearer(partner.secret))).toEqual(['clear', 'green', 'amber']);
    valueIn(await taxii.desk.store.shared.nameReader(partner.id, 'TLP:CLEAR'));
    expect(await rootsOf(bearer(partner.secret))).toEqual(['clear']);
    const other = await token('admin', ['decide']);
    expect(await rootsOf(bearer(other.secret))).toEqual([]);
  });

  test('what goes out stands in the log: who had what, once a run', async () => {
    const count = async (): Promise<number> =>
      valueIn(await taxii.desk.store.audit({ order: 'newest', limit: 1_000 })).filter(
        ({ what, by }) => what === 'exported' && by === 'admin',
      ).length;
    const before = await count();
    await all('/taxii2/green/collections/all/objects/', 10, async () => {}, basic('admin', password));
    expect(await count()).toBe(before + 1);
    // To whom only heads went, nothing went.
    const path = '/taxii2/green/collections/all/objects/';
    expect((await ask(path, { ...basic('admin', password), method: 'HEAD' })).status).toBe(200);
    expect(await count()).toBe(before + 1);
    const [last] = valueIn(await taxii.desk.store.audit({ order: 'newest', limit: 1 }));
    expect(last).toMatchObject({
      by: 'admin',
      what: 'exported',
      outcome: 'done',
      detail: { format: 'taxii', audience: 'TLP:GREEN', collection: 'all', objects: 10 },
    });
  });

  test('only TAXII is posted, only by whoever may bring in reports', async () => {
    const path = '/taxii2/green/collections/inbox/objects/';
    const post = (init: RequestInit, type: string, body: string): Promise<Answer> =>
      ask(path, {
        method: 'POST',
        body,
        headers: { ...(init.headers as Record<string, string>), 'content-type': type },
      });
    const admin = basic('admin', password);
    expect((await post(admin, 'application/json', '{}')).status).toBe(415);
    const coded = { headers: { ...(admin.headers as Record<string, string>), 'content-encoding': 'gzip' } };
    expect((await post(coded, TAXII, '{"objects":[{}]}')).status).toBe(415);
    expect((await post(admin, TAXII, 'no JSON')).status).toBe(422);
    // What `max_content_length` allows is not too long (413), whatever else is wrong with it.
    const { json } = await ask('/taxii2/green/', admin);
    const full = '1'.padStart(json.max_content_length);
    expect((await post(admin, TAXII, full)).status).toBe(422);
    expect((await post(admin, TAXII, ` ${full}`)).status).toBe(413);
    expect((await post(admin, TAXII, '{"objects":[]}')).status).toBe(422);
    const partner = await token('editor', ['share']);
    expect((await post(bearer(partner.secret), TAXII, '{"objects":[{}]}')).status).toBe(403);
    const none = await post(admin, TAXII, '{"objects":[{"id":"x"},7]}');
    expect(none.status).toBe(202);
    expect(none.json).toMatchObject({
      status: 'complete',
      total_count: 2,
      success_count: 0,
      failure_count: 2,
      pending_count: 0,
    });
    const told = await ask(`/taxii2/green/status/${none.json.id}/`, admin);
    expect(told.json).toEqual(none.json);
    // Another account is told nothing of it.
    expect((await ask(`/taxii2/green/status/${none.json.id}/`, basic('editor', password))).status).toBe(404);
  });
});
