import fc from 'fast-check';
import { expect, test } from 'vitest';
import { observable, SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import { spanOf } from '../../model/index.ts';
import { csvRow } from './csv-cell.ts';
import { CSV_COLUMNS, toCsv } from './index.ts';

/** RFC 4180, section 2, written apart from what writes it: quoted and bare fields, CRLF after each record. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        if (at >= text.length) throw new Error('a quoted field does not end');
        if (text[at] === '"') at += 1;
        field += text[at];
        at += 1;
      }
      at += 1;
    } else {
      while (at < text.length && !',\r\n'.includes(text[at] ?? '')) {
        if (text[at] === '"') throw new Error('a quote inside a bare field');
        field += text[at];
        at += 1;
      }
    }
    record.push(field);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      records.push(record);
      record = [];
      at += 2;
    } else throw new Error(`neither comma nor CRLF at ${at}`);
  }
  return records;
}

/** What docs/reference/csv.md tells a reader to do: take one leading apostrophe off. */
function restore(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

function rows(csv: string): Record<string, string>[] {
  const [header = [], ...records] = parseCsv(csv);
  return records.map((cells) => Object.fromEntries(cells.map((cell, index) => [header[index] ?? '?', cell])));
}

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", '＝', ' ', 'x', '\u2028', '😀'),
    )
    .map((parts) => parts.join('')),
);

test('whatever stands in a cell is read back by any reader of RFC 4180', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
      expect(parseCsv(csvRow(cells))).toHaveLength(1);
      expect(parseCsv(csvRow(cells))[0]?.map(restore)).toEqual(cells);
    }),
  );
});

test('no cell begins as a formula does', () => {
  fc.assert(
    fc.property(cell, (value) => {
      expect(parseCsv(csvRow([value]))[0]?.[0] ?? '').not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
    }),
  );
  expect(csvRow(['=HYPERLINK("http://a.example")'])).toBe('"\'=HYPERLINK(""http://a.example"")"\r\n');
});

test('the header names the columns that the reference describes', () => {
  expect(toCsv(sampleWith([]))).toBe(
    'type,value,raw,role,role_why,status,mentions,page,start,end,sentence,report,report_url,sha256_of_copy,tlp,held_back\r\n',
  );
  expect(rows(toCsv(SAMPLE)).every((row) => Object.keys(row).length === CSV_COLUMNS.length)).toBe(true);
});

test('a value has one row, with its first mention as evidence and the number of mentions', () => {
  const text = 'See 198.51.100[.]3 first.\nThen 198.51.100.3 again.';
  const mention = (raw: string): ReturnType<typeof observable> => {
    const start = text.indexOf(raw);
    const span = spanOf(text, start, start + raw.length, 4);
    return { ...observable('ipv4-addr', '198.51.100[.]3', '198.51.100.3'), raw, span };
  };
  const found = rows(toCsv(sampleWith([mention('198.51.100.3'), mention('198.51.100[.]3')], text)));
  expect(found).toEqual([
    {
      type: 'ipv4-addr',
      value: '198.51.100.3',
      raw: '198.51.100[.]3',
      role: 'attacker',
      role_why: 'list “Indicators”',
      status: 'suggested',
      mentions: '2',
      page: '4',
      start: '4',
      end: '18',
      sentence: 'See 198.51.100[.]3 first.',
      report: 'Operation Copper Heron',
      report_url: 'https://northgate.example/copper-heron',
      sha256_of_copy: SAMPLE.capture.sha256,
      tlp: 'TLP:GREEN',
      held_back: '',
    },
  ]);
});

test('what is held back or rejected is left out, and under --all says why', () => {
  const values = (all: boolean): string[][] =>
    rows(toCsv(SAMPLE, { all })).map((row) => [row['value'] ?? '', row['held_back'] ?? '']);
  expect(values(false).map(([value]) => value)).not.toContain('vendor.example');
  expect(values(false).every(([, why]) => why === '')).toBe(true);
  expect(values(true)).toContainEqual(['vendor.example', 'the vendor’s own name']);
  expect(values(true)).toContainEqual(['192.0.2.9', 'rejected by an analyst']);
});

test('one rejection by an analyst keeps the value out, whatever the machine says elsewhere', () => {
  const suggested = observable('ipv4-addr', '198.51.100[.]3', '198.51.100.3');
  const rejected = { ...suggested, id: 'finding-r', status: 'rejected', by: 'an analyst' } as const;
  const accepted = {
    ...suggested,
    id: 'finding-a',
    status: 'accepted',
    by: 'an analyst',
    heldBack: 'was',
  } as const;
  expect(rows(toCsv(sampleWith([suggested, rejected])))).toEqual([]);
  expect(rows(toCsv(sampleWith([suggested, rejected, accepted])))).toMatchObject([{ status: 'accepted' }]);
});

test('an explicit role is not drowned by mentions that have none', () => {
  const unknown = observable('domain-name', 'mail.port.example', 'mail.port.example', 'unknown');
  const victim = { ...unknown, id: 'finding-v', role: 'victim' } as const;
  const attacker = { ...unknown, id: 'finding-t', role: 'attacker' } as const;
  expect(rows(toCsv(sampleWith([unknown, victim])))).toMatchObject([{ role: 'victim', mentions: '2' }]);
  expect(rows(toCsv(sampleWith([unknown, victim, attacker])))).toMatchObject([{ role: 'attacker' }]);
});

test('values are ready to search for, or defanged when asked', () => {
  const values = (refang: boolean): string =>
    rows(toCsv(SAMPLE, { refang }))
      .map((row) => row['value'])
      .join(' ');
  expect(values(true)).toContain(
    '198.51.100.3 203.0.113.0/24 2001:db8::5 update.heron-cdn.example https://heron-cdn',
  );
  expect(values(false)).toContain(
    '198[.]51[.]100[.]3 203[.]0[.]113[.]0/24 2001[:]db8::5 update[.]heron-cdn[.]example hxxps://heron-cdn[.]example/a[.]php',
  );
  expect(values(false)).toContain('ops[@]heron-cdn[.]example 0cc175b9c0f1b6a831c399e269772661');
});
