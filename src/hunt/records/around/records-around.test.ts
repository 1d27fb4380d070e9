import { describe, expect, test } from 'vitest';
import type { ObservableType } from '../../../model/index.ts';
import { huntLog } from '../../hunt-log.ts';
import { indexIndicators } from '../../index/indicator-index.ts';
import { kernelModule } from '../../kernel/kernel.ts';
import { LogFeed } from '../../sieve/log-feed.ts';
import { buildSieve } from '../../sieve/sieve.ts';
import { StretchSearch } from '../../sieve/stretch-search.ts';
import { tableOf } from '../../sieve/value-table.ts';
import { SHAPE_BYTES, shapeOf } from '../log-shape.ts';
import { BEFORE } from './lines-around.ts';

const VALUE: { readonly type: ObservableType; readonly value: string } = {
  type: 'domain-name',
  value: 'heron-cdn.example',
};
const module = kernelModule();
if (module === undefined) throw new Error('these tests need WebAssembly with SIMD');
const search = new StretchSearch(buildSieve(module, tableOf([VALUE]), 1), 0);
const index = indexIndicators([{ ...VALUE, source: 0 }]);
const changed = Date.parse('2026-12-01T00:00:00Z');

/** Line, when, host and the lines of the record, of each hit. */
type Told = readonly [number, string | undefined, string | undefined, string];

function fed(log: string, most: number): readonly Told[] {
  const told: Told[] = [];
  const bytes = Buffer.from(log);
  const context = { shape: shapeOf(log.slice(0, SHAPE_BYTES)), changed };
  const feed = new LogFeed(search, context, 0, ({ number, record: { time, host, lines } }) => {
    const record = lines === undefined ? '' : `${number - lines.above}-${number + lines.below}`;
    told.push([number, time?.when, host, record]);
  });
  for (let from = 0; from < bytes.length; ) {
    const { at, size } = feed.room();
    const taken = Math.min(size, most, bytes.length - from);
    search.memory.set(bytes.subarray(from, from + taken), at);
    feed.push(taken);
    from += taken;
  }
  feed.end(false);
  return told;
}

async function readPlainly(log: string): Promise<readonly Told[]> {
  const told: Told[] = [];
  const chunks = (async function* () {
    yield Buffer.from(log);
  })();
  for await (const { lineNumber, time, host, recordLines } of huntLog('x', chunks, index, { changed })) {
    told.push([lineNumber, time?.when, host, recordLines?.join('-') ?? '']);
  }
  return told;
}

/** However the log comes, and whichever way it is searched. */
async function expectTold(log: string, expected: readonly Told[]): Promise<void> {
  expect(fed(log, 1 << 18)).toEqual(expected);
  expect(fed(log, 7)).toEqual(expected);
  expect(await readPlainly(log)).toEqual(expected);
}

const AT = '2026-11-02T15:04:05.000Z';
const SAMPLES: Readonly<Record<string, readonly [string, readonly Told[]]>> = {
  'JSON laid out for reading, its time behind the value': [
    '[\n  {\n    "q": "heron-cdn.example",\n    "host": "mh1",\n    "timestamp": "2026-11-02T15:04:05Z"\n  },\n  {\n    "timestamp": "2026-11-09T15:04:05Z"\n  }\n]\n',
    [[3, AT, 'mh1', '2-6']],
  ],
  'an object inside, whose own time is of something else': [
    '{\n  "Records": [\n    {\n      "user": {\n        "creationDate": "2026-11-01T00:00:00Z",\n        "q": "heron-cdn.example"\n      },\n      "eventTime": "2026-11-02T15:04:05Z",\n      "sourceIPAddress": "192.0.2.8"\n    }\n  ]\n}\n',
    [[6, AT, '192.0.2.8', '3-10']],
  ],
  'a Windows event as XML, indented': [
    "<Events>\n<Event xmlns='x'>\n <System>\n  <TimeCreated SystemTime='2026-11-02T15:04:05.0Z'/>\n  <Computer>WS9</Computer>\n </System>\n <EventData>\n  <Data Name='Q'>heron-cdn.example</Data>\n </EventData>\n</Event>\n</Events>\n",
    [[8, AT, 'WS9', '2-10']],
  ],
  'events of wevtutil': [
    'Event[0]:\n  Log Name: S\n  Date: 2026-11-01T15:04:05.000\n  Computer: WS1\n\nEvent[1]:\n  Log Name: S\n  Date: 2026-11-02T15:04:05.000\n  Computer: WS2\n  Description:\nQuery\n\nName: heron-cdn.example\n',
    [[13, AT, 'WS2', '6-13']],
  ],
  'PowerShell’s lists, with the time last': [
    '\nMessage     : Query\n              Name: heron-cdn.example\nMachineName : WS3\nTimeCreated : 11/2/2026 3:04:05 PM\n\nMessage     : other\nTimeCreated : 11/9/2026 3:04:05 PM\n',
    [[3, AT, 'WS3', '2-5']],
  ],
  'a cell of several lines': [
    'time,host,message\n2026-11-02T15:04:05Z,mc1,"first\nsecond heron-cdn.example"\n2026-11-09T15:04:05Z,mc2,"first\nsecond"\n',
    [[3, AT, 'mc1', '2-3']],
  ],
  'a stack trace': [
    '2026-11-02T15:04:05Z ERROR failed\njava.net.UnknownHostException: heron-cdn.example\n\tat a.B(heron-cdn.example)\n2026-11-09T15:04:05Z INFO x\n',
    [
      [2, AT, undefined, '1-2'],
      [3, AT, undefined, '1-3'],
    ],
  ],
  'an entry of journald with all it has': [
    'Mon 2026-11-02 15:04:05.000000 UTC [s=1]\n    MESSAGE=heron-cdn.example\n    _HOSTNAME=web3\nMon 2026-11-09 15:04:05.000000 UTC [s=2]\n    _HOSTNAME=web4\n',
    [[2, AT, 'web3', '1-3']],
  ],
  'a shell’s history with times': [
    `#${Date.parse(AT) / 1000}\nheron-cdn.example\n`,
    [[2, AT, undefined, '1-2']],
  ],
};

describe('a line has the time and the host of the record that it is a part of', () => {
  test.each(Object.entries(SAMPLES))('%s', async (_name, [log, expected]) => {
    await expectTold(log, expected);
  });
});

describe('and nothing of what it is no part of', () => {
  test.each([
    ['a word alone below another line', '2026-11-02T15:04:05Z host=mh1 x\nheron-cdn.example\n'],
    ['behind the record', '<Event>\n<Computer>WS9</Computer>\n</Event>\nsee heron-cdn.example\n'],
    ['a header’s time', '#Date: 2026-11-02 15:04:05\nsee heron-cdn.example\n'],
    ['a whole object', '2026-11-02T15:04:05Z x\n{"q":"heron-cdn.example"}\n'],
    ['too far away', `2026-11-02T15:04:05Z x\n${'- y\n'.repeat(BEFORE / 4)}see heron-cdn.example\n`],
  ])('%s', async (_name, log) => {
    const number = log.slice(0, log.indexOf('heron-cdn')).split('\n').length;
    await expectTold(log, [[number, undefined, undefined, '']]);
  });
});

test('many hits in records of all kinds are told in their order, across all that is read at once', async () => {
  const logs = Object.values(SAMPLES).map(([log]) => log);
  const [first = ''] = logs;
  const log = Array.from({ length: 400 }, (_, at) => `${'-'.repeat((at * 997) % 9000)} x\n${first}`).join('');
  const expected = fed(log, 1 << 18);
  expect(expected.length).toBe(400);
  expect(new Set(expected.map(([, when, host]) => `${when} ${host}`))).toEqual(new Set([`${AT} mh1`]));
  expect(fed(log, 4099)).toEqual(expected);
  expect(await readPlainly(log)).toEqual(expected);
});
