import { TECHNIQUE_PROCEDURES } from './tables/technique-procedures.ts';
import type { ProcedureTable } from './technique-procedure-table.ts';

/** The words of ATT&CK's procedure examples, as hashes. */
export function procedureTable(): ProcedureTable {
  return TECHNIQUE_PROCEDURES;
}
