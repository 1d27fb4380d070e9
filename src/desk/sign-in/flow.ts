import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Asked, Issuer } from '../../app/accounts/oidc/issuer.ts';

/** How long somebody may take at the issuer, ms. */
const LASTS_MS = 10 * 60_000;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const FLOW = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  redirect: z.string(),
  at: z.number(),
});

/** What a browser was sent to an issuer with, and where it goes on afterwards. */
export interface Flow extends Asked {
  readonly to: string;
  /** The address that the issuer sends it back to. */
  readonly redirect: string;
  /** When it was sent, ms. */
  readonly at: number;
}

/**
 * Keeps what was asked of an issuer in a cookie of the browser that asked, sealed (AES-256-GCM) with a key of this
 * process: the desk remembers nothing of strangers, and no other browser can bring the answer.
 */
export class FlowCookie {
  readonly #key: Buffer = randomBytes(32);

  /** As `Set-Cookie`. `Lax`: a browser that comes from the issuer brings no cookie that is `Strict`. */
  set(flow: Flow, isSecure: boolean): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    const text = Buffer.concat([cipher.update(JSON.stringify(flow), 'utf8'), cipher.final()]);
    const sealed = Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url');
    return cookie(sealed, LASTS_MS / 1_000, isSecure);
  }

  clear(isSecure: boolean): string {
    return cookie('', 0, isSecure);
  }

  /** What this browser was sent with; undefined where it was not, or too long ago. */
  read(header: string | undefined, isSecure: boolean, now: number): Flow | undefined {
    const prefix = `${nameOf(isSecure)}=`;
    const pair = (header ?? '')
      .slice(0, 16_384)
      .split(';')
      .find((each) => each.trim().startsWith(prefix));
    const flow = pair === undefined ? undefined : this.#open(pair.trim().slice(prefix.length));
    return flow !== undefined && now - flow.at <= LASTS_MS ? flow : undefined;
  }

  #open(sealed: string): Flow | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
    try {
      const open = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, IV_BYTES));
      open.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const text = Buffer.concat([open.update(bytes.subarray(IV_BYTES + TAG_BYTES)), open.final()]);
      return FLOW.parse(JSON.parse(text.toString('utf8')));
    } catch {
      // Of another process, or made up.
      return undefined;
    }
  }
}

/** The issuer by whom one may sign in, and what was asked of it for whom. */
export interface OidcDoor {
  readonly issuer: Issuer;
  readonly flows: FlowCookie;
}

function nameOf(isSecure: boolean): string {
  return isSecure ? '__Host-howdunit-oidc' : 'howdunit-oidc';
}

function cookie(value: string, maxAge: number, isSecure: boolean): string {
  const rest = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}`;
  return `${nameOf(isSecure)}=${value}; ${rest}${isSecure ? '; Secure' : ''}`;
}
