import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keepBytes } from '../../src/keep/index.ts';
import { deskKey } from '../../src/keep/sign/desk-key.ts';
import type { Problem } from '../../src/model/index.ts';
import { temporaryFolder } from '../howdunit.ts';
import { type Authority, hasOpenssl, openssl, startAuthority } from './openssl-authority.ts';

const folder = temporaryFolder();
let authority: Authority;

interface Sealed {
  readonly problems: readonly Problem[];
  readonly signedData: Readonly<Record<string, string>>;
}

async function keepStamped(timestampUrl: string): Promise<Sealed> {
  const problems: Problem[] = [];
  const archive = join(folder, 'archive');
  const kept = await keepBytes(Buffer.from('The loader called home at noon.'), 'a.txt', {
    archive,
    now: Date.now,
    software: 'howdunit/0.1.0',
    signer: () => deskKey(folder),
    timestampUrl,
    onProblem: (problem) => problems.push(problem),
  });
  if (!kept.ok) throw new Error(kept.problem.message);
  const wacz = join(archive, kept.value.capture.wacz);
  const digest = execFileSync('unzip', ['-p', wacz, 'datapackage-digest.json'], { encoding: 'utf8' });
  return { problems, signedData: JSON.parse(digest).signedData };
}

/** What `openssl ts -verify` says of a token about a text. */
function judged(token: Buffer, text: string): boolean {
  writeFileSync(join(folder, 'signature.txt'), text);
  writeFileSync(join(folder, 'token.tsr'), token);
  try {
    openssl(folder, 'ts', '-verify', '-data', 'signature.txt', '-in', 'token.tsr', '-CAfile', 'ca/root.pem');
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasOpenssl())('a timestamp from an authority', () => {
  beforeAll(async () => {
    authority = await startAuthority(join(folder, 'ca'));
  });
  afterEach(() => {
    authority.tamper = undefined;
  });
  afterAll(() => authority.close());

  it('is one that OpenSSL verifies, about the signature, and no longer after one byte is changed', async () => {
    const { problems, signedData } = await keepStamped(authority.url);
    expect(problems).toEqual([]);
    const token = Buffer.from(signedData['timeSignature'] ?? '', 'base64');
    const signature = signedData['signature'] ?? '';
    expect(judged(token, signature)).toBe(true);
    expect(judged(token, `${signature}x`)).toBe(false);
    const last = token.length - 1;
    token.writeUInt8((token[last] ?? 0) ^ 1, last);
    expect(judged(token, signature)).toBe(false);
    expect(signedData['timestampCert']).toContain(
      readFileSync(join(folder, 'ca/tsa.pem'), 'utf8').slice(-200),
    );
  });

  it.each([
    ['garbage', () => Buffer.from('no ASN.1'), /no RFC 3161 token/],
    ['nothing', () => Buffer.alloc(0), /no RFC 3161 token/],
    ['a refusal', () => Buffer.from('30053003020102', 'hex'), /refused/],
    [
      'a token whose signature is wrong',
      (answer: Buffer) => flipped(answer, answer.length - 5),
      /signature of the timestamp/,
    ],
    ['more than a token', (answer: Buffer) => Buffer.concat([answer, answer]), /no RFC 3161 token/],
    ['too much', () => Buffer.alloc(100_000), /too long/],
  ])('that is %s is a problem, and the copy is kept without a timestamp', async (_, tamper, words) => {
    authority.tamper = tamper;
    const { problems, signedData } = await keepStamped(authority.url);
    expect(problems).toMatchObject([{ code: 'timestamp-failed', hint: expect.stringContaining('kept') }]);
    expect(problems[0]?.message).toMatch(words);
    expect(Object.keys(signedData).sort()).toEqual(['created', 'hash', 'publicKey', 'signature', 'software']);
  });

  it('that answers another request is refused, however right it is', async () => {
    let earlier: Buffer | undefined;
    authority.tamper = (answer) => {
      earlier ??= answer;
      return earlier;
    };
    expect((await keepStamped(authority.url)).problems).toEqual([]);
    expect((await keepStamped(authority.url)).problems[0]?.message).toMatch(/another request/);
  });

  it('that cannot be reached is a problem, and the copy is kept', async () => {
    const { problems, signedData } = await keepStamped('http://127.0.0.1:1/');
    expect(problems).toMatchObject([{ code: 'timestamp-failed' }]);
    expect(signedData['signature']).toMatch(/./);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8((copy[at] ?? 0) ^ 1, at);
  return copy;
}
