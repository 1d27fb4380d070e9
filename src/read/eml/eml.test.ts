import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { seeds, zipOf } from '../../../eval/hostile-seeds.mjs';
import { blockLines, readingOf } from '../../../test/fixtures/block-lines.ts';

const mail = (...lines: string[]): Uint8Array =>
  Buffer.from(
    [
      'From: a@port.example',
      'Message-ID: <1@port.example>',
      'Date: Tue, 17 Nov 2026 09:00:00 +0100',
      ...lines,
    ].join('\r\n'),
  );
const bodyOf = async (...lines: string[]): Promise<string[]> =>
  blockLines(await readingOf(mail(...lines))).filter(
    (line) => !/^(?:running|paragraph: (?:From|Date))/.test(line),
  );

test('header, body once, attachments by their own readers, a program only listed', async () => {
  const reading = await readingOf((await seeds()).get('report.eml') ?? new Uint8Array());
  const lines = blockLines(reading);
  expect(lines.slice(0, 7)).toEqual([
    'running: Received: from mx.port.example (198.51.100.7) by in.port.example; Tue, 17 Nov 2026 08:00:02 +0000',
    'paragraph: From: Mara Lindqvist <mara@northgate.example>',
    'paragraph: To: desk@port.example',
    'heading1: Operation Cöpper Heron',
    'paragraph: Date: Tue, 17 Nov 2026 09:00:00 +0100',
    'running: Message-ID: <1@northgate.example>',
    'paragraph: The implant beacons to http://update.heron-cdn.example/gate.php?id=1 and says “hello”.',
  ]);
  expect(reading.text.match(/gate\.php/g)).toHaveLength(1);
  expect(lines).toContain('list-item: bérth.docx');
  expect(lines).toContain('reference: Seen at 198.51.100.23 too.');
  expect(lines).toContain('paragraph: Inner body about 203.0.113.5.');
  const program = Buffer.from('MZ\x90\0 not a real program', 'latin1');
  const hash = createHash('sha256').update(program).digest('hex');
  expect(reading.problems.map(({ message }) => message)).toEqual([
    `"invoice.exe" (${program.length} bytes, sha256 ${hash}) is a program; it was listed, not read.`,
  ]);
  expect(reading.metadata).toMatchObject({
    title: { value: 'Operation Cöpper Heron' },
    author: { value: 'Mara Lindqvist' },
    published: { value: '2026-11-17T08:00:00.000Z' },
  });
});

test('a body leads back to its section, an encoded subject to how it was written', async () => {
  const bytes = mail(
    'Subject: =?utf-8?Q?Caf=C3=A9?=',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'One caf=C3=A9=',
    ' more.',
  );
  const { text, map } = await readingOf(bytes);
  const at = (what: string) => map.find(({ start }) => start === text.indexOf(what))?.at;
  expect(at('One')).toEqual({ kind: 'part', path: '1', at: { kind: 'source-range', start: 0, end: 14 } });
  const subject = at('Café');
  expect(
    subject?.kind === 'source-range' && Buffer.from(bytes).toString('latin1', subject.start, subject.end),
  ).toBe('=?utf-8?Q?Caf=C3=A9?=');
});

test.each([
  [
    'koi8-r in quoted-printable',
    [
      'Content-Type: text/plain; charset=koi8-r',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '=F0=D2=C9=D7=C5=D4',
    ],
    'Привет',
  ],
  [
    'no declaration, UTF-8',
    ['Content-Type: text/plain', '', Buffer.from('Grüße').toString('latin1')],
    'Grüße',
  ],
  [
    'base64 with stray characters',
    ['Content-Transfer-Encoding: BASE64', '', 'T25l!IHdv', '', 'cmQ='],
    'One word',
  ],
])('a body in %s is read', async (_, lines, expected) => {
  const bytes = Buffer.from(Buffer.from(mail(...lines)).toString('utf8'), 'latin1');
  expect((await readingOf(bytes)).text).toContain(expected);
});

test('an HTML alternative that says far less than the plain one is not believed', async () => {
  const alternative = (html: string): Promise<string[]> =>
    bodyOf(
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      '',
      'The whole text of the mail, at length.',
      '--b',
      'Content-Type: text/html',
      '',
      html,
      '--b--',
    );
  expect(await alternative('<p>View</p>')).toEqual(['paragraph: The whole text of the mail, at length.']);
  expect(await alternative('<p>The whole text of the <b>mail</b>.</p>')).toEqual([
    'paragraph: The whole text of the mail.',
  ]);
});

test('a message nested in messages is read five deep, and said to be deeper', async () => {
  let inner = 'From: x@port.example\r\nSubject: s\r\n\r\nAt the bottom.';
  const wrap = (): void => {
    inner = `From: x@port.example\r\nSubject: s\r\nContent-Type: multipart/mixed; boundary=b${inner.length}\r\n\r\n--b${inner.length}\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b${inner.length}--`;
  };
  for (let depth = 0; depth < 5; depth++) wrap();
  expect((await readingOf(Buffer.from(inner), 'a.eml')).text).toContain('At the bottom.');
  wrap();
  const deeper = await readingOf(Buffer.from(inner), 'a.eml');
  expect(deeper.text).not.toContain('At the bottom.');
  expect(deeper.problems.map(({ code }) => code)).toContain('too-deep');
});

test('three thousand nested multiparts are refused where they get too deep', async () => {
  const open = Array.from(
    { length: 3_000 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  ).join('');
  const reading = await readingOf(Buffer.concat([mail(''), Buffer.from(open)]), 'a.eml');
  expect(reading.problems.map(({ code }) => code)).toContain('too-deep');
});

test('encrypted mails and archives say so', async () => {
  const pgp = await readingOf(
    mail('Content-Type: multipart/encrypted; boundary=b', '', '--b', '', 'x', '--b--'),
  );
  expect(pgp.problems).toMatchObject([{ code: 'encrypted' }]);
  const smime = await readingOf(
    mail('Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', '', 'AAAA'),
  );
  expect(smime.problems).toMatchObject([{ code: 'encrypted' }]);
});

test('a list attached in a ZIP is read through both', async () => {
  const zip = Buffer.from(await zipOf({ 'iocs.csv': 'type,value\ndomain,heron.example\n' })).toString(
    'base64',
  );
  const { text, map } = await readingOf(
    mail('Content-Type: application/zip; name=iocs.zip', 'Content-Transfer-Encoding: base64', '', zip),
  );
  expect(map.find(({ start }) => start === text.indexOf('heron.example'))?.at).toMatchObject({
    kind: 'part',
    path: '1',
    at: { kind: 'part', path: 'iocs.csv', at: { kind: 'source-range', start: 18, end: 31 } },
  });
});

test('a memo that begins with names and colons is no mail; a saved mail with its name is', async () => {
  const memo = Buffer.from('From: Mara\nTo: all\nSubject: what we saw\n\nText.');
  expect((await readingOf(memo)).extractor).toBe('text@1');
  expect((await readingOf(memo, 'memo.eml')).extractor).toBe('eml@1');
});

test('a broken line in the header does not hide the fields after it', async () => {
  const bytes = Buffer.from(
    'From: a@port.example\nSubject : one\nReferences: <1>\nmore broken\nContent-Type: text/html\n\n<p>B&amp;C</p>',
  );
  expect(blockLines(await readingOf(bytes, 'a.eml'))).toEqual([
    'paragraph: From: a@port.example',
    'heading1: one',
    'running: References: <1>',
    'paragraph: B&C',
  ]);
});

test('a seven-bit charset with escapes is no ASCII', async () => {
  const body = Buffer.from('1b2442256122213c256b1b2842', 'hex').toString('latin1');
  expect((await readingOf(mail('Content-Type: text/plain; charset=ISO-2022-JP', '', body))).text).toContain(
    'メ',
  );
});

test('a file name in encoded words, raw bytes or with a NUL in it is still a name', async () => {
  const named = async (name: string): Promise<string | undefined> => {
    const bytes = mail(
      'Content-Type: text/plain',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      'Text.',
    );
    const raw = Buffer.from(Buffer.from(bytes).toString('utf8'), 'latin1');
    return (await bodyLines(raw)).find((line) => line.startsWith('list-item'));
  };
  const bodyLines = async (bytes: Uint8Array): Promise<string[]> => blockLines(await readingOf(bytes));
  expect(await named('=?utf-8?Q?b=C3=A9rth.txt?=')).toBe('list-item: bérth.txt');
  expect(await named(Buffer.from('bérth.txt').toString('latin1'))).toBe('list-item: bérth.txt');
  expect(await named('a\0b.txt')).toBe('list-item: a\uFFFDb.txt');
});
