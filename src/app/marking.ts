import type { Problem, Reading, Result, TlpLabel, TlpMarking } from '../model/index.ts';
import { failed, ok, parseTlp, problem, TLP_LABELS, UNSTATED_TLP } from '../model/index.ts';

/**
 * The marking of a report: what the analyst says, else what the report prints, else not stated. An analyst
 * may be stricter than the report, never looser: whoever printed the marking has not agreed to that, and
 * `tlp-refused` says so.
 *
 * @param where names the report in the problem
 */
export function markingOf(reading: Reading, said: TlpLabel | undefined, where: string): Result<TlpMarking> {
  const printed = printedIn(reading);
  if (said === undefined)
    return ok(printed === undefined ? UNSTATED_TLP : { label: printed, statedBy: 'report' });
  return printed !== undefined && isLooser(said, printed)
    ? failed(refused(said, printed, where))
    : ok({ label: said, statedBy: 'analyst' });
}

function printedIn({ metadata }: Reading): TlpLabel | undefined {
  return metadata.tlp && parseTlp(metadata.tlp.value);
}

/** Labels are listed from most to least open (TLP 2.0). */
function isLooser(said: TlpLabel, printed: TlpLabel): boolean {
  return TLP_LABELS.indexOf(said) < TLP_LABELS.indexOf(printed);
}

function refused(said: TlpLabel, printed: TlpLabel, where: string): Problem {
  return problem('tlp-refused', `the report is marked ${printed}, and ${said} is looser`, {
    where,
    hint: `Use --tlp ${printed.slice('TLP:'.length)} or stricter; only its publisher can loosen a marking.`,
  });
}
