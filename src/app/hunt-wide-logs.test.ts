import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import { huntLogs } from './hunt-logs.ts';

const folder = temporaryFolder();
const logs = join(folder, 'logs');
const list = join(folder, 'list.txt');

// The first line has no letter of Basic Latin but digits and blanks; the one that is hit stands beyond what is sniffed.
const lines = ['17.11.2026 09:29 Журнал событий', ...'abcdef', 'GET http://gannet.example/x 200', 'end'];
const text = `${lines.join('\r\n')}\r\n`;
const little = Buffer.from(text, 'utf16le');
const big = Buffer.from(little).swap16();
const NUMBER = 8;
const offset = 2 * text.indexOf('GET');

async function hunt(tokenIndex: boolean, standardInput = Readable.from([])): Promise<readonly string[]> {
  const hits: string[] = [];
  const hunted = await huntLogs(
    { home: join(folder, 'home') },
    {
      paths: tokenIndex ? [logs] : [logs, '-'],
      standardInput,
      all: false,
      indicators: list,
      tokenIndex,
      onSighting: async ({ json }) => {
        const hit = JSON.parse(json) as Record<string, unknown>;
        expect(hit['line']).toBe(lines[NUMBER - 1]);
        hits.push(`${String(hit['file']).slice(-7)} ${hit['lineNumber']} ${hit['offset']}`);
      },
      onProblem: ({ message }) => hits.push(message),
      onProgress: () => {},
    },
  );
  expect(hunted.ok).toBe(true);
  return hits.sort();
}

afterEach(() => vi.unstubAllEnvs());

test('logs in UTF-16 without a byte order mark are searched, and their offsets are those of the log', async () => {
  mkdirSync(logs);
  writeFileSync(list, 'gannet.example\n');
  writeFileSync(join(logs, 'lit.log'), little);
  writeFileSync(join(logs, 'big.log'), big);
  writeFileSync(join(logs, 'lit.log.gz'), gzipSync(little));
  const wanted = ['big.log', 'lit.log', '.log.gz'].map((file) => `${file} ${NUMBER} ${offset}`);
  const bytewise = Readable.from([...little].map((byte) => Buffer.from([byte])));
  expect(await hunt(false, bytewise)).toEqual([...wanted, `- ${NUMBER} ${offset}`].sort());
  expect(await hunt(true)).toEqual(wanted.sort());
  vi.stubEnv('HOWDUNIT_PLAIN_HUNT', '1');
  expect(await hunt(false, Readable.from([big]))).toEqual([...wanted, `- ${NUMBER} ${offset}`].sort());
});
