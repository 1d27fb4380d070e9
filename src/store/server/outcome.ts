import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** How long the server is asked what became of a transaction, and how often, in ms: it may be starting again. */
const ASKING = 15_000;
const PAUSE = 250;

/**
 * What became of a transaction whose commit was asked for when the connection broke (`pg_xact_status`, PostgreSQL 15,
 * 9.27.8). `unknown` where nobody answers in time.
 */
export async function outcomeOf(
  pool: Pool,
  transaction: string,
): Promise<'committed' | 'aborted' | 'unknown'> {
  for (const until = Date.now() + ASKING; Date.now() < until; await sleep(PAUSE)) {
    try {
      const { rows } = await pool.query('select pg_xact_status($1::xid8) as status', [transaction]);
      const status: unknown = rows[0]?.status;
      if (status === 'committed' || status === 'aborted') return status;
      if (status === null) return 'unknown';
    } catch {
      // Not yet there again.
    }
  }
  return 'unknown';
}
