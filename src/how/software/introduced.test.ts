import { expect, test } from 'vitest';
import { readingInBlocks, type WrittenBlock } from '../../../test/fixtures/reading-in-blocks.ts';
import { findSoftware } from './index.ts';

/** Names without an id, each once, with the type and how often they stand in the text. */
function introduced(...blocks: readonly WrittenBlock[]): Record<string, string> {
  const reading = readingInBlocks(...blocks);
  const found: Record<string, string> = {};
  for (const { name, softwareType, attackId, span } of findSoftware(reading)) {
    if (attackId !== undefined) continue;
    expect(reading.text.slice(span.start, span.end)).toBe(span.quote);
    found[name] = `${softwareType} ${Number(found[name]?.split(' ')[1] ?? 0) + 1}`;
  }
  return found;
}

test('a name that a report gives to software is found wherever it stands, with the type the report says', () => {
  expect(
    introduced(
      'The tools were a loader that we call MarshLamp and a backdoor dubbed Sepal, and a custom utility named RackPull.',
      'Later MarshLamp fetched Sepal. RackPull copied the rest.',
    ),
  ).toEqual({ MarshLamp: 'malware 2', Sepal: 'malware 2', RackPull: 'tool 2' });
});

test.each([
  ['GreyWick, a passive backdoor, answers to one packet.', 'GreyWick'],
  ['GreyWick is a small information stealer.', 'GreyWick'],
  ['It installs the GreyWick banking trojan.', 'GreyWick'],
  ['It installs the loader\u00a0GreyWick.', 'GreyWick'],
  ['Northgate is calling this new variant GreyWick.', 'GreyWick'],
  ['The malware, dubbed by Northgate Labs as GREYWICK, was new.', 'GREYWICK'],
  ['They brought several malware families, including OtterPay, GreyWick and Nightsoil.', 'GreyWick'],
  ['We found an implant and named it Wick.', 'Wick'],
  ['A remote access trojan known as “Wick” ran there.', 'Wick'],
])('%s', (words, name) => {
  expect(introduced(words)).toHaveProperty(name);
});

test('a heading and a list of definitions introduce names, too', () => {
  expect(
    introduced({ kind: 'heading', text: 'Malware: Wick and GreyWick' }, 'Wick answers GreyWick.'),
  ).toEqual({ Wick: 'malware 2', GreyWick: 'malware 2' });
  expect(introduced({ kind: 'list-item', text: '• Wick: An information stealer sold since May.' })).toEqual({
    Wick: 'malware 1',
  });
});

test('a word that could be a name needs two places, amid small letters, and none where it is a word', () => {
  expect(introduced('It dropped the Marsh loader.')).toEqual({});
  expect(introduced('It dropped the Marsh loader.', 'Then the Marsh backdoor came.')).toEqual({
    Marsh: 'malware 2',
  });
  expect(
    introduced('It dropped the Marsh loader.', 'Then the Marsh backdoor came.', 'They met in a marsh.'),
  ).toEqual({});
});

test.each([
  'The Windows malware and the Linux backdoor met PowerShell-based malware. Chinese malware, Android trojans.',
  'The malware drops a file named RackPull and a service called MarshLamp.',
  'A function invoked by the malware is called MainThing.',
  'The backdoor was used by a group known as GreyWick.',
  'Destructive Malware and a Listening Implant, a Listening Implant again, Destructive Malware too.',
  'In November, a trojan arrived; in Kyiv, a wiper did.',
  'ETPRO TROJAN Wick CnC Checkin. ETPRO MALWARE Wick Download.',
  'Read https://blog.example/the-backdoor/GreyWick and the malware C:\\GreyWick\\a.dll.',
  'The ransomware group GreyWick gang asked for money.',
])('nobody’s name: %s', (words) => {
  expect(introduced(words)).toEqual({});
});

test('people who bear the name of their software are not the software', () => {
  expect(introduced('They use the GreyWick ransomware.', 'The GreyWick gang took a ransom.')).toEqual({
    GreyWick: 'malware 1',
  });
});

test('a text that introduces a name in every line is read in time that grows with it', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, i) => `A loader that we call Ab${i.toString(36)}Cd came.`).join('\n\n');
  const seconds = (text: string) => {
    const before = process.cpuUsage();
    findSoftware(readingInBlocks(...text.split('\n\n')));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  seconds(lines(500));
  expect(seconds(lines(20_000))).toBeLessThan(40 * Math.max(0.05, seconds(lines(1_000))));
});
