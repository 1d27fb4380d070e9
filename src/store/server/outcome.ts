import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Between two questions, in ms: the server may be starting again. */
const PAUSE = 250;

/**
 * What became of a transaction whose commit was asked for when the connection broke (`pg_xact_status`, PostgreSQL 15,
 * 9.27.8). `unknown` where nobody answers in time.
 *
 * @param patience how long the server is asked, in ms
 */
export async function outcomeOf(
  pool: Pool,
  transaction: string,
  patience: number,
): Promise<'committed' | 'aborted' | 'unknown'> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(PAUSE)) {
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
