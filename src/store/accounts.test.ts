import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeOlder } from '../../test/fixtures/older-store.ts';
import { sampleDocument } from '../../test/fixtures/sample-document.ts';
import { onEachStore, type Place } from '../../test/fixtures/stores.ts';
import type { Result, Sha256, UtcInstant } from '../model/index.ts';
import { sha256 } from '../model/index.ts';
import type { Acting, PasswordHash, Store } from './index.ts';

/** A row that is written over is taken away without a word. */
const ONLY_SQLITE = [
  'update audit set seq = 9',
  "replace into audit (seq, at, what, subject, outcome) values (1, '', 'nothing', '', '')",
  "insert or replace into audit (seq, at, what, subject, outcome) values (1, '', 'nothing', '', '')",
  "insert into audit (seq, at, what, subject, outcome) values (1, '', 'x', '', '') on conflict do update set by = ''",
];

onEachStore((kind) => {
  let place: Place;
  let store: Store;

  beforeEach(async () => {
    place = await kind.fresh();
    store = valueIn(await place.open());
  });
  afterEach(async () => {
    await store.close();
    await place.end();
  });

  function valueIn<T>(result: Result<T>): T {
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  }

  const PASSWORD = '$scrypt$ln=4,r=1,p=1$AAAA$AAAA' as PasswordHash;
  const at = '2026-11-17T09:30:00.000Z' as UtcInstant;
  const acting: Acting = { by: 'root', at, origin: { via: 'terminal' } };
  const oldest = '2026-11-01T00:00:00.000Z' as UtcInstant;

  async function admin(name = 'ada'): Promise<void> {
    valueIn(await store.accounts.add(name, 'admin', PASSWORD, acting));
  }

  describe('there is always somebody who may let others in', () => {
    test('the first account is an admin’s', async () => {
      const refused = await store.accounts.add('bo', 'editor', PASSWORD, acting);
      expect(refused).toMatchObject({ problem: { code: 'account-refused' } });
      expect(valueIn(await store.accounts.exist())).toBe(false);
    });

    test('the last admin is neither disabled nor made less, until there is another', async () => {
      await admin();
      for (const change of [{ isDisabled: true }, { role: 'editor' }] as const)
        expect(await store.accounts.change('ada', change, acting)).toMatchObject({
          problem: { code: 'account-refused' },
        });
      await admin('bo');
      valueIn(await store.accounts.change('ada', { isDisabled: true }, acting));
      expect(await store.accounts.change('bo', { role: 'reader' }, acting)).toMatchObject({
        problem: { code: 'account-refused' },
      });
    });

    test('two who step down at once do not both succeed', async () => {
      await admin();
      await admin('bo');
      const both = await Promise.all([
        store.accounts.change('ada', { role: 'reader' }, acting),
        store.accounts.change('bo', { role: 'reader' }, acting),
      ]);
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    });
  });

  test('a name that was given is not given again, since it stands beside decisions', async () => {
    await admin();
    await admin('bo');
    valueIn(await store.accounts.change('bo', { isDisabled: true }, acting));
    expect(await store.accounts.add('bo', 'admin', PASSWORD, acting)).toMatchObject({
      problem: { code: 'account-refused' },
    });
  });

  test('what is disabled has neither sessions nor tokens, and gets none of them back', async () => {
    await admin();
    await admin('bo');
    const [cookie, secret] = [sha256('cookie'), sha256('secret')];
    valueIn(await store.accounts.begin({ hash: cookie, oldest }, { ...acting, by: 'bo' }));
    valueIn(
      await store.accounts.addToken(
        {
          id: 'one',
          account: 'bo',
          label: 'ci',
          scopes: ['read'],
          createdAt: at,
          expiresAt: at,
          hash: secret,
        },
        acting,
      ),
    );
    valueIn(await store.accounts.change('bo', { isDisabled: true }, acting));
    expect(valueIn(await store.accounts.session(cookie))).toBeUndefined();
    valueIn(await store.accounts.change('bo', { isDisabled: false }, acting));
    expect(valueIn(await store.accounts.session(cookie))).toBeUndefined();
    expect(valueIn(await store.accounts.token(secret))?.token.revokedAt).toBe(at);
  });

  test('signing in forgets the session before it in that browser, and those that are too old', async () => {
    await admin();
    const begin = async (name: string, when: string, replaces?: Sha256): Promise<void> =>
      valueIn(
        await store.accounts.begin(
          { hash: sha256(name), replaces, oldest },
          { ...acting, by: 'ada', at: when as UtcInstant },
        ),
      );
    await begin('ancient', '2026-10-01T00:00:00.000Z');
    await begin('before', at);
    await begin('now', at, sha256('before'));
    expect(valueIn(await store.accounts.session(sha256('before')))).toBeUndefined();
    expect(valueIn(await store.accounts.session(sha256('ancient')))).toBeUndefined();
    expect(valueIn(await store.accounts.session(sha256('now')))?.account.name).toBe('ada');
    expect(await place.sql('select hash from sessions')).toMatchObject([{ hash: sha256('now') }]);
  });

  describe('the audit log', () => {
    const entries = async (): Promise<readonly { what: string; seq: number }[]> =>
      valueIn(await store.audit({ order: 'oldest', limit: 100 }));

    test('can be added to, and by no statement be changed, emptied or written over', async () => {
      await admin();
      const before = await entries();
      expect(before).toMatchObject([{ seq: 1, by: 'root', what: 'account added', outcome: 'done' }]);
      for (const statement of [
        "update audit set by = 'bo'",
        'delete from audit',
        'delete from audit where seq = 1',
        ...(kind.isEmbedded ? ONLY_SQLITE : ['truncate audit', 'truncate accounts, audit cascade']),
      ])
        await expect(place.sql(statement), statement).rejects.toThrow(/only added to/u);
      expect(await entries()).toEqual(before);
    });

    test('says what analysts decided, by which door, in the transaction that does it', async () => {
      const heron = sampleDocument();
      valueIn(await store.save(heron));
      const finding = heron.findings[0];
      if (finding === undefined) throw new Error('no finding');
      const origin = { via: 'session', address: '192.0.2.7' } as const;
      valueIn(await store.decide(finding.id, { status: 'accepted', by: 'ada', at, origin }));
      const [outcome] = valueIn(
        await store.decideAll([
          { findingId: finding.id, decision: { status: 'undone', by: 'bo', at, origin }, after: 1 },
        ]),
      );
      expect(outcome?.ok).toBe(true);
      const record = { kind: 'made', title: 'C', reports: [] } as const;
      valueIn(await store.write('stories', { subject: 'copper', by: 'ada', at, origin, record }));
      expect(await entries()).toMatchObject([
        { what: 'accepted', by: 'ada', subject: finding.id, reportId: heron.report.id, origin },
        { what: 'suggested', by: 'bo', subject: finding.id, origin },
        { what: 'stories: made', by: 'ada', subject: 'copper', origin },
      ]);
      // The door is for the log alone.
      expect(JSON.stringify(valueIn(await store.decisions(finding.id)))).not.toContain('192.0.2.7');
      expect(JSON.stringify(valueIn(await store.journal('stories')))).not.toContain('192.0.2.7');
    });

    test('a decision that is refused leaves no entry', async () => {
      const heron = sampleDocument();
      valueIn(await store.save(heron));
      const id = heron.findings[0]?.id ?? '';
      valueIn(
        await store.decideAll([{ findingId: id, decision: { status: 'accepted', by: 'a', at }, after: 7 }]),
      );
      expect(await entries()).toEqual([]);
    });

    test('is given in pages that leave nothing out, though all was done in one instant', async () => {
      for (let n = 1; n <= 25; n += 1)
        valueIn(await store.log({ at, what: `act ${n}`, subject: '', outcome: 'done' }));
      const seen: number[] = [];
      for (let before: number | undefined; ; ) {
        const page = valueIn(await store.audit({ order: 'newest', before, limit: 10 }));
        seen.push(...page.map(({ seq }) => seq));
        before = page.at(-1)?.seq;
        if (page.length < 10) break;
      }
      expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => 25 - n));
    });

    test.runIf(kind.isEmbedded)('has what was done before there was a log', async () => {
      const heron = sampleDocument();
      valueIn(await store.save(heron));
      const id = heron.findings[0]?.id ?? '';
      valueIn(await store.decide(id, { status: 'rejected', by: 'ana', at }));
      await store.close();
      await madeOlder(place.file, '0006-rejections');
      store = valueIn(await place.open());
      const [only, ...more] = valueIn(await store.audit({ order: 'oldest', limit: 10 }));
      expect(more).toEqual([]);
      expect(only).toMatchObject({ by: 'ana', what: 'rejected', subject: id, reportId: heron.report.id });
      expect(only).not.toHaveProperty('origin');
    });
  });
});
