// Indicators of every kind, and lines of their pieces: for tests.
import fc from 'fast-check';
import type { ObservableType } from '../../model/index.ts';

const HASH = '0123456789abcdef0123456789abcdef';
const VALUES: readonly (readonly [ObservableType, string])[] = [
  ['domain-name', 'evil.example'],
  ['domain-name', 'cdn.evil.example'],
  ['domain-name', 'e.ex'],
  ['domain-name', 'bücher.example'],
  ['ipv4-addr', '198.51.100.23'],
  ['ipv4-addr', '203.0.113.64/28'],
  ['ipv4-addr', '10.0.0.0/9'],
  ['ipv4-range', '192.0.2.5-192.0.2.9'],
  ['ipv6-addr', '2001:db8::23'],
  ['ipv6-addr', '2001:db8:5::/48'],
  ['file:md5', HASH],
  ['file:sha1', `${HASH}01234567`],
  ['file:sha256', HASH + HASH],
  ['url', 'http://evil.example/a/gate.php?id=7f3a'],
  ['url', 'https://198.51.100.23:8080/x'],
  ['url', 'http://[2001:db8::23]/x'],
  ['email-addr', 'ana@evil.example'],
  ['file-name', 'mailsync.exe'],
  ['file-name', 'berth plan (2).iso'],
  ['file-name', '.hidden'],
  ['file-name', 'größe.exe'],
  ['file-name', 'плащ'],
  ['file-name', 'x.mp3'],
  ['file-path', 'C:\\ProgramData\\Kelpline\\kelpcore.dll'],
  ['file-path', 'C:\\Program Files\\Kelp\\'],
  ['file-path', '/tmp/.x/run'],
  ['registry-key', 'HKEY_CURRENT_USER\\Software\\Run\\KelplineSync'],
  ['user-agent', 'Kelp/1.0 (berth; 2)'],
  ['mutex', 'Global\\KelpMutex_7'],
  ['named-pipe', '\\\\.\\pipe\\kelp_pipe'],
];

export const INDICATORS: readonly { readonly type: ObservableType; readonly value: string }[] = VALUES.map(
  ([type, value]) => ({ type, value }),
);

const PIECES = [
  'evil',
  '.example',
  'cdn.',
  '203.0.113.',
  '66',
  '10.3.4.5',
  '192.0.2.7',
  '2001:db8',
  '::5:1',
  '::23',
  '.iso',
  'ana@',
  'BÜCHER',
  'xn--bcher-kva',
  HASH.slice(0, 9),
  HASH.toUpperCase(),
  '\\Kelpline\\',
  '\\\\Kelpline\\\\',
  'HKCU\\',
  'HKU\\S-1-5-21-7\\',
  'Software\\\\Run\\\\KelplineSync',
  '"PipeName":"\\\\kelp_pipe"',
  '::ffff:',
  'c633:6417',
  '23.100.51.198.in-addr.arpa',
  '.in-addr.arpa',
  `3.2.${'0.'.repeat(22)}8.b.d.0.1.0.0.2.ip6.arpa`,
  'evil\\.example',
  'evil\\\\.example',
  'evil[.example',
  'evil.]example',
  'evil (.) example',
  ' [dot] ',
  '.%5D',
  '%5B.',
  '%5C.',
  'b\\xc3\\xbccher',
  '\\Device\\HarddiskVolume3\\ProgramData\\Kelpline\\kelpcore.dll',
  '\\\\Device\\\\HarddiskVolume3\\\\ProgramData\\\\Kelpline\\\\kelpcore.dll',
  '\\=',
  '/a/gate.php?id=7f3a',
  '\\/a\\/',
  ':8080/x',
  '\u212Aelp',
  'http://3325256727/',
  'http://0xc6.063.25623/',
  '//0306.063.0144.027',
  '//0xc6336417',
  ':80@',
  'ｅｖｉｌ',
  '“',
  '”',
  '，',
];
const GLUE = [
  ...' .:-_@/?=&,;"<>()[]{}\\%0x9azG#~$+!é\t\u00a0',
  '..',
  '0x',
  ':80',
  '://',
  'src:',
  '.com',
  '\\t',
  '\\n',
  '\\u002e',
  '\\u002E',
  '%2E',
  '%2F',
  '%252e',
  '%5C',
  '%40',
  '%C3%BC',
  '[.]',
  '(dot)',
  '[:]',
  'hxxp',
  '\\x2e',
  '%5Cu002e',
  '\x1b[31m',
  '^[[1;32m',
  '#033[0m',
  '#011',
  '#012',
  '\\u001b[36m',
  '\\x1b[m',
  '(4)',
  '(7)',
  '(0)',
];

const wrapped: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(JSON.stringify(text)).replaceAll('/', '\\/'),
  (text) => encodeURIComponent(text),
  (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  (text) => text.replaceAll('.', '[.]'),
];

const part = fc.oneof(
  fc.constantFrom(...VALUES.map(([, value]) => value)),
  fc.constantFrom(...PIECES),
  fc.constantFrom(...GLUE),
);

export const lineArbitrary: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.tuple(part, fc.nat(20)), { maxLength: 10 }), fc.nat(60))
  .map(([parts, lead]) => {
    const line = parts
      .map(([text, how]) => (wrapped[how] ?? wrapped[0])?.(text) ?? text)
      .join('')
      .replaceAll('\n', ' ');
    return lead > 40 ? `${'x'.repeat(lead - 40)} ${line}` : line;
  });
