import { randomUUID } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Dsn } from './dsn.ts';
import { EngineError, engineError, serverError } from './server-error.ts';

/** One session of one node. Statements go one after another: a session takes no two at once. */
export interface Connection {
  /** For people: host and port. */
  readonly shown: string;
  run(sql: string): Promise<void>;
  /**
   * Rows as JSON texts, as they come; memory does not grow with their number.
   *
   * @param settings of this statement alone
   * @throws EngineError where the answer breaks off, too
   */
  rows(sql: string, settings?: Settings): AsyncGenerator<string>;
  /** Rows of a table of texts. */
  insert(table: string, rows: Iterable<readonly string[]>): Promise<void>;
  close(): Promise<void>;
}

export type Settings = Readonly<Record<string, string | number>>;

/**
 * Nothing may be left out in silence, whatever the user's profile on the server says: a limit that is reached, and a
 * shard that does not answer, end the statement. All of these are known to 18.16.
 */
const WHOLE: Settings = {
  skip_unavailable_shards: 0,
  read_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
  timeout_overflow_mode: 'throw',
  set_overflow_mode: 'throw',
  transfer_overflow_mode: 'throw',
  distinct_overflow_mode: 'throw',
  group_by_overflow_mode: 'throw',
  sort_overflow_mode: 'throw',
  join_overflow_mode: 'throw',
  output_format_json_quote_64bit_integers: 1,
};

/** @param silence ms without a byte after which an engine counts as not answering */
export async function connect(dsn: Dsn, silence: number): Promise<Connection> {
  const { createClient, ClickHouseLogLevel } = await import('@clickhouse/client');
  // Certificates are verified, whatever NODE_TLS_REJECT_UNAUTHORIZED says: a password goes over this.
  const agent = dsn.url.startsWith('https:')
    ? new HttpsAgent({ keepAlive: true, rejectUnauthorized: true })
    : new HttpAgent({ keepAlive: true });
  const client = createClient({
    url: dsn.url,
    username: dsn.user,
    password: dsn.password,
    database: dsn.database,
    application: 'howdunit',
    session_id: randomUUID(),
    request_timeout: silence,
    http_agent: agent,
    clickhouse_settings: WHOLE,
    log: { level: ClickHouseLogLevel.OFF },
  });
  return new ClientConnection(client, dsn, agent);
}

class ClientConnection implements Connection {
  readonly shown: string;
  readonly #client: ClickHouseClient;
  readonly #password: string;
  readonly #agent: HttpAgent;

  constructor(client: ClickHouseClient, dsn: Dsn, agent: HttpAgent) {
    this.#client = client;
    this.shown = dsn.shown;
    this.#password = dsn.password;
    this.#agent = agent;
  }

  async run(query: string): Promise<void> {
    try {
      await this.#client.command({ query });
    } catch (error) {
      throw this.#told(error);
    }
  }

  async *rows(query: string, settings: Settings = {}): AsyncGenerator<string> {
    let stream: Readable | undefined;
    try {
      const clickhouse_settings = { ...settings };
      ({ stream } = await this.#client.exec({ query: `${query}\nFORMAT JSONEachRow`, clickhouse_settings }));
      yield* rowsOf(stream);
    } catch (error) {
      throw this.#told(error);
    } finally {
      stream?.destroy();
    }
  }

  async insert(table: string, rows: Iterable<readonly string[]>): Promise<void> {
    try {
      const values = Readable.from(tabSeparated(rows), { objectMode: false });
      await this.#client.insert({ table, values, format: 'TabSeparated' });
    } catch (error) {
      throw this.#told(error);
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
    this.#agent.destroy();
  }

  /** A server may repeat what it was sent. */
  #told(error: unknown): EngineError {
    const { message, code, problem } = engineError(error);
    const safe = this.#password === '' ? message : message.replaceAll(this.#password, '***');
    return new EngineError(safe, code, problem);
  }
}

/** Bytes that are written at once. */
const CHUNK = 256 * 1024;

/** ClickHouse, "TabSeparated": backslash, tab and line break are escaped. */
function* tabSeparated(rows: Iterable<readonly string[]>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += `${row.map(escaped).join('\t')}\n`;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r\0]/g, (sign) => ESCAPED[sign] ?? sign);
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
};

/** A row is bounded by the query; a longer one is not the engine's. Bytes. */
const LONGEST_ROW = 64 * 1024 * 1024;
const NEWLINE = 10;
const BRACE = 0x7b;

/** Lines that are rows. What is no row is the reason why the answer ends: engines write it where the next row would be. */
async function* rowsOf(stream: Readable): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, end));
      from = end + 1;
      const line = Buffer.concat(parts);
      parts = [];
      length = 0;
      if (line[0] === BRACE) yield rowIn(line);
      else if (line.length > 1) throw brokenOff(line, chunk.subarray(from));
    }
    parts.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_ROW)
      throw new EngineError('a row is longer than any it was asked for', undefined, 'source-error');
  }
  const last = Buffer.concat(parts);
  if (last.length === 0) return;
  if (last[0] === BRACE && last.at(-1) === 0x7d) yield rowIn(last);
  else throw brokenOff(last, Buffer.alloc(0));
}

/** Between 23.x and 25.x, the reason is a row of its own (`http_write_exception_in_output_format`). */
function rowIn(line: Buffer): string {
  const text = line.toString('utf8');
  if (!text.startsWith('{"exception"')) return text;
  const { exception } = JSON.parse(text) as { exception: unknown };
  // An alias of ours begins every row we ask for, so no log can write this.
  throw serverError(String(exception));
}

const MOST_SAID = 4_096;

function brokenOff(line: Buffer, rest: Buffer): EngineError {
  return serverError(`${line.toString('utf8', 0, MOST_SAID)}\n${rest.toString('utf8', 0, MOST_SAID)}`);
}
