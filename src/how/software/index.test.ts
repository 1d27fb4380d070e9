import { expect, test } from 'vitest';
import { readingInBlocks, type WrittenBlock } from '../../../test/fixtures/reading-in-blocks.ts';
import { findSoftware } from './index.ts';

function seen(...blocks: readonly WrittenBlock[]): readonly string[] {
  return findSoftware(readingInBlocks(...blocks)).map(
    ({ span, name, softwareType, attackId, heldBack }) =>
      `${span.quote} = ${name} (${softwareType} ${attackId})${heldBack === undefined ? '' : ', held back'}`,
  );
}

test('malware and tools are found by name and by alias, as reports write them', () => {
  expect(seen('They ran mimikatz and Cobalt\nStrike, then dropped Korplug.')).toEqual([
    'mimikatz = Mimikatz (tool S0002)',
    'Cobalt\nStrike = Cobalt Strike (malware S0154)',
    'Korplug = PlugX (malware S0013)',
  ]);
});

test('a finding carries its place and its id', () => {
  expect(findSoftware(readingInBlocks('The Emotet loader'))).toMatchObject([
    {
      kind: 'software',
      attackId: 'S0367',
      span: { start: 4, end: 10, quote: 'Emotet' },
      status: 'suggested',
    },
  ]);
});

test('ordinary words are no software', () => {
  expect(
    seen(
      'Play and Snake met at the Royal Epic Empire. Ping me, net of tax, and look at malware.',
      'Cuba and Conti are on the Net; Apache Spark, Google Play Protect, the Epic browser.',
      'A .NET framework application.',
    ),
  ).toEqual([]);
});

test('ordinary words beside a word for what software is are software', () => {
  expect(seen('the Snake backdoor, Royal ransomware, a wiper called Apostle, the Tor network')).toEqual([
    'Snake = Uroburos (malware S0022)',
    'Royal = Royal (malware S1073)',
    'Apostle = Apostle (malware S1133)',
    'Tor = Tor (tool S0183)',
  ]);
});

test('a code name in capitals is one amid lower-case words, and may be a word in a heading', () => {
  expect(seen('The update carried SUNBURST into the network.')).toEqual([
    'SUNBURST = SUNBURST (malware S0559)',
  ]);
  expect(seen({ kind: 'heading', text: 'SUNBURST OVER THE BAY' })).toEqual([]);
});

test('a name of people and of software is the software only where the text says so', () => {
  expect(seen('The Carbanak group robbed banks.', 'Carbanak robbed banks.')).toEqual([]);
  expect(seen('The Carbanak backdoor was installed.')).toEqual(['Carbanak = Carbanak (malware S0030)']);
});

test('capitals that abbreviate, or stand among capitals, are no code name', () => {
  expect(
    seen(
      'The agency sends the Volatiles Investigating Polar Exploration Rover (VIPER) to the moon.',
      'So the VIPER mission will land there next year.',
      'It was seen in late trading. FILE PHOTO: Traders work on the floor.',
    ),
  ).toEqual([]);
  expect(seen('The actor left VIPER on the host for months.')).toHaveLength(1);
});

test('an alias of people and the value of an option are no software', () => {
  expect(
    seen('Zebrocy is malware used by APT28 (also known as Sofacy).', 'csc.exe -target:winexe -out:a.exe'),
  ).toEqual(['Zebrocy = Zebrocy (malware S0251)']);
});

test('addresses, paths and longer words hold no software', () => {
  expect(
    seen('https://blog.example/emotet-is-back emotet[.]example C:\\emotet\\a.dll Emotets /blogs/emotet/1'),
  ).toEqual([]);
});

test('a name that stands for two entries is reported without an id', () => {
  expect(seen('the SpicyOmelette script')).toEqual(['SpicyOmelette = SpicyOmelette (malware undefined)']);
});

test('what readers and sources say is held back', () => {
  expect(seen({ kind: 'reference', text: 'Emotet, a primer' })).toEqual([
    'Emotet = Emotet (malware S0367), held back',
  ]);
});
