import { readFile, stat } from 'node:fs/promises';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';

/** What one server asks for. */
export type TaxiiCredentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'token'; readonly token: string };

const MOST_BYTES = 256 * 1024;

/**
 * Credentials by origin from a file that its owner alone may read: JSON of the form
 * `{"https://taxii.example": {"user": "…", "password": "…"}}`, or with `"token"`. Fails with `not-found`,
 * `permission-denied` where others may read it, and `damaged`.
 */
export async function credentialsIn(file: string): Promise<Result<ReadonlyMap<string, TaxiiCredentials>>> {
  try {
    const { mode, size } = await stat(file);
    if ((mode & 0o077) !== 0) {
      const hint = `chmod 600 ${file}`;
      return failed(problem('permission-denied', 'others may read this file', { where: file, hint }));
    }
    if (size > MOST_BYTES) return damaged(file);
    return parsed(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return failed(
      problem('not-found', `the credentials could not be read (${String(error.code)})`, { where: file }),
    );
  }
}

function parsed(text: string, file: string): Result<ReadonlyMap<string, TaxiiCredentials>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return damaged(file);
  }
  if (typeof value !== 'object' || value === null) return damaged(file);
  const found = new Map<string, TaxiiCredentials>();
  for (const [url, said] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    const credentials = credentialsOf(said);
    if (!URL.canParse(url) || credentials === undefined) return damaged(file);
    found.set(new URL(url).origin, credentials);
  }
  return ok(found);
}

function credentialsOf(said: unknown): TaxiiCredentials | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const { user, password, token } = said as Readonly<Record<string, unknown>>;
  if (typeof token === 'string') return { kind: 'token', token };
  return typeof user === 'string' && typeof password === 'string'
    ? { kind: 'password', user, password }
    : undefined;
}

function damaged(file: string): Result<never> {
  const hint = '{"https://taxii.example": {"user": "…", "password": "…"}}, or with "token"';
  return failed(problem('damaged', 'the file has no credentials by server', { where: file, hint }));
}

/** As it is sent (RFC 7617, RFC 6750). */
export function authorizationOf(credentials: TaxiiCredentials): string {
  if (credentials.kind === 'token') return `Bearer ${credentials.token}`;
  return `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
}
