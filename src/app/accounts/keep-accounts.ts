import type { Account, Result, Role } from '../../model/index.ts';
import { failed, isAccountName, ok, problem } from '../../model/index.ts';
import type { Acting } from '../../store/index.ts';
import type { Desk } from '../desk.ts';
import { hashPassword, whyNoPassword } from './password.ts';

/**
 * Adds somebody who may sign in. Fails with `bad-usage` for an invalid name or password, and with `account-refused`.
 */
export async function addAccount(
  asked: { readonly name: string; readonly role: Role; readonly password: string },
  acting: Acting,
  desk: Desk,
): Promise<Result<Account>> {
  const { name, role, password } = asked;
  if (!isAccountName(name)) {
    return failed(
      problem('bad-usage', 'this is no name of an account', {
        where: name.slice(0, 80),
        hint: 'From 1 to 64 of a-z 0-9 . _ @ -, the first a letter or digit.',
      }),
    );
  }
  const why = whyNoPassword(password, name);
  if (why !== undefined) return failed(problem('bad-usage', why, { where: name }));
  return desk.store.accounts.add(name, role, await hashPassword(password), acting);
}

/** Gives an account another password, which ends its sessions. */
export async function changePassword(
  name: string,
  password: string,
  acting: Acting,
  desk: Desk,
): Promise<Result<Account>> {
  const why = whyNoPassword(password, name);
  if (why !== undefined) return failed(problem('bad-usage', why, { where: name }));
  return desk.store.accounts.change(name, { password: await hashPassword(password) }, acting);
}

/** Whether anybody could sign in and let others in: what an address that others reach asks for. */
export async function hasAdmin(desk: Desk): Promise<Result<boolean>> {
  const all = await desk.store.accounts.list();
  return all.ok
    ? ok(all.value.some(({ role, disabledAt }) => role === 'admin' && disabledAt === undefined))
    : all;
}
