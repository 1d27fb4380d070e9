import { editFinding } from '../app/edit-finding.ts';
import { problem } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

const STATUSES = ['accepted', 'rejected', 'suggested', 'edited'] as const;

/** `howdunit decide <finding> <accepted|rejected|suggested|edited>`: the analyst's word, which no re-run overwrites. */
export async function decide(
  finding: string,
  status: string,
  flags: { home?: string; by?: string; set?: readonly string[] },
): Promise<void> {
  const known = STATUSES.find((candidate) => candidate === status);
  if (known === undefined) {
    return report(
      problem('bad-usage', `“${status}” is no decision`, { hint: `Decisions: ${STATUSES.join(', ')}.` }),
    );
  }
  if (flags.set !== undefined && known !== 'edited') {
    return report(problem('bad-usage', '--set goes with edited'));
  }
  const who = analyst(flags.by);
  if (!who.ok) return report(who.problem);
  const decided = await withDesk(flags.home, (desk) =>
    known === 'edited'
      ? editFinding(finding, flags.set ?? [], who.value, desk)
      : desk.store.decide(finding, { status: known, ...who.value }),
  );
  if (decided !== undefined) say(`${decided.id}: ${decided.status} by ${who.value.by}`);
}
