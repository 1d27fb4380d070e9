import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDesk } from '../desk.ts';
import { NO_POSTGRES, POSTGRES_BIN, startPostgres, type TestServer } from '../fixtures/postgres.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const folder = join(ROOT, 'examples/copper-heron');
const files = ['report.html', 'outlet-a-harbour-ledger.html', 'cert-nx-statement.md'].map((name) =>
  join(folder, name),
);
const without = POSTGRES_BIN === undefined ? ` (skipped: ${NO_POSTGRES})` : '';

describe.skipIf(POSTGRES_BIN === undefined)(`a team’s store on a server${without}`, () => {
  const homes = temporaryFolder();
  /** A store of one's own, and two desks that share one: by the environment, and by a setting of the home. */
  const [own, here, there] = ['own', 'here', 'there'].map((name) => join(homes, name)) as [
    string,
    string,
    string,
  ];
  const setting = join(there, 'store-address');
  let server: TestServer;

  beforeAll(async () => {
    server = await startPostgres();
    // Archives are files: desks that share a store share the folder of its copies, too.
    mkdirSync(there);
    mkdirSync(join(here, 'archive'), { recursive: true });
    symlinkSync(join(here, 'archive'), join(there, 'archive'));
    writeFileSync(setting, `${server.address('team')}\n`, { mode: 0o600 });
  });
  afterAll(() => server.stop());

  async function run(home: string, ...args: readonly string[]): Promise<string> {
    const environment: Record<string, string> =
      home === here ? { HOWDUNIT_STORE: server.address('team') } : {};
    const { exit, out, err } = await howdunit([...args, '--home', home], { environment });
    expect([args[0], exit, err.includes('[')]).toEqual([args[0], 0, false]);
    // Copies are made at different times.
    return (out + err)
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, 'AT')
      .replaceAll(/capture-[0-9a-f]{16}/gu, 'CAPTURE');
  }

  test('gives every command what a store of one’s own gives, from every desk', async () => {
    for (const home of [own, here]) for (const file of files) await run(home, 'read', file);
    expect(existsSync(join(here, 'howdunit.db'))).toBe(false);
    const report = JSON.parse(await run(own, 'reports', '--json')).find(
      (each: { report: { publisher: string } }) => each.report.publisher === 'Northgate Labs',
    ).report.id;
    const asked = [
      ['who', '--all', '--json'],
      ['who', '--all'],
      ['name', 'AMBER FINCH', '--json'],
      ['find', 'port authorities'],
      ['find', 'heron-cdn'],
      ['share', report, '--format', 'csv'],
      ['share', report, '--format', 'edl-domain'],
      ['hunt', join(folder, 'logs'), '--jsonl'],
    ];
    for (const args of asked) {
      const expected = await run(own, ...args);
      expect([args, expected.length > 20]).toEqual([args, true]);
      expect([args, await run(here, ...args)]).toEqual([args, expected]);
      expect([args, await run(there, ...args)]).toEqual([args, expected]);
    }
  });

  test('serves two desks: what one decides the other sees, and who comes late is told', async () => {
    const [one, other] = await Promise.all([runDesk(there), runDesk(there)]);
    const { items } = (await one.get('/api/v1/reports')).json;
    expect(items).toHaveLength(3);
    const path = `/api/v1/reports/${items[0].id ?? items[0].report.id}/findings?kind=observable&limit=1`;
    const { id } = (await other.get(path)).json.items[0];
    const decide = { action: 'accept', revision: 0 };
    expect((await one.post(`/api/v1/findings/${id}/decisions`, { ...decide, by: 'ana' })).status).toBe(200);
    const late = await other.post(`/api/v1/findings/${id}/decisions`, { ...decide, by: 'bo' });
    expect([late.status, late.json.code, late.json.current.by]).toEqual([409, 'decided-meanwhile', 'ana']);
    await server.crash();
    const down = await other.get('/api/v1/reports');
    expect([down.status, down.json.code]).toEqual([503, 'store-unreachable']);
    await server.start();
    expect((await other.get(`/api/v1/findings/${id}`)).json.card).toMatchObject({ by: 'ana' });
    await Promise.all([one, other].map((desk) => desk.kill('SIGTERM')));
    expect(one.said() + other.said()).not.toContain(server.password);
  });

  test('is not opened by an address that others may read, nor by one that is none; none is ever printed', async () => {
    const reports = async (address?: string) =>
      howdunit(['reports', '--home', there], {
        environment: address === undefined ? {} : { HOWDUNIT_STORE: address },
      });
    chmodSync(setting, 0o644);
    expect(await reports()).toMatchObject({ exit: 4, err: expect.stringContaining('[key-refused]') });
    chmodSync(setting, 0o600);
    writeFileSync(setting, '');
    expect(await reports()).toMatchObject({ exit: 2, err: expect.stringContaining('[bad-usage]') });
    const nobody = await reports('postgres://ana:s3cret-w0rd@127.0.0.1:1/team');
    expect(nobody).toMatchObject({ exit: 5, err: expect.stringContaining('postgres://127.0.0.1:1/team') });
    const wrong = await reports('postgres//ana:s3cret-w0rd@127.0.0.1:1/team');
    expect(wrong).toMatchObject({ exit: 2, err: expect.stringContaining('[bad-usage]') });
    expect(nobody.err + wrong.err).not.toMatch(/s3cret|ana/u);
  });
});
