import type { Result } from '../../model/index.ts';
import { failed, ok, parseTlp, problem } from '../../model/index.ts';
import type { Acting } from '../accounts/session.ts';
import type { Desk } from '../desk.ts';

/**
 * Names an account or a token as an audience: how far what it is handed on may be marked. Fails with `not-in-store`
 * and `bad-usage`; TLP:RED is nobody's to name.
 *
 * @param said a TLP label, or `none`
 * @returns what was done, for a person
 */
export async function allowReader(
  name: string,
  said: string,
  { by, at, origin }: Acting,
  desk: Desk,
): Promise<Result<string>> {
  const label = said === 'none' ? null : parseTlp(said);
  if (label === undefined || label === 'TLP:RED')
    return failed(problem('bad-usage', 'this is no audience', { where: said, hint: 'e.g. AMBER, or none' }));
  const known = await isKnown(name, desk);
  if (!known.ok) return known;
  if (!known.value) {
    const hint = 'howdunit account list and howdunit token list name them.';
    return failed(problem('not-in-store', `No account or token is called "${name}".`, { where: name, hint }));
  }
  const named = await desk.store.shared.nameReader(name, label);
  if (!named.ok) return named;
  const logged = await desk.store.log({
    at,
    by,
    origin,
    what: label === null ? 'audience taken back' : 'audience named',
    subject: name,
    outcome: 'done',
    ...(label !== null && { detail: { audience: label } }),
  });
  if (!logged.ok) return logged;
  return ok(label === null ? `${name} is named as no audience any more` : `${name} may be handed ${label}`);
}

async function isKnown(name: string, desk: Desk): Promise<Result<boolean>> {
  const accounts = await desk.store.accounts.list();
  if (!accounts.ok) return accounts;
  const tokens = await desk.store.accounts.tokens();
  if (!tokens.ok) return tokens;
  return ok(accounts.value.some((each) => each.name === name) || tokens.value.some(({ id }) => id === name));
}
