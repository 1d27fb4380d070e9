import { describe, expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import type { Block, Finding, Reading } from '../../model/index.ts';
import { spanOf } from '../../model/index.ts';
import { findEvents } from './index.ts';

/** `date | deed | from..to`, as they are found. */
function found(text: string, findings: readonly Finding[] = []): readonly string[] {
  return told(readingInBlocks(text), findings);
}

function told(reading: Reading, findings: readonly Finding[] = []): readonly string[] {
  return findEvents(reading, findings).map(({ span, deed, when, within }) => {
    for (const each of [span, deed]) expect(reading.text.slice(each.start, each.end)).toBe(each.quote);
    expect(within.start <= span.start && span.end <= within.end).toBe(true);
    const days = when.from === undefined ? `no year, ${when.precision}` : `${when.from}..${when.to}`;
    return `${span.quote} | ${deed.quote} | ${days}`;
  });
}

describe('a date in a sentence that states a deed', () => {
  test.each([
    [
      'On 12 October 2026 the VPN gateway was exploited.',
      '12 October 2026 | exploited | 2026-10-12..2026-10-12',
    ],
    [
      'On October 12th, 2026, intruders breached the port.',
      'October 12th, 2026 | breached | 2026-10-12..2026-10-12',
    ],
    ['In March 2025, they deployed a web shell.', 'March 2025 | deployed | 2025-03-01..2025-03-31'],
    ['The mailboxes were copied in 2024.', '2024 | copied | 2024-01-01..2024-12-31'],
    ['2026-11-06 the export ran again.', '2026-11-06 | ran | 2026-11-06..2026-11-06'],
    [
      'Between 5 October and 6 November 2026 intruders read the mail.',
      '5 October and 6 November 2026 | read | 2026-10-05..2026-11-06',
    ],
    [
      'From 28 December 2025 to 3 January 2026 files were stolen.',
      '28 December 2025 to 3 January 2026 | stolen | 2025-12-28..2026-01-03',
    ],
    ['They sent mails on 1–3 October 2026.', '1–3 October 2026 | sent | 2026-10-01..2026-10-03'],
  ])('%s', (sentence, expected) => {
    expect(found(sentence)).toEqual([expected]);
  });

  test('without a year has none, and is not given one', () => {
    expect(
      found(
        'On 12 October the gateway was exploited. It was used eleven times, the last time on 3 November.',
      ),
    ).toEqual(['12 October | exploited | no year, day', '3 November | used | no year, day']);
    expect(found('Between 28 December and 3 January 2026 files were stolen.')).toEqual([
      '28 December and 3 January 2026 | stolen | no year, day',
    ]);
  });

  test('is taken with the deed of its own clause, each with its own', () => {
    expect(
      found('On 3 May 2026 the port was breached; on 9 May 2026, the intruders wiped the servers.'),
    ).toEqual([
      '3 May 2026 | breached | 2026-05-03..2026-05-03',
      '9 May 2026 | wiped | 2026-05-09..2026-05-09',
    ]);
    expect(
      found(
        'On 12 October 2026 the gateway was exploited through a flaw, a fix for which had been available since February 2024.',
      ),
    ).toEqual(['12 October 2026 | exploited | 2026-10-12..2026-10-12']);
  });

  test('is taken where a finding of the report says that something was done, unless it was rejected', () => {
    const text = 'A scheduled task named Updater, dated 4 June 2026.';
    const claim = (status: 'suggested' | 'rejected') =>
      ({ kind: 'technique', status, span: spanOf(text, 2, 16) }) as unknown as Finding;
    expect(found(text)).toEqual([]);
    expect(found(text, [claim('suggested')])).toEqual([
      '4 June 2026 | scheduled task | 2026-06-04..2026-06-04',
    ]);
    expect(found(text, [claim('rejected')])).toEqual([]);
  });
});

test('what dates no deed is no event', () => {
  for (const sentence of [
    'Published by Northgate Labs on 17 November 2026.',
    'We may march on and they may use it in part.',
    'Search for images and block the host by 12 October 2026.',
    'The gateway was exploited yesterday, two weeks after the first mail.',
    'Version 2024.10.12 was exploited.',
    'CVE-2024-21762 was exploited.',
    'The file sync-2026-10-12-a.log was deleted.',
    'On 31 February 2026 nothing was stolen.',
    'They stole 2026 files.',
    'The mails of 5 October 2026 came from notices[@]berth.example.',
    'It was exploited on 03/04/2026.',
  ])
    expect([sentence, found(sentence)]).toEqual([sentence, []]);
});

describe('a table of events', () => {
  function table(rows: readonly (readonly string[])[]): Reading {
    const blocks: Block[] = [];
    let text = '';
    for (const [row, cells] of rows.entries())
      for (const [column, cell] of cells.entries()) {
        const start = text.length;
        text += `${cell}\n`;
        const end = start + cell.length;
        blocks.push({ kind: 'table-cell', start, end, cell: { table: 0, row, column, header: row === 0 } });
      }
    return {
      ...readingInBlocks('x'),
      text,
      blocks,
      sentences: blocks.map(({ start, end }) => ({ start, end })),
    };
  }

  test('takes the year that the head of the column states, and shows where', () => {
    const reading = table([
      ['Date (2026)', 'Event'],
      ['1–3 October', 'Six domains are registered through one reseller.'],
      ['7 October', 'TideLatch runs on a workstation.'],
      ['8 October', 'Forty-one employees receive a message.'],
      ['9 October', 'A quiet day.'],
      ['10 October', 'Use of the web shell, the attack of the port.'],
      ['20 – 22 October', 'Cobalt Strike, Sennbay'],
    ]);
    expect(told(reading)).toEqual([
      '1–3 October | registered | 2026-10-01..2026-10-03',
      '7 October | runs | 2026-10-07..2026-10-07',
      '8 October | receive | 2026-10-08..2026-10-08',
    ]);
    const [first] = findEvents(reading);
    expect(first?.when.year?.quote).toBe('2026');
  });

  test('whose head names no year, or two, dates nothing for certain', () => {
    for (const head of ['Date', '2025/2026'])
      expect(
        told(
          table([
            [head, 'Event'],
            ['7 October', 'It was wiped.'],
          ]),
        ),
      ).toEqual(['7 October | wiped | no year, day']);
  });
});

test('ten times the text takes about ten times as long, whatever it is made of', { retry: 4 }, () => {
  const long = (phrase: string, times: number): Reading =>
    readingInBlocks(`${phrase.repeat(Math.floor(1_400 / phrase.length))}. `.repeat(times).trimEnd());
  const work = (reading: Reading): number => {
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      findEvents(reading);
      return process.cpuUsage(before).user;
    });
    return Math.max(2_000, Math.min(...times));
  };
  for (const phrase of ['12 October 2026 and ', '1-', 'May ', 'in in ', '2026-10-', 'stolen 3 May, ']) {
    const ratio = work(long(phrase, 600)) / work(long(phrase, 60));
    expect([phrase, ratio < 40]).toEqual([phrase, true]);
  }
});
