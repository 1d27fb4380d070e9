import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskKey, type KeepOptions, keepBytes, keepUrl, verifyWacz } from '../../src/keep/index.ts';
import { requestTimestamp } from '../../src/keep/sign/request-timestamp.ts';
import { harmless } from '../fixtures/tampering/harmless.ts';
import type { Tampering, TamperingContext } from '../fixtures/tampering/tampering.ts';
import { mustBeFound, tamperings } from '../fixtures/tampering/tamperings.ts';
import { temporaryFolder } from '../howdunit.ts';
import { type Authority, hasOpenssl, startAuthority } from './openssl-authority.ts';

// The tamperings were written from the specifications, by somebody who had not seen the verifier.

const folder = temporaryFolder();
const TEXT = '<!doctype html><title>Copper Heron</title><p>The loader called home at noon.</p>'.repeat(9);

interface Sample {
  readonly bytes: Buffer;
  readonly signed: boolean;
  readonly timestamped: boolean;
}

const samples = new Map<string, Sample>();
const context: { -readonly [K in keyof TamperingContext]: TamperingContext[K] } = {};
let authority: Authority | undefined;
let stranger: Authority | undefined;
let fingerprint = '';

async function keptBytes(kept: ReturnType<typeof keepBytes>, archive: string): Promise<Buffer> {
  const result = await kept;
  if (!result.ok) throw new Error(result.problem.message);
  return readFileSync(join(archive, result.value.capture.wacz));
}

async function stampBy(who: Authority, text: string): Promise<string> {
  const stamped = await requestTimestamp(text, who.url);
  if (!stamped.ok) throw new Error(stamped.problem.message);
  return stamped.value.response;
}

beforeAll(async () => {
  if (hasOpenssl()) {
    authority = await startAuthority(join(folder, 'authority'));
    stranger = await startAuthority(join(folder, 'stranger'));
    const [one, other] = [authority, stranger];
    context.stamp = (text) => stampBy(one, text);
    context.stampAsStranger = (text) => stampBy(other, text);
  }
  const key = await deskKey(join(folder, 'desk'));
  if (!key.ok) throw new Error(key.problem.message);
  fingerprint = key.value.fingerprint;
  context.signAsDesk = async (hash, created) => {
    const { publicKey } = key.value;
    return { hash, created, software: 'howdunit/0.1.0', publicKey, signature: key.value.sign(hash) };
  };
  const server = createServer((request, response) => {
    if (request.url === '/heron/') response.setHeader('Content-Type', 'text/html').end(TEXT);
    else response.writeHead(301, { Location: '/heron/' }).end('moved');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/heron`;
  const archive = join(folder, 'archive');
  const plain: KeepOptions = { archive, now: Date.now, software: 'howdunit/0.1.0' };
  const signing = (home: string): KeepOptions => ({ ...plain, signer: () => deskKey(join(folder, home)) });
  const stamping = (home: string): KeepOptions => ({
    ...signing(home),
    ...(authority !== undefined && { timestampUrl: authority.url }),
  });
  const file = (options: KeepOptions): Promise<Buffer> =>
    keptBytes(keepBytes(Buffer.from(TEXT), 'report.html', options), archive);
  const page = (options: KeepOptions): Promise<Buffer> =>
    keptBytes(keepUrl(url, { ...options, allowPrivate: true }), archive);
  const timestamped = authority !== undefined;
  samples.set('an unsigned file', { bytes: await file(plain), signed: false, timestamped: false });
  samples.set('an unsigned page', { bytes: await page(plain), signed: false, timestamped: false });
  samples.set('a signed page', { bytes: await page(signing('desk')), signed: true, timestamped: false });
  samples.set('a stamped file', { bytes: await file(stamping('desk')), signed: true, timestamped });
  samples.set('a stamped page', { bytes: await page(stamping('desk')), signed: true, timestamped });
  context.other = await keptBytes(
    keepBytes(Buffer.from('Nothing happened at 192.0.2.7.'), 'other.txt', stamping('other-desk')),
    archive,
  );
  server.close();
});

afterAll(() => {
  authority?.close();
  stranger?.close();
});

const changes = new Map<Tampering, Promise<ReadonlyMap<string, Buffer | undefined>>>();

/** Every sample, tampered with so, once for all who judge it; undefined where it cannot be. */
function tampered(tampering: Tampering): Promise<ReadonlyMap<string, Buffer | undefined>> {
  const done = changes.get(tampering) ?? applied(tampering);
  changes.set(tampering, done);
  return done;
}

async function applied({ apply }: Tampering): Promise<ReadonlyMap<string, Buffer | undefined>> {
  const changed = new Map<string, Buffer | undefined>();
  for (const [name, { bytes }] of samples) changed.set(name, await apply(bytes, context));
  return changed;
}

/** The first broken link, or undefined where the archive verifies. */
async function broken(bytes: Buffer, expectedKey?: string): Promise<string | undefined> {
  const path = join(folder, 'judged.wacz');
  writeFileSync(path, bytes);
  const roots = authority === undefined ? [] : [new X509Certificate(authority.root)];
  const report = await verifyWacz(path, { roots, ...(expectedKey !== undefined && { expectedKey }) });
  if (!report.ok) throw new Error(report.problem.message);
  const first = report.value.checks.find(({ state }) => state === 'broken');
  return first && `${first.link}: ${first.message}`;
}

describe('an archive of ours', () => {
  it('verifies as it is, expected to be signed by this desk or not', async () => {
    for (const [name, { bytes, signed }] of samples) {
      expect([name, await broken(bytes)]).toEqual([name, undefined]);
      if (signed) expect([name, await broken(bytes, fingerprint)]).toEqual([name, undefined]);
      else expect(await broken(bytes, fingerprint)).toMatch(/^signature/);
    }
  });

  it('can be tampered with in every way, in one sample at least', async () => {
    const powers = hasOpenssl()
      ? tamperings
      : tamperings.filter(({ needs }) => !needs.some((need) => /stamp/.test(need)));
    for (const power of powers) {
      const changed = [...(await tampered(power)).values()];
      expect([power.name, changed.some((each) => each !== undefined)]).toEqual([power.name, true]);
    }
  });

  it.each(tamperings.map((tampering) => [tampering.name, tampering] as const))('%s', async (_, tampering) => {
    expect(await missed(tampering)).toEqual([]);
  });
});

/** The samples in which the tampering should have been found and was not. */
async function missed(tampering: Tampering): Promise<string[]> {
  const missing: string[] = [];
  const changes = await tampered(tampering);
  for (const [name, { signed, timestamped }] of samples) {
    const changed = changes.get(name);
    for (const pinned of [false, true]) {
      if (changed === undefined || !mustBeFound(tampering, { signed, pinned, timestamped })) continue;
      const found = await broken(changed, pinned && signed ? fingerprint : undefined);
      if (found === undefined) missing.push(`${name}${pinned ? ', pinned' : ''}`);
    }
  }
  return missing;
}

describe('a harmless change', () => {
  it.each(harmless.map((change) => [change.name, change] as const))('%s', async (_, change) => {
    for (const [name, { bytes, signed }] of samples) {
      const changed = await change.apply(bytes);
      if (changed === undefined || (signed && !change.keepsSignature)) continue;
      expect([name, await broken(changed, signed ? fingerprint : undefined)]).toEqual([name, undefined]);
    }
  });
});
