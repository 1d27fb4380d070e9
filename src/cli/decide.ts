import { type DecisionReach, decideWithReach, reachLines } from '../app/decision-reach.ts';
import { editFinding } from '../app/edit-finding.ts';
import { ok, problem, type Result } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

const STATUSES = ['accepted', 'rejected', 'suggested', 'edited'] as const;

/** `howdunit decide <finding> <accepted|rejected|suggested|edited>`: the analyst's word, which no re-run overwrites. */
export async function decide(
  finding: string,
  status: string,
  flags: { home?: string; by?: string; set?: readonly string[]; onlyHere?: boolean },
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
  if (flags.onlyHere === true && known !== 'rejected') {
    return report(problem('bad-usage', '--only-here goes with rejected'));
  }
  const who = analyst(flags.by);
  if (!who.ok) return report(who.problem);
  const decided = await withDesk(flags.home, async (desk): Promise<Result<DecisionReach>> => {
    if (known !== 'edited') {
      const onlyHere = known === 'rejected' && flags.onlyHere === true && { onlyHere: true };
      return decideWithReach(finding, { status: known, ...who.value, ...onlyHere }, desk);
    }
    const edited = await editFinding(finding, flags.set ?? [], who.value, desk);
    return edited.ok ? ok({ finding: edited.value }) : edited;
  });
  if (decided === undefined) return;
  say(`${decided.finding.id}: ${decided.finding.status} by ${who.value.by}`);
  for (const line of reachLines(decided)) say(line);
}
