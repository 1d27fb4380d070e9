import { createPublicKey, verify } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepBytes } from '../index.ts';
import { type DeskKey, deskKey, readDeskKey } from './desk-key.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'keep-key-'));
});
afterEach(() => rm(home, { recursive: true }));

const path = (): string => join(home, 'desk-key.pem');

async function key(): Promise<DeskKey> {
  const made = await deskKey(home);
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

describe('the desk key', () => {
  it('is made once, for its owner alone, and signs what its public key verifies', async () => {
    const first = await key();
    expect(await readdir(home)).toEqual(['desk-key.pem']);
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect(await readFile(path(), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    const second = await key();
    expect([first.isNew, second.isNew, second.fingerprint]).toEqual([true, false, first.fingerprint]);
    const der = Buffer.from(first.publicKey, 'base64');
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const signature = Buffer.from(second.sign('sha256:ab'), 'base64');
    const check = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', Buffer.from('sha256:ab'), check, signature)).toBe(true);
    expect(verify('sha256', Buffer.from('sha256:ac'), check, signature)).toBe(false);
  });

  it('is one and the same for all who ask for it at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, key));
    expect(new Set(keys.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(await readdir(home)).toEqual(['desk-key.pem']);
  });

  it('is not made by looking for it', async () => {
    expect(await readDeskKey(home)).toEqual({ ok: true, value: undefined });
    expect(await readdir(home)).toEqual([]);
  });

  it.each([
    ['may be read by its group', () => chmod(path(), 0o640), /others/],
    ['may be read by everybody', () => chmod(path(), 0o604), /others/],
    ['is no key', () => writeFile(path(), 'secret'), /not a private key/],
    ['is a link', () => rm(path()).then(() => symlink('/dev/null', path())), /symbolic link/],
  ])('is refused and left alone when it %s, and nothing is kept', async (_, spoil, words) => {
    await key();
    await spoil();
    const before = await readFile(path());
    const options = { archive: join(home, 'archive'), now: Date.now, software: 'howdunit/0.1.0' };
    const kept = await keepBytes(Buffer.from('a'), 'a.txt', { ...options, signer: () => deskKey(home) });
    expect(kept).toMatchObject({ ok: false, problem: { code: 'key-refused', where: path() } });
    expect(kept.ok || kept.problem.message).toMatch(words);
    expect(await readFile(path())).toEqual(before);
    expect(await readdir(home)).toEqual(['desk-key.pem']);
  });
});
