import { expect, test } from 'vitest';
import { oleOf, seeds } from '../../../eval/hostile-seeds.mjs';
import { blockLines, problemOf, readingOf } from '../../../test/fixtures/block-lines.ts';

const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const PROPERTIES = { '__properties_version1.0': Buffer.alloc(32) };

test('subject, header, body, attachments and messages inside are read, each from its stream', async () => {
  const reading = await readingOf((await seeds()).get('report.msg') ?? new Uint8Array());
  const lines = blockLines(reading);
  expect(lines.slice(0, 4)).toEqual([
    'heading1: Operation Copper Heron',
    'paragraph: From: Mara Lindqvist mara@northgate.example',
    'paragraph: To: desk@port.example',
    'paragraph: The implant beacons to update.heron-cdn.example.',
  ]);
  expect(lines).toContain('table-cell 0/3/1: 198.51.100.23');
  expect(lines.slice(-3)).toEqual([
    'list-item: setup.exe',
    'heading1: Inner',
    'paragraph: Inner body 203.0.113.5',
  ]);
  const { text, map } = reading;
  expect(map.find(({ start }) => start === text.indexOf('The implant'))?.at).toMatchObject({
    kind: 'part',
    path: '__substg1.0_1000001F',
    at: { kind: 'source-range', start: 0 },
  });
  expect(map.find(({ start }) => start === text.indexOf('203.0.113.5'))?.at ?? map.at(-1)?.at).toMatchObject({
    kind: 'part',
    path: '__attach_version1.0_#00000002/__substg1.0_3701000D',
    at: { kind: 'part', path: '__substg1.0_10130102' },
  });
  expect(reading.problems).toMatchObject([
    { code: 'unsupported-format', message: expect.stringContaining('setup.exe') },
  ]);
});

test('the header that the mail travelled with goes before Outlook’s own fields', async () => {
  const headers =
    'From: Mara <mara@northgate.example>\r\nDate: Tue, 17 Nov 2026 09:00:00 +0100\r\nSubject: x\r\n';
  const reading = await readingOf(
    oleOf({
      ...PROPERTIES,
      '__substg1.0_0037001F': utf16('x'),
      '__substg1.0_007D001F': utf16(headers),
      '__substg1.0_1000001F': utf16('Body.'),
    }),
  );
  expect(blockLines(reading)).toEqual([
    'heading1: x',
    'paragraph: From: Mara <mara@northgate.example>',
    'paragraph: Date: Tue, 17 Nov 2026 09:00:00 +0100',
    'paragraph: Body.',
  ]);
  expect(reading.metadata.published?.value).toBe('2026-11-17T08:00:00.000Z');
});

test('strings that are not Unicode are read in the message’s code page', async () => {
  const properties = Buffer.alloc(48);
  properties.writeUInt32LE(0x3fde0003, 32);
  properties.writeUInt32LE(1251, 40);
  const body = Buffer.from('\xcf\xf0\xe8\xe2\xe5\xf2', 'latin1');
  const reading = await readingOf(
    oleOf({ '__properties_version1.0': properties, '__substg1.0_1000001E': body }),
  );
  expect(reading.text).toBe('Привет');
});

test('a body in RTF only, an encrypted Office file and an old one are said to be so', async () => {
  const rtf = oleOf({ ...PROPERTIES, '__substg1.0_10090102': Buffer.from('x'.repeat(40)) });
  expect(await problemOf(rtf)).toMatchObject({
    code: 'unsupported-format',
    message: expect.stringContaining('RTF'),
  });
  expect(await problemOf(oleOf({ EncryptedPackage: Buffer.alloc(9) }))).toMatchObject({ code: 'encrypted' });
  expect((await problemOf(oleOf({ WordDocument: Buffer.alloc(9) })))?.message).toContain('old Word');
});

test('a chain of sectors that goes in a circle ends', async () => {
  const bytes = Buffer.from(oleOf({ ...PROPERTIES, '__substg1.0_1000001F': utf16('Body. '.repeat(2_000)) }));
  const table = bytes.readUInt32LE(76);
  for (let at = 0; at < 40; at++) bytes.writeUInt32LE(at, (table + 1) * 512 + at * 4);
  const read = await problemOf(bytes);
  expect(read === undefined || read.code === 'unsupported-format' || read.code === 'no-text').toBe(true);
});
