import type { Ledger, Result } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';
import type { Desk } from './desk.ts';
import type { HandedBy } from './hand-out.ts';
import { isLedgerExit, leaveLedger } from './leaving.ts';
import type { LedgerFormat, renderLedger } from './ledger.ts';

/**
 * The way of a ledger out of the desk: the check of its strictest marking, and for each of its reports a line in the
 * audit log with the format (`ledger-csv`), that marking, the audience and the door. A refusal is logged, too; what
 * stays where it is kept is no exit and is not.
 */
export async function handOutLedger(
  ledger: Ledger,
  format: LedgerFormat,
  options: Parameters<typeof renderLedger>[2],
  desk: Desk,
  { by, origin, audience }: HandedBy,
): Promise<Result<string>> {
  const left = leaveLedger(ledger, format, options, audience);
  if (!isLedgerExit(format, audience)) return left;
  for (const { id } of ledger.reports) {
    const logged = await desk.store.log({
      at: utcInstant(desk.keep.now()),
      ...(by !== undefined && { by }),
      ...(origin !== undefined && { origin }),
      what: 'exported',
      subject: id,
      reportId: id,
      outcome: left.ok ? 'done' : left.problem.code,
      detail: { format: `ledger-${format}`, tlp: ledger.tlp, ...(audience !== undefined && { audience }) },
    });
    if (!logged.ok) return logged;
  }
  return left;
}
