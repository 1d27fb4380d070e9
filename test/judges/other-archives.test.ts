import { execFileSync, spawn } from 'node:child_process';
import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CDXIndexer } from 'warcio';
import { ZipFile } from 'yazl';
import { type VerifyOptions, verifyWacz, type WaczReport } from '../../src/keep/index.ts';
import { requestTimestamp } from '../../src/keep/sign/request-timestamp.ts';
import { temporaryFolder } from '../howdunit.ts';
import { type Authority, hasOpenssl, openssl, startAuthority } from './openssl-authority.ts';

// Archives made by other tools must verify as they are: WARCs written by wget, indexed by warcio,
// packed by yazl with compression; and signatures of the other format of wacz-auth.

const folder = temporaryFolder();
let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/a.html' }).end('moved');
    else if (request.url === '/a.html') {
      // Without a length it is sent in chunks, which wget keeps as they came.
      response.writeHead(200, { 'content-type': 'text/html' }).write('<a href="b.html">b</a>');
      response.end('<a href="none.html">none</a>');
    } else if (request.url === '/b.html') response.setHeader('content-type', 'text/html').end('<p>b</p>');
    else response.writeHead(404).end('gone');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

function hasWget(): boolean {
  try {
    return execFileSync('wget', ['--help'], { encoding: 'utf8' }).includes('--warc-file');
  } catch {
    return false;
  }
}

/** Not synchronously: the server it asks lives in this process. */
function wget(...args: string[]): Promise<void> {
  return new Promise((done) => {
    spawn('wget', ['-q', '-P', join(folder, 'saved'), ...args], { cwd: folder }).on('close', () => done());
  });
}

const hashOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function wrapped(
  warc: string,
  seal?: (hash: string, created: string) => Promise<object>,
): Promise<string> {
  const name = basename(warc);
  const lines: string[] = [];
  let page = {};
  const indexer = new CDXIndexer({ format: 'cdxj' });
  for await (const found of indexer.iterIndex([{ filename: name, reader: createReadStream(warc) }])) {
    const { urlkey, timestamp, ...rest } = found;
    lines.push(`${urlkey} ${timestamp} ${JSON.stringify(rest)}\n`);
    const [, day, time] = /^(\d{8})(\d{6})/.exec(String(timestamp)) ?? [];
    const ts = `${day?.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time?.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`;
    if (Number(rest['status']) === 200) page = { url: rest['url'], ts };
  }
  const files: Record<string, Buffer> = {
    [`archive/${name}`]: readFileSync(warc),
    'indexes/index.cdx': Buffer.from(lines.sort().join('')),
    'pages/pages.jsonl': Buffer.from(`{"format":"json-pages-1.0","id":"pages"}\n${JSON.stringify(page)}\n`),
  };
  const created = new Date().toISOString();
  const resources = Object.entries(files).map(([path, bytes]) => ({
    path,
    hash: hashOf(bytes),
    bytes: bytes.length,
  }));
  const manifest = Buffer.from(
    JSON.stringify({ profile: 'data-package', wacz_version: '1.1.1', created, resources }),
  );
  const hash = hashOf(manifest);
  const signedData = await seal?.(hash, created);
  files['datapackage.json'] = manifest;
  files['datapackage-digest.json'] = Buffer.from(
    JSON.stringify({ path: 'datapackage.json', hash, ...(signedData && { signedData }) }),
  );
  const zip = new ZipFile();
  for (const [path, bytes] of Object.entries(files))
    zip.addBuffer(bytes, path, { compress: !path.startsWith('archive/') });
  zip.end();
  const out = createWriteStream(`${warc}.wacz`);
  zip.outputStream.pipe(out);
  await finished(out);
  return `${warc}.wacz`;
}

async function verified(path: string, options?: VerifyOptions): Promise<WaczReport> {
  const report = await verifyWacz(path, options);
  if (!report.ok) throw new Error(report.problem.message);
  return report.value;
}

const broken = ({ checks }: WaczReport): string[] =>
  checks.filter(({ state }) => state === 'broken').map(({ link, message }) => `${link}: ${message}`);

describe.skipIf(!hasWget())('a WARC of wget', () => {
  it.each([
    ['pages.warc.gz', ['-r', '--warc-file=pages', '/a.html']],
    ['plain.warc', ['--no-warc-compression', '--warc-file=plain', '/a.html']],
    ['moved.warc.gz', ['--warc-file=moved', '/moved']],
  ])('verifies, unsigned: %s', async (name, args) => {
    await wget(...args.slice(0, -1), `${base}${args.at(-1)}`);
    const report = await verified(await wrapped(join(folder, name)));
    expect([broken(report), report.signedBy]).toEqual([[], undefined]);
    expect(report.records).toBeGreaterThan(2);
  });
});

describe.skipIf(!hasOpenssl() || !hasWget())('a signature by a domain', () => {
  let authority: Authority;
  let leaf = '';
  beforeAll(async () => {
    const ca = join(folder, 'ca');
    authority = await startAuthority(ca);
    mkdirSync(ca, { recursive: true });
    writeFileSync(
      join(ca, 'leaf.cnf'),
      'subjectAltName = DNS:archive.example\nbasicConstraints = CA:FALSE\n',
    );
    openssl(ca, 'ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'leaf.key');
    openssl(
      ca,
      'req',
      '-config',
      'openssl.cnf',
      '-new',
      '-key',
      'leaf.key',
      '-subj',
      '/CN=archive.example',
      '-out',
      'leaf.csr',
    );
    openssl(
      ca,
      'x509',
      '-req',
      '-in',
      'leaf.csr',
      '-CA',
      'root.pem',
      '-CAkey',
      'root.key',
      '-CAcreateserial',
      '-days',
      '9',
      '-extfile',
      'leaf.cnf',
      '-out',
      'leaf.pem',
    );
    leaf = readFileSync(join(ca, 'leaf.pem'), 'utf8');
    await wget('--warc-file=signed', `${base}/b.html`);
  });
  afterAll(() => authority.close());

  async function signed(change: Readonly<Record<string, string>> = {}): Promise<string> {
    const key = createPrivateKey(readFileSync(join(folder, 'ca/leaf.key')));
    return wrapped(join(folder, 'signed.warc.gz'), async (hash, created) => {
      // As authsign writes it: DER.
      const signature = sign('sha256', Buffer.from(hash), key).toString('base64');
      const stamped = await requestTimestamp(signature, authority.url);
      if (!stamped.ok) throw new Error(stamped.problem.message);
      const { response: timeSignature, chain: timestampCert } = stamped.value;
      const domainCert = leaf + authority.root;
      return {
        hash,
        created,
        software: 'x',
        signature,
        domain: 'archive.example',
        domainCert,
        timeSignature,
        timestampCert,
        ...change,
      };
    });
  }

  const roots = (): X509Certificate[] => [new X509Certificate(authority.root)];

  it('verifies where its root is trusted, and nowhere else', async () => {
    const path = await signed();
    const report = await verified(path, { roots: roots() });
    expect(broken(report)).toEqual([]);
    expect(report.signedBy).toMatchObject({ kind: 'domain', domain: 'archive.example' });
    expect(report.timestamp).toMatchObject({ authority: 'Example Time', trusted: true });
    expect(broken(await verified(path))).toEqual([expect.stringMatching(/no root that is trusted here/)]);
  });

  it.each([
    ['another domain', () => ({ domain: 'other.example' }), /not one of the domain other\.example/],
    ['no certificate', () => ({ domainCert: 'x' }), /certificate of the domain is none/],
    ['certificates that are no chain', () => ({ domainCert: leaf + leaf }), /no chain/],
    ['another signature', () => ({ signature: 'AAAA' }), /not one of the hash/],
  ])('does not verify with %s', async (_, change, words) => {
    const report = await verified(await signed(change()), { roots: roots() });
    expect(broken(report).join()).toMatch(words);
    expect(report.signedBy).toBeUndefined();
  });
});
