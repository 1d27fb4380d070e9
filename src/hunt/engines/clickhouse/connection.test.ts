import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { connect } from './connection.ts';
import type { EngineError } from './server-error.ts';

const asked: URLSearchParams[] = [];
/** Answers by what is asked, as servers of several versions do. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const sql = Buffer.concat(chunks).toString();
    asked.push(new URL(request.url ?? '', 'http://localhost').searchParams);
    if (sql.startsWith('whole')) response.end('{"a":1}\n{"a":2}\n');
    else if (sql.startsWith('old'))
      response.end('{"a":1}\nCode: 210, e.displayText() = DB::NetException: Connection reset\n');
    else if (sql.startsWith('middle'))
      response.end('{"a":1}\n{"exception": "Code: 279. DB::Exception: gone"}\n');
    else if (sql.startsWith('new'))
      response.end('{"a":1}\n__exception__\r\ntag\r\nCode: 279. DB::Exception: gone\n');
    else if (sql.startsWith('cut')) response.end('{"a":1}\n{"a":');
    else if (sql.startsWith('torn')) response.write('{"a":1}\n', () => response.destroy());
    else if (sql.startsWith('refused'))
      response
        .writeHead(403)
        .end('Code: 516. DB::Exception: no user with the password geheim. (AUTHENTICATION_FAILED)');
    // What is left over is never answered.
  });
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.address() as AddressInfo;
const open = (silence: number): Promise<Connection> =>
  connect(
    { url: `http://127.0.0.1:${port}`, user: 'ann', password: 'geheim', database: 'logs', shown: 'here' },
    silence,
  );
const connection = await open(5_000);

afterAll(async () => {
  await connection.close();
  server.closeAllConnections();
  server.close();
});

async function read(
  from: Connection,
  sql: string,
): Promise<{ rows: readonly string[]; error?: EngineError }> {
  const rows: string[] = [];
  try {
    for await (const row of from.rows(sql)) rows.push(row);
    return { rows };
  } catch (error) {
    return { rows, error: error as EngineError };
  }
}

test('rows come one by one, and no profile of the server may leave anything out', async () => {
  expect(await read(connection, 'whole')).toEqual({ rows: ['{"a":1}', '{"a":2}'] });
  const last = asked.at(-1);
  expect(last?.get('skip_unavailable_shards')).toBe('0');
  expect(last?.get('timeout_overflow_mode')).toBe('throw');
  expect(last?.get('session_id')).toMatch(/^[\da-f-]{36}$/);
});

test.each(['old', 'middle', 'new'])(
  'an answer that ends in a reason is no whole answer (%s)',
  async (sql) => {
    const { rows, error } = await read(connection, sql);
    expect(rows).toEqual(['{"a":1}']);
    expect(error?.isLostShard).toBe(true);
  },
);

test.each(['cut', 'torn'])('an answer that breaks off is no whole answer (%s)', async (sql) => {
  const { rows, error } = await read(connection, sql);
  expect(rows.length).toBeLessThanOrEqual(1);
  expect(error?.name).toBe('Error');
  expect(error?.problem).toMatch(/^(?:source-error|unreachable|timed-out)$/);
});

test('a password is not repeated, whoever says it', async () => {
  const { error } = await read(connection, 'refused');
  expect(error?.problem).toBe('permission-denied');
  expect(error?.message).not.toContain('geheim');
});

test('an engine that says nothing has not answered', async () => {
  const hasty = await open(300);
  const { error } = await read(hasty, 'silence');
  expect(error?.problem).toBe('timed-out');
  await hasty.close();
});
