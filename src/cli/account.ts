import { addAccount, changePassword } from '../app/accounts/keep-accounts.ts';
import type { Acting } from '../app/accounts/session.ts';
import type { Account, Result, Role } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { askPassword } from './password.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

interface Flags {
  readonly home?: string;
  readonly json?: boolean;
}

/** The user of this machine, as it names them. */
export function acting(): Result<Acting> {
  const who = analyst(undefined);
  return who.ok ? { ok: true, value: { ...who.value, origin: { via: 'terminal' } } } : who;
}

/** `howdunit account add <name>` */
export async function add(name: string, flags: Flags & { role: Role }): Promise<void> {
  const who = acting();
  if (!who.ok) return report(who.problem);
  const password = await askPassword(`password of ${name}`);
  if (!password.ok) return report(password.problem);
  const asked = { name, role: flags.role, password: password.value };
  const added = await withDesk(flags.home, (desk) => addAccount(asked, who.value, desk));
  if (added === undefined) return;
  if (flags.json === true) return print(`${JSON.stringify(added)}\n`);
  say(
    `${added.name} is ${article(added.role)} ${added.role}; from now on the desk asks everybody to sign in`,
  );
}

/** `howdunit account list` */
export async function list(flags: Flags): Promise<void> {
  const all = await withDesk(flags.home, (desk) => desk.store.accounts.list());
  if (all === undefined) return;
  await print(flags.json === true ? `${JSON.stringify(all, null, 2)}\n` : all.map(line).join(''));
}

/** `howdunit account role|disable|enable <name>` */
export async function change(
  name: string,
  to: { readonly role: Role } | { readonly isDisabled: boolean },
  flags: Flags,
): Promise<void> {
  const who = acting();
  if (!who.ok) return report(who.problem);
  const changed = await withDesk(flags.home, (desk) => desk.store.accounts.change(name, to, who.value));
  if (changed !== undefined) say(line(changed).trim());
}

/** `howdunit account password <name>` */
export async function password(name: string, flags: Flags): Promise<void> {
  const who = acting();
  if (!who.ok) return report(who.problem);
  const next = await askPassword(`new password of ${name}`);
  if (!next.ok) return report(next.problem);
  const changed = await withDesk(flags.home, (desk) => changePassword(name, next.value, who.value, desk));
  if (changed !== undefined) say(`the password of ${name} is changed; its sessions have ended`);
}

/** `howdunit account link <name>` */
export async function link(
  name: string,
  flags: Flags & { readonly issuer: string; readonly subject: string },
): Promise<void> {
  const who = acting();
  if (!who.ok) return report(who.problem);
  const { issuer, subject } = flags;
  const linked = await withDesk(flags.home, (desk) =>
    desk.store.accounts.link(name, { issuer, subject }, who.value),
  );
  if (linked !== undefined) say(`${name} signs in at ${issuer}, too`);
}

/** `howdunit account unlink <name>` */
export async function unlink(name: string, flags: Flags): Promise<void> {
  const who = acting();
  if (!who.ok) return report(who.problem);
  const unlinked = await withDesk(flags.home, (desk) => desk.store.accounts.unlink(name, who.value));
  if (unlinked !== undefined) say(`${name} signs in with its password alone`);
}

function line({ name, role, createdAt, disabledAt }: Account): string {
  const ended = disabledAt === undefined ? '' : `  disabled ${disabledAt.slice(0, 10)}`;
  return `${name.padEnd(24)} ${role.padEnd(8)} since ${createdAt.slice(0, 10)}${ended}\n`;
}

function article(role: Role): string {
  return /^[aeio]/u.test(role) ? 'an' : 'a';
}
