import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Result, Role } from '../../../model/index.ts';
import { failed, ok, problem, ROLES } from '../../../model/index.ts';

/** The largest file of settings that is read, bytes. */
const MOST_BYTES = 64 * 1024;

const WORDS = z.string().min(1).max(2_000);
const DOMAIN = z
  .string()
  .max(253)
  .regex(/^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,20}$/u, 'a domain in lower case, e.g. desk.example');

/** How accounts sign in by way of an issuer (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** What the way in is called. */
  readonly label: string;
  readonly scope: string;
  /** What happens to somebody whom the issuer knows and who has no account here yet; nothing by default. */
  readonly unknown: readonly ('match' | 'make')[];
  /** Whose verified addresses are taken for names of accounts. */
  readonly domains: readonly string[];
  /** Where the role stands; a path, e.g. `realm_access.roles`. */
  readonly roleClaim?: string | undefined;
  readonly roles: Readonly<Record<string, Role>>;
  /** The role of somebody whose claim names none of `roles`; null refuses them. */
  readonly defaultRole: Role | null;
  /** End the session at the issuer, too, when somebody signs out here. */
  readonly signOutThere: boolean;
}

const SETTINGS: z.ZodType<Omit<OidcSettings, 'label'> & { label?: string | undefined }> = z.strictObject({
  issuer: z.url({ protocol: /^https?$/u }).max(500),
  clientId: WORDS,
  clientSecret: WORDS.optional(),
  label: z.string().min(1).max(60).optional(),
  scope: z.string().max(500).default('openid email profile'),
  unknown: z.array(z.enum(['match', 'make'])).default([]),
  domains: z.array(DOMAIN).max(100).default([]),
  roleClaim: z.string().min(1).max(200).optional(),
  roles: z.record(WORDS, z.enum(ROLES)).default({}),
  defaultRole: z.union([z.enum(ROLES), z.null()]).default('reader'),
  signOutThere: z.boolean().default(false),
});

/**
 * Reads the settings. The secret is in the environment (`HOWDUNIT_OIDC_CLIENT_SECRET`) or in the file, which must
 * then be its owner's alone; never an argument, which every user of the machine could see. Fails with `bad-usage`,
 * `not-found`, and `key-refused` where others may read a secret.
 */
export async function readOidcSettings(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Result<OidcSettings>> {
  const read = await textOf(file);
  if (!read.ok) return read;
  const settings = settingsIn(read.value.text, file);
  if (!settings.ok) return settings;
  if (settings.value.clientSecret !== undefined && read.value.isOthers) {
    const hint = `chmod 600 ${file}`;
    return failed(problem('key-refused', 'others may read the client secret', { where: file, hint }));
  }
  const secret = environment['HOWDUNIT_OIDC_CLIENT_SECRET'] ?? settings.value.clientSecret;
  return ok({ ...settings.value, ...(secret !== undefined && { clientSecret: secret }) });
}

async function textOf(file: string): Promise<Result<{ text: string; isOthers: boolean }>> {
  try {
    const { mode, size } = await stat(file);
    if (size > MOST_BYTES) return bad('these are no settings: the file is too large', file);
    const isOthers = process.platform !== 'win32' && (mode & 0o077) !== 0;
    return ok({ text: await readFile(file, 'utf8'), isOthers });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failed(
      problem('not-found', `the settings of OpenID Connect cannot be read: ${why}`, { where: file }),
    );
  }
}

/** Checks what the file says. */
export function settingsIn(text: string, where: string): Result<OidcSettings> {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return bad('the settings of OpenID Connect are no JSON', where);
  }
  const parsed = SETTINGS.safeParse(told);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return bad(`${first?.path.join('.') || 'the settings'}: ${first?.message ?? 'not as described'}`, where);
  }
  const { label, ...settings } = parsed.data;
  const issuer = new URL(settings.issuer);
  if (issuer.protocol === 'http:' && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(issuer.hostname))
    return bad('issuer: what an issuer says crosses a network by https only', where);
  if (settings.unknown.length > 0 && settings.domains.length === 0)
    return bad('domains: none is named, and without one nobody is matched and no account is made', where);
  return ok({ ...settings, label: label ?? issuer.host });
}

function bad(message: string, where: string): ReturnType<typeof failed> {
  return failed(
    problem('bad-usage', message, { where, hint: 'See docs/reference/accounts.md, OpenID Connect.' }),
  );
}
