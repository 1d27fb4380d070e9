import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A time-stamping authority of our own, on the loopback address, whose tokens OpenSSL makes. */
export interface Authority {
  readonly url: string;
  /** The root certificate, PEM. */
  readonly root: string;
  /** What to answer instead; the true answer is what it is given. */
  tamper?: ((answer: Buffer) => Buffer) | undefined;
  close(): void;
}

export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export function openssl(folder: string, ...args: string[]): string {
  return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

const CONFIG = `
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[stamping]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = here
[here]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

/** @param folder is made, and holds the keys */
export async function startAuthority(folder: string): Promise<Authority> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'openssl.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01\n');
  const newKey = ['req', '-config', 'openssl.cnf', '-newkey', 'rsa:2048', '-nodes'];
  openssl(
    folder,
    ...newKey,
    '-x509',
    '-days',
    '30',
    '-extensions',
    'root',
    '-subj',
    '/O=Example Root',
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
  );
  openssl(folder, ...newKey, '-subj', '/O=Example Time', '-keyout', 'tsa.key', '-out', 'tsa.csr');
  openssl(
    folder,
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-days',
    '20',
    '-extfile',
    'openssl.cnf',
    '-extensions',
    'stamping',
    '-out',
    'tsa.pem',
  );
  const authority: { tamper?: (answer: Buffer) => Buffer } = {};
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      writeFileSync(join(folder, 'query.tsq'), Buffer.concat(parts));
      openssl(
        folder,
        'ts',
        '-reply',
        '-config',
        'openssl.cnf',
        '-queryfile',
        'query.tsq',
        '-out',
        'answer.tsr',
      );
      const answer = readFileSync(join(folder, 'answer.tsr'));
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
      response.end(authority.tamper?.(answer) ?? answer);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/stamp`;
  const root = readFileSync(join(folder, 'root.pem'), 'utf8');
  return Object.assign(authority, { url, root, close: () => void server.close() });
}
