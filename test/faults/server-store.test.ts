import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result, UtcInstant } from '../../src/model/index.ts';
import { openStore, type Store, type StoreOptions } from '../../src/store/index.ts';
import { NO_POSTGRES, POSTGRES_BIN, startPostgres, type TestServer } from '../fixtures/postgres.ts';
import { type SampleDocument, sampleDocument } from '../fixtures/sample-document.ts';

const at = '2026-11-20T08:00:00.000Z' as UtcInstant;
const heron = sampleDocument();
let server: TestServer;

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function codeOf(result: Result<unknown> | undefined): string | undefined {
  return result?.ok === false ? result.problem.code : result && 'ok';
}

async function opened(address: string, options: StoreOptions = {}): Promise<Store> {
  return valueIn(await openStore('/nonexistent', { server: address, ...options }));
}

async function expectWhole(store: Store, documents: readonly SampleDocument[]): Promise<void> {
  for (const document of documents)
    expect(valueIn(await store.document(document.report.id))).toEqual({
      ...document,
      problems: [],
      lost: [],
    });
}

/** Kept reports are whole, and nothing of others is there. */
async function expectNoHalves(store: Store): Promise<readonly string[]> {
  const names = valueIn(await store.reports()).map(({ report }) => report.title.replace('Operation ', ''));
  await expectWhole(
    store,
    names.map((name) => sampleDocument({ name })),
  );
  return names;
}

/** A transaction of somebody else's that keeps what it locked. */
async function held(statement: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.address('x').replace(/\?.*/u, '') });
  await client.connect();
  await client.query('begin');
  await client.query(statement);
  return client;
}

/** Until a transaction of the store waits for a lock. */
async function somebodyWaits(): Promise<void> {
  const waiting =
    "select count(*) from pg_stat_activity where application_name = 'howdunit' and wait_event_type = 'Lock'";
  while (server.psql(waiting) === '0') await sleep(20);
}

interface Proxy {
  readonly port: number;
  isOpen: boolean;
  /** What happens at the next commit. */
  onCommit: 'lose the order' | 'lose the answer' | 'lose the answer and the way' | undefined;
  end(): Promise<void>;
}

/** Between a store and its server, to cut the one from the other at a certain word. */
async function proxyTo(port: number): Promise<Proxy> {
  const listening = createServer((store) => {
    if (!proxy.isOpen) return store.destroy();
    const to = connect(port, '127.0.0.1');
    let isDeaf = false;
    for (const one of [store, to]) one.on('error', () => {});
    to.on('data', (chunk) => isDeaf || store.write(chunk));
    to.on('close', () => store.destroy());
    store.on('close', () => to.destroy());
    return store.on('data', (chunk) => {
      const { onCommit } = proxy;
      if (onCommit === undefined || !chunk.includes('commit\0')) return to.write(chunk);
      proxy.onCommit = undefined;
      if (onCommit === 'lose the order') return store.destroy();
      isDeaf = true;
      proxy.isOpen = onCommit === 'lose the answer';
      to.write(chunk);
      return setTimeout(() => store.destroy(), 200);
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const proxy: Proxy = {
    port: (listening.address() as AddressInfo).port,
    isOpen: true,
    onCommit: undefined,
    end: () => new Promise((resolve) => listening.close(() => resolve())),
  };
  return proxy;
}

const without = POSTGRES_BIN === undefined ? ` (skipped: ${NO_POSTGRES})` : '';

describe.skipIf(POSTGRES_BIN === undefined)(`a store on a server${without}`, () => {
  beforeAll(async () => {
    server = await startPostgres(['fsync=on', 'full_page_writes=on']);
  });
  afterAll(() => server.stop());

  test('killed with its server at any moment loses nothing that was reported as kept, leaves no half, and goes on', async () => {
    const store = await opened(server.address('killed'));
    const kept: string[] = [];
    let lost = 0;
    for (let round = 0; round < 2; round += 1) {
      let isOver = false;
      const saving = (async (): Promise<void> => {
        for (let n = 0; !isOver; n += 1) {
          const name = `Heron ${round} ${n}`;
          const saved = await store.save(sampleDocument({ name }));
          if (saved.ok) kept.push(name);
          else {
            expect(saved.problem.code).toBe('store-unreachable');
            lost += 1;
            await sleep(20);
          }
        }
      })();
      const before = kept.length;
      while (kept.length < before + 3) await sleep(5);
      await sleep(Math.random() * 30);
      await server.crash();
      await server.start();
      isOver = true;
      await saving;
    }
    expect(lost).toBeGreaterThan(0);
    expect(await expectNoHalves(store)).toEqual(expect.arrayContaining(kept));
    await store.close();
  });

  test('tells of a connection that was cut in one problem, has then written nothing, and connects anew', async () => {
    const store = await opened(server.address('cut'));
    const cut = (): string =>
      server.psql(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'howdunit'",
      );
    valueIn(await store.save(sampleDocument({ name: 'Slow Tern' })));
    // Nobody used it: nobody is told.
    expect(Number(cut())).toBeGreaterThan(0);
    await expectWhole(store, [sampleDocument({ name: 'Slow Tern' })]);
    // In the middle of a save: it waits for a row that somebody else has.
    const other = await held('lock table cut.text_passages in access exclusive mode');
    const saving = store.save(heron);
    await somebodyWaits();
    cut();
    const told = await saving;
    expect(told).toMatchObject({ ok: false, problem: { code: 'store-unreachable' } });
    expect(JSON.stringify(told)).not.toContain(server.password);
    await other.end();
    expect(await expectNoHalves(store)).toEqual(['Slow Tern']);
    expect(
      server.psql('select count(*) from cut.findings where report_id not in (select id from cut.reports)'),
    ).toBe('0');
    valueIn(await store.save(heron));
    await expectWhole(store, [heron]);
    await store.close();
  });

  test('says that it was kept where only the answer was lost, that it was not where the order was, and else that it is not known', async () => {
    const proxy = await proxyTo(server.port);
    const through = server.address('answer').replace(`:${server.port}/`, `:${proxy.port}/`);
    const store = await opened(through, { busyTimeout: 1_500 });
    proxy.onCommit = 'lose the answer';
    expect(valueIn(await store.save(heron))).toMatchObject({ reportIsNew: true });
    await expectWhole(store, [heron]);
    proxy.onCommit = 'lose the order';
    const gull = sampleDocument({ name: 'Grey Gull' });
    const second = await store.save(gull);
    expect(second).toMatchObject({ problem: { code: 'store-unreachable' } });
    expect(JSON.stringify(second)).toContain('nothing was changed');
    expect(await expectNoHalves(store)).toEqual(['Copper Heron']);
    proxy.onCommit = 'lose the answer and the way';
    const third = await store.save(gull);
    expect(third).toMatchObject({ problem: { code: 'store-unreachable' } });
    expect(JSON.stringify(third)).toContain('not known');
    proxy.isOpen = true;
    expect([...(await expectNoHalves(store))].sort()).toEqual(['Copper Heron', 'Grey Gull']);
    await store.close();
    await proxy.end();
  });

  test('is made once by desks that open it at once, and loses no decision of theirs', async () => {
    const desks = await Promise.all([1, 2, 3, 4].map(() => opened(server.address('desks'))));
    const [one, two] = desks as [Store, Store];
    await Promise.all(
      desks.map((desk, n) => desk.save(sampleDocument({ name: `Heron ${n % 2}` })).then(valueIn)),
    );
    expect(valueIn(await one.reports())).toHaveLength(2);
    const { findings } = sampleDocument({ name: 'Heron 0' });
    const ids = findings.map(({ id }) => id);
    // Both decide on everything, each on what it saw: one of them is told of the other.
    const answers = await Promise.all(
      [one, two].map((desk, n) =>
        Promise.all(
          ids.map(async (findingId) => {
            const decision = { status: 'accepted', by: `desk ${n}`, at } as const;
            return valueIn(await desk.decideAll([{ findingId, decision, after: 0 }]))[0];
          }),
        ),
      ),
    );
    for (const [n, id] of ids.entries()) {
      const codes = answers.map((each) => codeOf(each[n])).sort();
      expect([id, codes]).toEqual([id, ['decided-meanwhile', 'ok']]);
      const [only, ...more] = valueIn(await two.decisions(id));
      expect(more).toEqual([]);
      expect(answers.findIndex((each) => each[n]?.ok)).toBe(Number(only?.by.slice(-1)));
    }
    // Whoever does not ask what was decided meanwhile adds to it.
    const more = desks.flatMap((desk, n) =>
      ids.slice(0, 5).map((id) => desk.decide(id, { status: 'rejected', by: `desk ${n}`, at })),
    );
    for (const each of await Promise.all(more)) valueIn(each);
    for (const id of ids.slice(0, 5)) {
      const by = valueIn(await one.decisions(id)).map((decision) => decision.by);
      expect(by.slice(1).sort()).toEqual(['desk 0', 'desk 1', 'desk 2', 'desk 3']);
    }
    const logged = valueIn(await one.audit({ order: 'oldest', limit: 1_000, what: 'rejected' }));
    expect(logged).toHaveLength(20);
    await Promise.all(desks.map((desk) => desk.close()));
  });

  test('shows whoever reads one state of it, however many queries that takes and whoever writes meanwhile', async () => {
    const store = await opened(server.address('state'));
    valueIn(await store.save(heron));
    const other = await held('lock table state.decisions in access exclusive mode');
    const reading = store.document('heron');
    await somebodyWaits();
    await other.query(
      `insert into state.grades (report_id, matter, seq, by, at) values ('${heron.report.id}', 'm', 1, 'ana', '${at}')`,
    );
    await other.query('commit');
    expect(valueIn(await reading)).not.toHaveProperty('lastDecided');
    expect(valueIn(await store.document('heron')).lastDecided).toBe(at);
    await other.end();
    await store.close();
  });

  test('waits for whoever writes as long as it may, and gives up a statement that somebody ended', async () => {
    const store = await opened(server.address('busy'), { busyTimeout: 200 });
    valueIn(await store.save(heron));
    const blocked = await held('lock table busy.audit in access exclusive mode');
    const id = heron.findings[0]?.id ?? '';
    expect(codeOf(await store.decide(id, { status: 'rejected', by: 'ana', at }))).toBe('store-busy');
    await blocked.end();
    expect(valueIn(await store.decisions(id))).toEqual([]);
    const patient = await opened(server.address('busy'));
    const again = await held('lock table busy.audit in access exclusive mode');
    const deciding = patient.decide(id, { status: 'rejected', by: 'ana', at });
    await somebodyWaits();
    // Another writer waits for the first, and is told how it is.
    expect(codeOf(await store.decide(id, { status: 'accepted', by: 'bo', at }))).toBe('store-busy');
    server.psql(
      "select pg_cancel_backend(pid) from pg_stat_activity where application_name = 'howdunit' and wait_event_type = 'Lock'",
    );
    expect(codeOf(await deciding)).toBe('store-busy');
    await again.end();
    expect(valueIn(await store.decisions(id))).toEqual([]);
    valueIn(await store.decide(id, { status: 'accepted', by: 'bo', at }));
    await store.close();
    await patient.close();
  });

  test('says why it cannot be opened, and never the password', async () => {
    const address = server.address('refused');
    server.psql("create database latin encoding latin1 locale 'C' template template0");
    const wrong = address.replace(encodeURIComponent(server.password), 'wr0ng-secret');
    const cases: readonly (readonly [string, string])[] = [
      [wrong, 'permission-denied'],
      [address.replace(`:${server.port}/`, ':1/'), 'store-unreachable'],
      [address.replace('127.0.0.1', 'nowhere.invalid'), 'store-unreachable'],
      [address.replace('/postgres?', '/nothing?'), 'bad-usage'],
      [address.replace('/postgres?', '/latin?'), 'bad-usage'],
      [`${address}&sslmode=verify-full`, 'tls-failed'],
      [`${address}&sslmode=require`, 'tls-failed'],
      [`${address}&sslrootcert=/nonexistent/roots.pem`, 'not-found'],
      [`${address}&sslmode=prefer`, 'bad-usage'],
      [`${address}&target_session_attrs=any`, 'bad-usage'],
      [address.replace('schema=refused', 'schema=Drop"Table'), 'bad-usage'],
      [address.replace('postgres://', 'mysql://'), 'bad-usage'],
      ['postgres://team:wr0ng-secret@host:port/x', 'bad-usage'],
    ];
    for (const [where, code] of cases) {
      const refused = await openStore('/nonexistent', { server: where });
      const named = where.slice(where.lastIndexOf('@'));
      expect([named, codeOf(refused)]).toEqual([named, code]);
      expect(JSON.stringify(refused)).not.toMatch(/wr0ng-secret|heron[/%]/u);
    }
    server.psql("create role plain login password 'plain'; create schema own authorization plain");
    const plain = `postgres://plain:plain@127.0.0.1:${server.port}/postgres?schema=none`;
    expect(codeOf(await openStore('/nonexistent', { server: plain }))).toBe('permission-denied');
    await (await opened(plain.replace('schema=none', 'schema=own'))).close();
    await (await opened(address)).close();
    server.psql("insert into refused.kysely_migration values ('9999-later', '')");
    expect(codeOf(await openStore('/nonexistent', { server: address }))).toBe('store-damaged');
  });

  test('asks for the certificate that a server over a network has to show', async () => {
    const [key, certificate] = [join(server.folder, 'key.pem'), join(server.folder, 'certificate.pem')];
    const making = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      certificate,
    ];
    execFileSync(
      'openssl',
      [...making, '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
      {
        stdio: 'ignore',
      },
    );
    const { uid, gid } = statSync(server.folder);
    for (const file of [key, certificate]) chownSync(file, uid, gid);
    const settings = { ssl: 'on', ssl_key_file: key, ssl_cert_file: certificate };
    for (const [name, value] of Object.entries(settings))
      server.psql(`alter system set ${name} = '${value}'`);
    server.psql('select pg_reload_conf()');
    await sleep(300);
    const address = server.address('tls').replace('127.0.0.1', 'localhost');
    const opening = async (more: string): Promise<string | undefined> => {
      const result = await openStore('/nonexistent', { server: `${address}&${more}` });
      if (result.ok) await result.value.close();
      return codeOf(result);
    };
    expect(await opening('sslmode=verify-full')).toBe('tls-failed');
    expect(await opening(`sslmode=verify-full&sslrootcert=${certificate}`)).toBe('ok');
    expect(await opening('sslmode=require')).toBe('ok');
  });

  test('says so when the disk of the server runs full, and all that was kept before stays whole', async ({
    skip,
  }) => {
    const disk = mkdtempSync(join(tmpdir(), 'howdunit-full-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      rmdirSync(disk);
      skip('no right to mount a small disk');
    }
    const { uid, gid } = statSync(server.folder);
    chownSync(disk, uid, gid);
    server.psql(`create tablespace small location '${disk}'`);
    server.psql('alter database postgres set default_tablespace = small');
    const store = await opened(server.address('full'));
    const kept: SampleDocument[] = [];
    const codes: string[] = [];
    for (let n = 0; n < 60 && codes.length < 2; n += 1) {
      const preface = Array.from({ length: 20_000 }, (_, at) => (at * 7919 + n * 104_729).toString(36)).join(
        ' ',
      );
      const document = sampleDocument({ name: `Heron ${n}`, preface });
      const saved = await store.save(document);
      if (saved.ok) kept.push(document);
      else codes.push(saved.problem.code);
    }
    expect(codes).toEqual(['disk-full', 'disk-full']);
    expect(kept.length).toBeGreaterThan(0);
    await expectWhole(store, kept);
    expect(valueIn(await store.reports())).toHaveLength(kept.length);
    await store.close();
    server.psql(
      'drop schema "full" cascade; alter database postgres reset default_tablespace; drop tablespace small',
    );
    execFileSync('umount', ['--lazy', disk]);
    rmdirSync(disk);
  });
});
