import type { Role } from '../../../model/index.ts';
import { isAccountName, ROLES } from '../../../model/index.ts';
import type { OidcSettings } from './settings.ts';

/** What an issuer says of somebody, after its signature was checked. */
export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/**
 * The name of an account that somebody new may be given or matched with: their address, where the issuer says it
 * verified it and an admin allowed its domain. An address alone is nobody's proof: at many an issuer people write
 * down whichever they like.
 */
export function nameFor(claims: Claims, { domains }: Pick<OidcSettings, 'domains'>): string | undefined {
  const { email, email_verified: isVerified } = claims;
  if (typeof email !== 'string' || isVerified !== true) return undefined;
  const name = email.toLowerCase();
  const at = name.lastIndexOf('@');
  if (at < 1 || !domains.includes(name.slice(at + 1))) return undefined;
  return isAccountName(name) ? name : undefined;
}

/**
 * The role that the claims give; undefined where the settings have no claim for it, and an admin's word stands.
 * Of several the most senior; null: none at all, and no way in.
 */
export function roleIn(
  claims: Claims,
  { roleClaim, roles, defaultRole }: Pick<OidcSettings, 'roleClaim' | 'roles' | 'defaultRole'>,
): Role | null | undefined {
  if (roleClaim === undefined) return undefined;
  const said = wordsAt(claims, roleClaim);
  const given = said.flatMap((word) => (Object.hasOwn(roles, word) ? [roles[word] as Role] : []));
  return ROLES.findLast((role) => given.includes(role)) ?? defaultRole;
}

/** Words of a claim: one or a list, at its own name or down a path. */
function wordsAt(claims: Claims, path: string): readonly string[] {
  const whole: unknown = Object.hasOwn(claims, path) ? claims[path] : undefined;
  const found = whole ?? path.split('.').reduce<unknown>(within, claims);
  const list: readonly unknown[] = Array.isArray(found) ? found.slice(0, 1_000) : [found];
  return list.filter((word) => typeof word === 'string');
}

function within(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
