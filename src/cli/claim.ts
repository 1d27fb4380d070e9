import { addClaim, type ClaimSaid } from '../app/add-claim.ts';
import { analyst } from './analyst.ts';
import { report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `howdunit claim <report>`: adds a claim that the machine did not find, with its words. */
export async function claim(
  reference: string,
  flags: ClaimSaid & { readonly home?: string; readonly by?: string },
): Promise<void> {
  const who = analyst(flags.by);
  if (!who.ok) return report(who.problem);
  const added = await withDesk(flags.home, (desk) => addClaim(reference, flags, who.value, desk));
  if (added !== undefined) say(`${added.id}: ${added.status} by ${added.by}`);
}
