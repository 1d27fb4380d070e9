import { randomBytes, scryptSync } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OidcSettings } from '../../src/app/accounts/oidc/settings.ts';
import { newSessionId } from '../../src/app/accounts/secret.ts';
import type { Acting, PasswordHash } from '../../src/app/accounts/session.ts';
import { type Desk, openDesk } from '../../src/app/desk.ts';
import type { Source } from '../../src/app/keep-report.ts';
import { readReport } from '../../src/app/read-report.ts';
import { serveDesk } from '../../src/desk/serve-desk.ts';
import { type Result, type Role, sha256, utcInstant } from '../../src/model/index.ts';
import { ROOT } from '../howdunit.ts';
import type { ServedDesk } from './browser.ts';

export interface DeskHere extends Pick<ServedDesk, 'url'> {
  readonly desk: Desk;
  end(): Promise<void>;
}

/** A desk in this process, with the built pages: no command is started for it. */
export async function serveHere(home: string, sources: readonly Source[] = []): Promise<DeskHere> {
  const desk = valueIn(await openDesk({ home, version: '0.1.0' }));
  for (const source of sources) valueIn(await readReport(source, desk, { allowPrivate: true }));
  return serveOpened(desk, { port: 0 });
}

/** A desk that is open already, in which there are accounts or not. */
export async function serveOpened(
  desk: Desk,
  { port, oidc }: { readonly port: number; readonly oidc?: OidcSettings },
): Promise<DeskHere> {
  const { home } = desk;
  const served = valueIn(
    await serveDesk({
      desk,
      home,
      version: '0.1.0',
      host: '127.0.0.1',
      port,
      analyst: 'an analyst',
      readModule: fileURLToPath(new URL('../../src/cli/read-worker.ts', import.meta.url)),
      huntModule: fileURLToPath(new URL('../../src/cli/hunt-worker.ts', import.meta.url)),
      webRoot: join(ROOT, 'dist/web'),
      allowPrivate: true,
      oidc,
      onFault: (error) => {
        throw error;
      },
    }),
  );
  return {
    desk,
    url: served.url.replace(/\/$/u, ''),
    async end() {
      await served.close();
      await desk.store.close();
    },
  };
}

export function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

export function acting(by = 'root'): Acting {
  return { by, at: utcInstant(Date.now()), origin: { via: 'terminal' } };
}

/** An account whose password costs a test nothing to check. */
export async function addCheaply(
  { desk }: DeskHere,
  name: string,
  role: Role,
  password: string,
): Promise<void> {
  const salt = randomBytes(16);
  const hash = scryptSync(password, salt, 32, { N: 16, r: 1, p: 1 });
  const plain = (bytes: Buffer): string => bytes.toString('base64').split('=', 1)[0] ?? '';
  const stored = `$scrypt$ln=4,r=1,p=1$${plain(salt)}$${plain(hash)}` as PasswordHash;
  valueIn(await desk.store.accounts.add(name, role, stored, acting()));
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly url: string;
  readonly httpOnly: boolean;
  readonly sameSite: 'Strict';
}

/** A session as a browser would bring it. */
export async function cookieOf({ desk, url }: DeskHere, account: string): Promise<Cookie> {
  const id = newSessionId();
  const whence = { ...acting(account), origin: { via: 'session', address: '192.0.2.7' } as const };
  valueIn(await desk.store.accounts.begin({ hash: sha256(id), oldest: utcInstant(0) }, whence));
  return { name: 'howdunit', value: id, url, httpOnly: true, sameSite: 'Strict' };
}
