import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/howdunit.ts';
import { huntLog } from '../hunt-log.ts';
import { indexIndicators } from '../index/indicator-index.ts';
import { evtxOf } from './evtx/fixture.ts';
import { openLog } from './open-log.ts';

const folder = temporaryFolder();
const RECORDS = [
  { at: '2026-11-17T09:30:00Z', computer: 'ws-1', image: 'C:\\Windows\\explorer.exe' },
  { at: '2026-11-17T09:31:00Z', computer: 'ws-2', image: 'C:\\Temp\\kelpcore.exe' },
  { at: '2026-11-18T09:32:00Z', computer: 'ws-3', image: 'kelpcore.exe & <größe>' },
];
/** Written by DuckDB 1.x: three rows of timestamp, hostname, url, status; zstd. */
const PARQUET = Buffer.from(
  'UEFSMRUAFTwVTiwVBhUAFQYVBgAAKLUv/SAe8QAAAgAAAAYBANbSiXVgBgAAXWaNdWAGAAAI9BKKYAYAFQAVPBVCLBUGFQAVBhUGAAAotS/9IB7FAACAAgAAAAYBBAAAAHdzLTEyMwIAIAvLihIVABW6ARWCASwVBhUAFQYVBgAAKLUv/SBdxQEAxAIhAAAAQQMAGQAAAGh0dHA6Ly9ndWxsLWNkbi5leGFtcGxlL3gXaGFyYm91cgMAP4sRqM2JwAgVABUkFTYsFQYVABUGFQYAACi1L/0gEpEAAAIAAAAGAcgAAADIAAAAlAEAABUCGVw1ABgNZHVja2RiX3NjaGVtYRUIABUEJQIYCXRpbWVzdGFtcCUUTIwSHCwAAAAAABUMJQIYCGhvc3RuYW1lJQAAFQwlAhgDdXJsJQAAFQIlAhgGc3RhdHVzJSIAFgYZHBlMJgAcFQQZFQAZGAl0aW1lc3RhbXAVDBYGFl4WcCYIPBgIAAj0EopgBgAYCADW0ol1YAYAFgAoCAAI9BKKYAYAGAgA1tKJdWAGABERABkcFQAVABUCAAAAJgAcFQwZFQAZGAhob3N0bmFtZRUMFgYWXhZkJng8GAR3cy0zGAR3cy0xFgAoBHdzLTMYBHdzLTEREQAZHBUAFQAVAgAAACYAHBUMGRUAGRgDdXJsFQwWBhbgARaoASbcATwYF2h0dHA6Ly9oYXJib3VyLmV4YW1wbGUvGBlodHRwOi8vZ3VsbC1jZG4uZXhhbXBsZS94FgIoF2h0dHA6Ly9oYXJib3VyLmV4YW1wbGUvGBlodHRwOi8vZ3VsbC1jZG4uZXhhbXBsZS94EREAGRwVABUAFQIAAAAmABwVAhkVABkYBnN0YXR1cxUMFgYWRhZYJoQDPBgElAEAABgEyAAAABYAKASUAQAAGATIAAAAEREAGRwVABUAFQIAAAAW4gMWBiYIFtQDACgoRHVja0RCIHZlcnNpb24gdjIuMC4xIChidWlsZCA4ZDc4MTE0ZTkwKRlMHAAAHAAAHAAAHAAAAB8CAABQQVIx',
  'base64',
);

function written(name: string, content: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What is found of a value, and what stopped the search. */
async function found(
  path: string,
  type: 'file-name' | 'domain-name',
  value: string,
): Promise<readonly unknown[]> {
  const log = await openLog(path);
  if (!log.ok) return [log.problem.code];
  const index = indexIndicators([{ type, value, source: 0 }]);
  const all: unknown[] = [];
  const hunting = huntLog(path, log.value, index);
  for (let next = await hunting.next(); ; next = await hunting.next()) {
    if (next.done === true)
      return next.value.problem === undefined ? all : [...all, next.value.problem.message];
    all.push([next.value.lineNumber, next.value.host, next.value.time?.when]);
  }
}

test('a Windows event log is searched record by record, with its time and machine', async () => {
  const path = written('Security.evtx', evtxOf(RECORDS));
  expect(await found(path, 'file-name', 'kelpcore.exe')).toEqual([
    [2, 'ws-2', '2026-11-17T09:31:00.000Z'],
    [3, 'ws-3', '2026-11-18T09:32:00.000Z'],
  ]);
});

test('a damaged record is told of, and the others are searched', async () => {
  const bytes = evtxOf(RECORDS);
  // The first token of the last record's template instance.
  const last = bytes.lastIndexOf(Buffer.from([0x2a, 0x2a, 0, 0]));
  bytes[last + 24 + 4] = 0x3f;
  const outcome = await found(written('broken.evtx', bytes), 'file-name', 'kelpcore.exe');
  expect(outcome).toEqual([
    [2, 'ws-2', '2026-11-17T09:31:00.000Z'],
    expect.stringContaining('1 of its records'),
  ]);
});

test('whatever a hostile event log says of itself, reading it ends, soon, and with what could be read', async () => {
  const bytes = evtxOf(RECORDS);
  let random = 7;
  for (let round = 0; round < 400; round++) {
    const hostile = Buffer.from(bytes);
    for (let change = 0; change < 4; change++) {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
      hostile[4096 + ((random >>> 8) % 1_600)] = random >>> 24;
    }
    const outcome = await found(written('hostile.evtx', hostile), 'file-name', 'kelpcore.exe');
    expect(outcome.length).toBeLessThan(5);
  }
});

test('Parquet is searched row by row, its columns being fields', async () => {
  expect(await found(written('proxy.parquet', PARQUET), 'domain-name', 'gull-cdn.example')).toEqual([
    [1, 'ws-1', '2026-11-17T09:30:00.000Z'],
  ]);
  const cut = written('cut.parquet', PARQUET.subarray(0, PARQUET.length - 40));
  expect(await found(cut, 'domain-name', 'gull-cdn.example')).toEqual(['damaged']);
});
