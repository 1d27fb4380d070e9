import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeStore } from '../../test/fixtures/change-store.ts';
import type { Result } from '../model/index.ts';
import { sha256 } from '../model/index.ts';
import { backup } from './backup.ts';
import { END_BYTES } from './backup-layout.ts';
import { type BackupManifest, MANIFEST_PATH } from './backup-manifest.ts';
import { openBackup } from './backup-open.ts';
import { BackupWriter } from './backup-writer.ts';
import { openDesk } from './desk.ts';
import { readReport } from './read-report.ts';
import { restore } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-restore-'));
const whole = join(folder, 'whole.zip');
let manifest: BackupManifest;
/** The files of the whole backup, by their names. */
const files = new Map<string, Buffer>();
/** A folder of its own for each test: what is not in it and should not be is a file that got out. */
let out: string;
let target: string;

beforeAll(async () => {
  const home = join(folder, 'home');
  const desk = valueIn(await openDesk({ home, version: '0.1.0' }));
  const bytes = Buffer.from('# Grey Gull\n\nThe implant beacons to gull[.]evil[.]example once an hour.\n');
  valueIn(await readReport({ kind: 'bytes', bytes, name: 'gull.md' }, desk));
  await desk.store.close();
  const made = valueIn(await backup(whole, { home, software: 'howdunit/0.1.0', now: Date.now }));
  ({ manifest } = made);
  const opened = valueIn(await openBackup(whole));
  for (const [path, entry] of opened.entries) {
    const content = Buffer.alloc(entry.bytes);
    await opened.read(entry, 0, content);
    files.set(path, content);
  }
  await opened.close();
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  out = mkdtempSync(join(folder, 'out-'));
  target = join(out, 'home');
});

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** A backup of any files in the form of one, with the manifest that it claims to have. */
async function forged(content: ReadonlyMap<string, Uint8Array>, claimed: unknown): Promise<string> {
  const path = join(out, 'forged.zip');
  const file = await open(path, 'w');
  const writer = new BackupWriter(file);
  for (const [name, bytes] of content) await writer.addBytes(name, bytes);
  if (claimed !== undefined) await writer.addBytes(MANIFEST_PATH, Buffer.from(JSON.stringify(claimed)));
  await writer.end();
  await file.close();
  return path;
}

/** Refused, and nothing is in the folder but the backup. */
async function expectRefusal(path: string, words: RegExp): Promise<void> {
  const refused = await restore([path], { home: target });
  if (refused.ok) throw new Error('it was restored');
  expect(refused.problem.message).toMatch(words);
  expect(['store-damaged', 'capture-damaged']).toContain(refused.problem.code);
  expect(readdirSync(out)).toEqual([path.slice(out.length + 1)]);
}

const membersOf = (content: ReadonlyMap<string, Uint8Array>): BackupManifest['members'] =>
  [...content].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }));
const claimOf = (content: ReadonlyMap<string, Uint8Array>): BackupManifest => ({
  ...manifest,
  members: membersOf(content),
});
const inside = (): Map<string, Uint8Array> => new Map([...files].filter(([path]) => path !== MANIFEST_PATH));

/** Where the directory begins, as the end says. */
const directoryAt = (bytes: Buffer): number => Number(bytes.readBigUInt64LE(bytes.length - END_BYTES + 48));

test('a bit that turned anywhere in a backup is found, and nothing is restored', async () => {
  const bytes = readFileSync(whole);
  const directory = directoryAt(bytes);
  const places = new Set([
    // The header of the first file, the directory and the end to the byte; of the rest so many.
    ...Array.from({ length: 62 }, (_, place) => place),
    ...Array.from({ length: bytes.length - directory }, (_, place) => directory + place),
    ...Array.from({ length: 60 }, (_, place) => directory - 1 - place * 7),
    ...Array.from({ length: 30 }, (_, place) => Math.floor(((place + 0.5) * bytes.length) / 30)),
  ]);
  const path = join(out, 'turned.zip');
  writeFileSync(path, bytes);
  const file = await open(path, 'r+');
  for (const place of places) {
    const right = bytes[place] ?? 0;
    await file.write(Buffer.of(right ^ (1 << (place % 8))), 0, 1, place);
    const checked = await restore([path], {});
    expect([place, checked.ok]).toEqual([place, false]);
    await file.write(Buffer.of(right), 0, 1, place);
  }
  expect(places.size).toBeGreaterThan(400);
  expect((await restore([path], {})).ok).toBe(true);
  await file.write(Buffer.of((bytes[20_000] ?? 0) ^ 1), 0, 1, 20_000);
  await file.close();
  await expectRefusal(path, /howdunit\.db is damaged: its CRC-32/u);
});

test.each([
  ['leads out of the home', '../evil.wacz'],
  ['leads out of a folder', 'archive/../../evil.wacz'],
  ['is absolute', '/tmp/evil.wacz'],
  ['has a backslash', 'archive\\..\\evil.wacz'],
  ['has control characters', 'archive/a\u001B[2J.wacz'],
  ['has a zero', 'archive/a\0.wacz'],
  ['is a folder', 'archive/'],
  ['is nothing that a home has', 'evil.sh'],
  ['hides', 'archive/.evil.wacz'],
])('a name that %s is refused, in a backup as in its manifest', async (_, name) => {
  const content = inside().set(name, Buffer.from('evil'));
  await expectRefusal(await forged(content, claimOf(content)), /a file that no backup has/u);
  await expectRefusal(await forged(inside(), claimOf(content)), /manifest of the backup does not say/u);
});

test('what a manifest and the files beside it do not agree on is refused', async () => {
  const good = claimOf(inside());
  const [first, ...rest] = good.members;
  if (first === undefined) throw new Error('no member');
  const twice = new Map<string, Uint8Array>([
    ...inside(),
    ['archive/A.wacz', Buffer.from('1')],
    ['archive/a.wacz', Buffer.from('2')],
  ]);
  const more = inside().set('archive/more.wacz', Buffer.from('more'));
  const cases: readonly (readonly [ReadonlyMap<string, Uint8Array>, unknown, RegExp])[] = [
    [twice, claimOf(twice), /in it twice/u],
    [more, good, /does not name/u],
    [inside(), claimOf(more), /is not in it as its manifest says/u],
    [inside(), { ...good, members: rest }, /no store|does not name/u],
    [inside(), { ...good, members: [...good.members, first] }, /names a file twice/u],
    [inside(), { ...good, members: [{ ...first, sha256: sha256('other') }, ...rest] }, /SHA-256/u],
    [inside(), { ...good, members: [{ ...first, bytes: 1e15 }, ...rest] }, /is not in it as/u],
    [inside(), { ...good, format: 2 }, /a newer version of howdunit made this backup \(format 2\)/u],
    [inside(), { ...good, extra: true }, /does not say what it should/u],
    [inside(), undefined, /no manifest/u],
  ];
  for (const [content, claimed, words] of cases) await expectRefusal(await forged(content, claimed), words);
  // Without the change it is one.
  valueIn(await restore([await forged(inside(), good)], { home: target }));
  expect(existsSync(join(target, 'howdunit.db'))).toBe(true);
});

test('what another program packed is refused: links, packed files that unfold, sizes that lie', async () => {
  const bytes = readFileSync(whole);
  const central = directoryAt(bytes);
  const spoilt = (place: number, value: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy.writeUInt16LE(value, place);
    return copy;
  };
  const path = join(out, 'other.zip');
  const cases: readonly (readonly [Buffer, RegExp])[] = [
    // A symbolic link; a deflated file; one of which only the directory says that it is deflated.
    [spoilt(central + 40, 0o120777), /what no backup says/u],
    [spoilt(central + 10, 8), /what no backup says/u],
    [spoilt(8, 8), /another header/u],
    [Buffer.concat([bytes, Buffer.from('more')]), /its end is missing/u],
    [Buffer.concat([Buffer.from('more'), bytes]), /cut or changed/u],
    [Buffer.alloc(10), /too short/u],
    [Buffer.alloc(2_000), /no backup of howdunit/u],
  ];
  for (const [content, words] of cases) {
    writeFileSync(path, content);
    await expectRefusal(path, words);
  }
  rmSync(path);
  mkdirSync(join(out, 'a folder'));
  expect(await restore([join(out, 'a folder')], { home: target })).toMatchObject({
    problem: { code: 'is-directory' },
  });
  expect(await restore([join(out, 'none')], { home: target })).toMatchObject({
    problem: { code: 'not-found' },
  });
});

/** A backup whose store something was done to, with a manifest that stands by it. */
async function withStore(sql: string): Promise<string> {
  const path = join(out, 'store.db');
  writeFileSync(path, files.get('howdunit.db') ?? '');
  changeStore(path, sql);
  const content = inside().set('howdunit.db', readFileSync(path));
  for (const name of readdirSync(out)) rmSync(join(out, name));
  return forged(content, claimOf(content));
}

test.each([
  [
    'a newer version wrote it',
    `insert into kysely_migration values ('0999-of-the-future', '2030-01-01T00:00:00.000Z')`,
    /newer version of howdunit wrote this store \(it made "0999-of-the-future"\)/u,
  ],
  [
    'it acts by itself',
    'create trigger odd after insert on reports begin delete from audit; end',
    /no version of howdunit makes: odd/u,
  ],
  [
    'it names an archive that is not there',
    `update captures set record = json_set(record, '$.wacz', 'other.wacz')`,
    /other\.wacz, which is not in the backup/u,
  ],
  [
    'it names an archive by another hash',
    `update captures set record = json_set(record, '$.waczSha256', '00')`,
    /which is not in the backup as it was kept/u,
  ],
])('a store is refused where %s', async (_, sql, words) => {
  await expectRefusal(await withStore(sql), words);
});

test('a store whose pages are broken, or that is none, is refused although its hash is right', async () => {
  const store = Buffer.from(files.get('howdunit.db') ?? '');
  for (const bytes of [
    store.fill(0xa5, 4_096 * 5, 4_096 * 9),
    Buffer.from('these are no pages. '.repeat(900)),
  ]) {
    const content = inside().set('howdunit.db', bytes);
    await expectRefusal(await forged(content, claimOf(content)), /damaged|not whole/u);
  }
});

test('a store of an earlier version is brought up to date on the way, and that is said', async () => {
  const before = `delete from kysely_migration where name >= '0016'`;
  await expectRefusal(await withStore(before), /could not be brought up to date/u);
  const tables = ['replies', 'reply_acts', 'blocked_domains', 'sent_mentions'];
  const path = await withStore([before, ...tables.map((each) => `drop table ${each}`)].join('; '));
  const restored = valueIn(await restore([path], { home: target }));
  expect(restored.migrated).toEqual({ from: '0015-shared-stamps', to: manifest.schema });
  const desk = valueIn(await openDesk({ home: target, version: '0.1.0' }));
  expect(valueIn(await desk.store.reports())).toHaveLength(1);
  await desk.store.close();
});
