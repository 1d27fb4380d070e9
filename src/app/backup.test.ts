import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Result } from '../model/index.ts';
import { type BackupOptions, backup, type MadeBackup } from './backup.ts';
import { type Desk, openDesk } from './desk.ts';
import { initDeskKey } from './desk-key.ts';
import { readReport } from './read-report.ts';
import { restore } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-backup-'));
const home = join(folder, 'home');
const archive = join(home, 'archive');
let desk: Desk;
let wacz: readonly string[];
/** A fresh folder for each test. */
let out: string;

beforeAll(async () => {
  desk = valueIn(await openDesk({ home, version: '0.1.0' }));
  wacz = [await readOne('gull'), await readOne('tern')];
  writeFileSync(join(home, 'local-techniques.json'), '{}');
  writeFileSync(join(archive, '20260101T000000000Z-aaaaaaaaaaaa-bbbbbbbbbbbb.wacz'), 'kept alone');
  writeFileSync(join(archive, '.keep-1.partial'), 'half');
  for (const [name, inside] of [
    ['token-index', 'cache'],
    ['incoming', 'half'],
  ] as const) {
    mkdirSync(join(home, name));
    writeFileSync(join(home, name, inside), 'not worth keeping');
  }
});
afterAll(async () => {
  await desk.store.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  out = mkdtempSync(join(folder, 'out-'));
});

async function readOne(name: string): Promise<string> {
  const bytes = Buffer.from(
    `# Grey ${name}\n\nThe implant beacons to ${name}[.]evil[.]example once an hour.\n`,
  );
  const read = await readReport({ kind: 'bytes', bytes, name: `${name}.md` }, desk);
  return valueIn(read).document.capture.wacz;
}

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const ask = (more: Partial<BackupOptions> = {}): BackupOptions => ({
  home,
  software: 'howdunit/0.1.0',
  now: () => Date.UTC(2026, 10, 17, 9, 30),
  ...more,
});

async function made(name: string, more: Partial<BackupOptions> = {}): Promise<MadeBackup> {
  return valueIn(await backup(join(out, name), ask(more)));
}

const filesIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();

const archives = (): readonly string[] => filesIn(archive).filter((name) => name.endsWith('.wacz'));

test('a home comes back as it was, for its owner alone; keys, caches and halves stay where they are', async () => {
  const { path, bytes, manifest } = valueIn(await backup(out, ask()));
  expect(path).toBe(join(out, 'howdunit-20261117T093000Z.zip'));
  expect([statSync(path).size, statSync(path).mode & 0o777, readdirSync(out).length]).toEqual([
    bytes,
    0o600,
    1,
  ]);
  expect(manifest).toMatchObject({ hasKey: false, lost: [], counts: { reports: 2, captures: 2 } });
  const target = join(out, 'new', 'home');
  const restored = valueIn(await restore([path], { home: target }));
  expect(restored).toMatchObject({ home: target, files: manifest.members.length });
  const names = archives().map((name) => `archive/${name}`);
  expect(names).toHaveLength(3);
  expect(filesIn(target)).toEqual([...names, 'howdunit.db', 'local-techniques.json'].sort());
  for (const name of names) expect(readFileSync(join(target, name))).toEqual(readFileSync(join(home, name)));
  for (const name of filesIn(target)) expect(statSync(join(target, name)).mode & 0o777).toBe(0o600);
  expect(statSync(target).mode & 0o777).toBe(0o700);
  const again = valueIn(await openDesk({ home: target, version: '0.1.0' }));
  for (const { report } of valueIn(await desk.store.reports()))
    expect(await again.store.document(report.id)).toEqual(await desk.store.document(report.id));
  await again.store.close();
});

test('an archive under a name that howdunit gives none is told, not passed over in silence', async () => {
  const odd = join(archive, 'of a colleague.wacz');
  writeFileSync(odd, 'another’s');
  const { leftOut, manifest } = await made('b.zip');
  rmSync(odd);
  expect([leftOut, manifest.lost]).toEqual([['archive/of a colleague.wacz'], []]);
});

test('the key is in it only where it is asked for, and signs in the new home', async () => {
  const { path, manifest } = await made('k.zip', { withKeys: true });
  expect(manifest.hasKey).toBe(true);
  valueIn(await restore([path], { home: join(out, 'home') }));
  const [before, after] = [valueIn(await initDeskKey(home)), valueIn(await initDeskKey(join(out, 'home')))];
  expect([after.isNew, after.fingerprint]).toEqual([false, before.fingerprint]);
});

test('nothing is overwritten, and what is refused leaves nothing behind', async () => {
  writeFileSync(join(out, 'taken.zip'), 'somebody else’s');
  expect(await backup(join(out, 'taken.zip'), ask())).toMatchObject({ problem: { code: 'bad-usage' } });
  expect(readFileSync(join(out, 'taken.zip'), 'utf8')).toBe('somebody else’s');
  for (const within of [join(home, 'b.zip'), join(archive, 'b.zip'), home])
    expect(await backup(within, ask())).toMatchObject({ problem: { code: 'bad-usage' } });
  expect(await backup(join(out, 'no', 'b.zip'), ask())).toMatchObject({ problem: { code: 'write-failed' } });
  expect(await backup(join(out, 'b.zip'), ask({ home: join(out, 'nobody') }))).toMatchObject({
    problem: { code: 'not-found' },
  });
  expect(readdirSync(out)).toEqual(['taken.zip']);
  expect(filesIn(home).filter((name) => name.endsWith('.zip') || name.includes('backup'))).toEqual([]);
});

test('an archive that is gone or changed stops nothing, and is called lost by the backup and by what is restored', async () => {
  const [gone = '', changed = ''] = wacz.map((name) => join(archive, name));
  const [bytes, whole] = [readFileSync(gone), readFileSync(changed)];
  rmSync(gone);
  writeFileSync(changed, 'something else');
  try {
    const { path, manifest } = await made('b.zip');
    const lost = [
      { path: `archive/${wacz[0]}`, why: 'missing' },
      { path: `archive/${wacz[1]}`, why: 'damaged' },
    ];
    expect(manifest.lost).toEqual(lost);
    const restored = valueIn(await restore([path], { home: join(out, 'home') }));
    expect(restored.manifest.lost).toEqual(lost);
    expect(readFileSync(join(out, 'home/archive', wacz[1] ?? ''), 'utf8')).toBe('something else');
    // A later one takes the whole archive again, although the earlier has a file of that name.
    writeFileSync(changed, whole);
    const later = await made('c.zip', { since: path });
    expect(later.manifest.members.find((member) => member.path.endsWith(wacz[1] ?? ''))?.in).toBeUndefined();
  } finally {
    writeFileSync(gone, bytes);
    writeFileSync(changed, whole);
  }
});

test('what an earlier backup has is left out, and named where it is wanting', async () => {
  const first = await made('1.zip');
  const third = await readOne('petrel');
  const second = await made('2.zip', { since: first.path });
  const last = await made('3.zip', { since: second.path });
  const here = ({ manifest }: MadeBackup): readonly string[] =>
    manifest.members.filter((member) => member.in === undefined).map((member) => member.path);
  expect(here(second)).toEqual(['howdunit.db', `archive/${third}`, 'local-techniques.json']);
  expect(here(last)).toEqual(['howdunit.db', 'local-techniques.json']);
  const target = join(out, 'home');
  const alone = await restore([second.path], { home: target });
  expect(alone).toMatchObject({ problem: { code: 'not-found', where: second.path } });
  expect(alone.ok || alone.problem.message).toContain(first.manifest.madeAt);
  expect(await restore([last.path, first.path], { home: target })).toMatchObject({ ok: false });
  const other = await made('4.zip');
  expect(await restore([second.path, other.path], { home: target })).toMatchObject({ ok: false });
  expect(existsSync(target)).toBe(false);
  valueIn(await restore([last.path, first.path, second.path], { home: target }));
  expect(filesIn(join(target, 'archive'))).toEqual(archives());
});

test('only an empty home is taken, and one that is there keeps its place', async () => {
  const { path } = await made('b.zip');
  const target = join(out, 'home');
  mkdirSync(target);
  writeFileSync(join(target, 'notes.txt'), 'mine');
  expect(await restore([path], { home: target })).toMatchObject({ problem: { code: 'bad-usage' } });
  expect(await restore([path], { home: path })).toMatchObject({ ok: false });
  expect(readdirSync(target)).toEqual(['notes.txt']);
  rmSync(join(target, 'notes.txt'));
  // As the folder of a container, which cannot be put in another's place.
  const { ino } = statSync(target);
  mkdirSync(join(target, 'lost+found'));
  valueIn(await restore([path], { home: target }));
  expect(statSync(target).ino).toBe(ino);
  expect(filesIn(target)).toContain('howdunit.db');
  expect(readdirSync(target).filter((name) => name.startsWith('.'))).toEqual([]);
  const left = join(out, 'left');
  mkdirSync(join(left, '.restoring-1'), { recursive: true });
  const refused = await restore([path], { home: left });
  expect(refused.ok || refused.problem.hint).toContain('.restoring-1');
});

test('a backup is checked to its last byte without a home; what is cut anywhere is refused', async () => {
  const { path, manifest, bytes } = await made('b.zip');
  expect(valueIn(await restore([path], {}))).toMatchObject({ files: manifest.members.length });
  expect(readdirSync(out)).toEqual(['b.zip']);
  for (let cut = 1; cut < bytes; cut = cut * 3 + 1) {
    truncateSync(path, bytes - cut);
    expect([cut, await restore([path], { home: join(out, 'home') })]).toMatchObject([
      cut,
      { problem: { code: 'store-damaged', where: path } },
    ]);
    expect(readdirSync(out)).toEqual(['b.zip']);
    truncateSync(path, bytes);
  }
});
