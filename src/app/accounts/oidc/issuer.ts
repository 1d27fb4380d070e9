import type { Configuration, CustomFetchOptions } from 'openid-client';
import type { Result } from '../../../model/index.ts';
import { failed, ok, problem } from '../../../model/index.ts';
import type { Claims } from './policy.ts';
import type { OidcSettings } from './settings.ts';

/** What was asked of an issuer, for when the browser comes back: only this browser knows it. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Why the issuer vouched for nobody; never its own words. */
export type Refusal = 'declined' | 'wrong-state' | 'wrong-nonce' | 'wrong-issuer' | 'expired' | 'not-valid';

export type Vouched =
  | { readonly kind: 'vouched'; readonly claims: Claims }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** Bytes of one answer of the issuer. */
const MOST_BYTES = 1024 * 1024;
const PATIENCE_S = 10;
/** How long the issuer's metadata is used before it is fetched again, ms. */
const FRESH_MS = 60 * 60_000;

/** One issuer, spoken to by the authorisation code flow with PKCE (RFC 7636), state and nonce. */
export class Issuer {
  readonly settings: OidcSettings;
  #known: { readonly configuration: Promise<Configuration>; readonly at: number } | undefined;

  constructor(settings: OidcSettings) {
    this.settings = settings;
  }

  /** Where to send the browser. Fails with `unreachable` where the issuer does not answer or is another. */
  async begin(redirect: string): Promise<Result<{ readonly to: URL; readonly asked: Asked }>> {
    const client = await import('openid-client');
    const configuration = await this.#configuration();
    if (!configuration.ok) return configuration;
    const asked = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const to = client.buildAuthorizationUrl(configuration.value, {
      redirect_uri: redirect,
      response_type: 'code',
      scope: this.settings.scope,
      state: asked.state,
      nonce: asked.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(asked.verifier),
      code_challenge_method: 'S256',
    });
    return ok({ to, asked });
  }

  /**
   * Who the issuer says it is. The library checks state, `iss` (RFC 9207), signature, audience, nonce and times of
   * the ID token (OpenID Connect Core, 3.1.3.7); whatever does not hold is a refusal.
   *
   * @param came the address that the browser came back to, with its query
   */
  async finish(came: URL, asked: Asked): Promise<Result<Vouched>> {
    const client = await import('openid-client');
    const configuration = await this.#configuration();
    if (!configuration.ok) return configuration;
    try {
      const answer = await client.authorizationCodeGrant(configuration.value, came, {
        pkceCodeVerifier: asked.verifier,
        expectedState: asked.state,
        expectedNonce: asked.nonce,
        idTokenExpected: true,
      });
      const claims = answer.claims();
      if (claims === undefined) return ok({ kind: 'refused', why: 'not-valid' });
      const more = this.#needsMore(claims)
        ? await client.fetchUserInfo(configuration.value, answer.access_token, claims.sub)
        : {};
      return ok({ kind: 'vouched', claims: { ...more, ...claims } as Claims });
    } catch (error) {
      if (isUnreachable(error)) return failed(this.#unreachable(error));
      return ok({ kind: 'refused', why: whyOf(error) });
    }
  }

  /** Where the issuer ends its own session (RP-initiated logout); undefined where it does not offer that. */
  async signOut(back: string): Promise<URL | undefined> {
    if (!this.settings.signOutThere) return undefined;
    const client = await import('openid-client');
    const configuration = await this.#configuration();
    if (!configuration.ok || configuration.value.serverMetadata().end_session_endpoint === undefined)
      return undefined;
    return client.buildEndSessionUrl(configuration.value, { post_logout_redirect_uri: back });
  }

  /** Many issuers leave addresses and groups out of the ID token and give them at their user-info endpoint. */
  #needsMore(claims: object): boolean {
    const { roleClaim, unknown } = this.settings;
    const wanted = [
      ...(unknown.length > 0 ? ['email'] : []),
      ...(roleClaim === undefined ? [] : [roleClaim.split('.')[0] ?? '']),
    ];
    return wanted.some((name) => !Object.hasOwn(claims, name));
  }

  async #configuration(): Promise<Result<Configuration>> {
    if (this.#known === undefined || Date.now() - this.#known.at > FRESH_MS)
      this.#known = { configuration: this.#discover(), at: Date.now() };
    try {
      return ok(await this.#known.configuration);
    } catch (error) {
      this.#known = undefined;
      return failed(this.#unreachable(error));
    }
  }

  async #discover(): Promise<Configuration> {
    const client = await import('openid-client');
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    return client.discovery(url, clientId, clientSecret, undefined, {
      timeout: PATIENCE_S,
      [client.customFetch]: bounded,
      // The settings allow http on loopback alone.
      ...(url.protocol === 'http:' && { execute: [client.allowInsecureRequests] }),
    });
  }

  #unreachable(error: unknown): ReturnType<typeof problem> {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    return problem('unreachable', `the issuer does not answer as one: ${why}`, {
      where: this.settings.issuer,
      hint: 'Sign in with a password, or try again later.',
    });
  }
}

/** An answer that is too long is none. */
async function bounded(url: string, options: CustomFetchOptions): Promise<Response> {
  const answer = await fetch(url, { ...(options as RequestInit), redirect: 'manual' });
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (answer.body !== null)
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > MOST_BYTES) throw new Error('the answer is too long');
      chunks.push(chunk);
    }
  const isEmpty = answer.body === null || answer.status === 204 || answer.status === 304;
  const { status, headers } = answer;
  return new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers });
}

function isUnreachable(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || (error instanceof TypeError && code === '');
}

/** By what the library says in its messages, which name the claim or parameter. */
function whyOf(error: unknown): Refusal {
  const code = codeOf(error);
  const told = textOf(error);
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return 'declined';
  if (told.includes('"state"')) return 'wrong-state';
  if (told.includes('nonce')) return 'wrong-nonce';
  if (told.includes('"iss"') || told.includes('issuer')) return 'wrong-issuer';
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' || told.includes('"exp"')) return 'expired';
  return 'not-valid';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Messages of an error and of what caused it. */
function textOf(error: unknown): string {
  let told = '';
  let each: unknown = error;
  for (let depth = 0; each instanceof Error && depth < 4; depth += 1) {
    told += ` ${each.message}`;
    if (typeof each.cause === 'object' && each.cause !== null && 'claim' in each.cause)
      told += ` "${String(each.cause.claim)}"`;
    each = each.cause;
  }
  return told;
}
