import { makeToken } from '../app/accounts/keep-tokens.ts';
import type { Scope, Token } from '../model/index.ts';
import { acting } from './account.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

interface Flags {
  readonly home?: string;
  readonly json?: boolean;
}

export interface NewTokenFlags extends Flags {
  readonly account: string;
  readonly scope: readonly Scope[];
  /** ms from now */
  readonly expires: number;
  readonly label?: string;
}

/** `howdunit token add`: the token on standard output, and nothing else there. */
export async function add(flags: NewTokenFlags): Promise<void> {
  const who = acting();
  if (!who.ok) return report(who.problem);
  const { account, scope, expires, label = '' } = flags;
  const asked = { account, label, scopes: scope, lasts: expires };
  const made = await withDesk(flags.home, (desk) => makeToken(asked, who.value, desk));
  if (made === undefined) return;
  await print(flags.json === true ? `${JSON.stringify(made)}\n` : `${made.secret}\n`);
  say(`token ${made.token.id}, until ${made.token.expiresAt}; it is shown this once`);
}

/** `howdunit token list` */
export async function list(flags: Flags): Promise<void> {
  const all = await withDesk(flags.home, (desk) => desk.store.accounts.tokens());
  if (all === undefined) return;
  await print(flags.json === true ? `${JSON.stringify(all, null, 2)}\n` : all.map(line).join(''));
}

/** `howdunit token revoke <id>` */
export async function revoke(id: string, flags: Flags): Promise<void> {
  const who = acting();
  if (!who.ok) return report(who.problem);
  const revoked = await withDesk(flags.home, (desk) => desk.store.accounts.revokeToken(id, who.value));
  if (revoked !== undefined) say(line(revoked).trim());
}

function line({ id, account, scopes, usedAt, expiresAt, revokedAt, label }: Token): string {
  const used = usedAt === undefined ? 'never used' : `used ${usedAt.slice(0, 16)}Z`;
  const ends =
    revokedAt === undefined ? `until ${expiresAt.slice(0, 10)}` : `revoked ${revokedAt.slice(0, 10)}`;
  const what = label.replace(/\p{Cc}/gu, ' ');
  return `${id}  ${account.padEnd(16)} ${scopes.join(',').padEnd(16)} ${used.padEnd(23)} ${ends}  ${what}\n`;
}
