import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { howdunit, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const report = join(folder, 'quiet-harbour.md');
const verify = (...args: string[]): ReturnType<typeof howdunit> =>
  howdunit(['verify', ...args, '--home', home]);
const archives = (): string[] =>
  readdirSync(join(home, 'archive')).map((name) => join(home, 'archive', name));

let copy = '';
beforeAll(async () => {
  writeFileSync(
    report,
    '# Quiet Harbour\n\nThe implant beacons to update[.]heron-cdn[.]example, the analysts saw.\n',
  );
  expect((await howdunit(['read', report, '--home', home])).exit).toBe(0);
  copy = archives()[0] ?? '';
});

test('init makes a key for the owner alone, once, and says by what it is known', async () => {
  const other = join(folder, 'other');
  const [first, second] = [
    await howdunit(['init', '--home', other]),
    await howdunit(['init', '--home', other, '--json']),
  ];
  expect([first.exit, second.exit]).toEqual([0, 0]);
  const { fingerprint, isNew, path } = JSON.parse(second.out);
  expect(isNew).toBe(false);
  expect(first.out).toContain(fingerprint);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('what was read verifies as made by this desk, and says that its time is the desk’s own word', async () => {
  for (const name of [copy, 'Quiet Harbour']) {
    const { exit, out, err } = await verify(name);
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/^VERIFIES {3}made by this desk, no outside timestamp$/m);
    expect(out).toContain("the time is this desk's own word");
  }
});

test('a copy on another desk verifies as signed by another key', async () => {
  const { exit, out } = await howdunit(['verify', copy, '--home', join(folder, 'nowhere'), '--json']);
  expect(exit).toBe(0);
  const [verified] = JSON.parse(out);
  expect(verified).toMatchObject({ verdict: 'verifies', signedBy: { kind: 'key', isOwn: false } });
  expect(readdirSync(folder)).not.toContain('nowhere');
  expect((await howdunit(['verify', copy, '--signed-by', verified.signedBy.fingerprint])).exit).toBe(0);
  const unexpected = await howdunit(['verify', copy, '--signed-by', 'a'.repeat(64)]);
  expect(unexpected).toMatchObject({ exit: 1, err: expect.stringContaining('broken at signature') });
});

describe('a copy of which one byte was changed', () => {
  const changed = join(folder, 'changed.wacz');
  beforeAll(() => {
    const bytes = readFileSync(copy);
    // Inside the first record, behind the local header.
    bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
    writeFileSync(changed, bytes);
  });

  test('is broken, and the first broken link is named in one line', async () => {
    const { exit, out, err } = await verify(changed);
    expect(exit).toBe(1);
    expect(out).toMatch(/^BROKEN {5}at zip: archive\/data\.warc\.gz /m);
    expect(err).toContain('changed.wacz: broken at zip: ');
    expect(err).toMatch(/ \[capture-damaged\]\n$/);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('and put in the place of the one that was kept is found by the store, too', async () => {
    const kept = readFileSync(copy);
    copyFileSync(changed, copy);
    const { exit, out } = await verify('Quiet Harbour', '--json');
    writeFileSync(copy, kept);
    expect(exit).toBe(1);
    expect(JSON.parse(out)[0].checks[0]).toMatchObject({ link: 'store', state: 'broken' });
  });
});

test('--all goes through the whole home, names what is broken or gone, and goes on', async () => {
  writeFileSync(report, '# Quiet Harbour, again\n\nThe implant is the same as before, they say.\n');
  expect((await howdunit(['read', report, '--home', home])).exit).toBe(0);
  const whole = await verify('--all');
  const each = expect.stringMatching(/^VERIFIES .*Quiet Harbour/);
  expect([whole.exit, ...whole.out.split('\n')]).toEqual([0, each, each, '2 archives: 2 verify', '']);
  const gone = archives().find((path) => path !== copy) ?? '';
  unlinkSync(gone);
  const { exit, out, err } = await verify('--all');
  expect(exit).toBe(3);
  expect(out).toMatch(/^VERIFIES .*\n2 archives: 1 verify, 1 could not be read\n$/);
  expect(err).toContain(`${gone}: `);
});

test('what is no archive, not there, or not asked for is said in one line', async () => {
  expect(await verify(report)).toMatchObject({ exit: 1, err: expect.stringContaining('is no ZIP file') });
  expect(await verify(join(folder, 'none.wacz'))).toMatchObject({ exit: 3, out: '' });
  expect(await verify('a report that was never kept')).toMatchObject({ exit: 3, out: '' });
  expect(await verify()).toMatchObject({ exit: 2, out: '' });
});

test('a key that others may read is refused before anything is kept', async () => {
  const open = join(folder, 'open');
  mkdirSync(open);
  expect((await howdunit(['init', '--home', open])).exit).toBe(0);
  chmodSync(join(open, 'desk-key.pem'), 0o644);
  const { exit, err } = await howdunit(['keep', report, '--home', open]);
  expect(exit).toBe(4);
  for (const words of ['desk-key.pem: ', 'others', 'chmod 600', ' [key-refused]\n'])
    expect(err).toContain(words);
});

test('an authority that cannot be reached costs the timestamp, not the copy', async () => {
  const count = archives().length;
  const { exit, out, err } = await howdunit([
    'keep',
    report,
    '--home',
    home,
    '--timestamp',
    'http://127.0.0.1:1/',
  ]);
  expect(exit).toBe(5);
  expect(err).toContain('The copy is kept, signed, without a timestamp. [timestamp-failed]');
  expect(archives()).toHaveLength(count + 1);
  expect((await verify(join(home, 'archive', JSON.parse(out).wacz))).out).toContain('no outside timestamp');
});
