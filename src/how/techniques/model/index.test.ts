import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readingInBlocks, type WrittenBlock } from '../../../../test/fixtures/reading-in-blocks.ts';
import { techniqueById } from '../../../vocab/attack-techniques.ts';
import { techniquePacks } from '../../../vocab/technique-model.ts';
import { findTechniques } from '../index.ts';

const SHOWS = 'The implant calls schtasks.exe to create a task that runs its loader every hour as SYSTEM.';
const DUMPS = 'The operators then used Mimikatz to dump credentials from the memory of the LSASS process.';

/** A report around the sentence asked about: a lone sentence is no report. */
const STORY: readonly string[] = [
  'The intruders sent an email with a malicious Word attachment to two port authorities.',
  SHOWS,
  'The loader runs an encoded PowerShell command that downloads the next stage over HTTPS.',
];

function shown(...blocks: readonly WrittenBlock[]): ReturnType<typeof findTechniques> {
  return findTechniques(readingInBlocks(...blocks)).filter(({ how }) => how === 'model');
}

test('a sentence that shows a technique without naming it is found, with its words as the span', () => {
  const reading = readingInBlocks('A report of ours.', SHOWS, DUMPS);
  const found = findTechniques(reading).filter(({ how }) => how === 'model');
  const quoted = found.map(({ attackId, span }) => [attackId, span.quote]);
  expect(quoted).toContainEqual(['T1053.005', SHOWS]);
  expect(quoted).toContainEqual(['T1003.001', DUMPS]);
  for (const { span, score, tier, heldBack } of found) {
    expect(reading.text.slice(span.start, span.end)).toBe(span.quote);
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThan(1);
    expect(heldBack === undefined).toBe(tier === 'confident');
  }
});

test('it says which words carried it, where they stand, and which procedure is nearest', () => {
  const reading = readingInBlocks('A report of ours.', SHOWS);
  const because = findTechniques(reading).find(({ attackId }) => attackId === 'T1053.005')?.because;
  expect(because?.words.map(({ text }) => text).join(' ')).toContain('schtasks');
  for (const { text, start, end } of because?.words ?? []) expect(reading.text.slice(start, end)).toBe(text);
  expect(because?.nearest?.source).toMatch(/^[SGC]\d{4}$/);
  expect(because?.nearest?.attackId).toBe('T1053.005');
});

test('an id in the sentence is the report’s own word: the model does not say it again', () => {
  const found = findTechniques(readingInBlocks('A report of ours.', `${SHOWS.slice(0, -1)} (T1053.005).`));
  expect(found.filter(({ attackId }) => attackId.startsWith('T1053')).map(({ how }) => how)).toEqual(['id']);
});

test('advice to the defender is no account of what was done', () => {
  const advice = { kind: 'heading', level: 2, text: 'Recommendations' } as const;
  const sure = ({ tier }: { tier: string }): boolean => tier === 'confident';
  expect(shown(advice, SHOWS, DUMPS).filter(sure)).toEqual([]);
  expect(
    shown('Defenders should monitor schtasks.exe for scheduled tasks created at logon.').filter(sure),
  ).toEqual([]);
});

test('what may have been done, or was not, is never sure, while the same told as done is', () => {
  const sure = (text: string): readonly string[] =>
    shown(...STORY, text)
      .filter(({ tier, span }) => tier === 'confident' && span.quote === text)
      .map(({ attackId }) => attackId);
  expect(sure(DUMPS)).toEqual(['T1003.001']);
  for (const doubted of [
    'The operators may then have used Mimikatz to dump credentials from the memory of the LSASS process.',
    'The operators then did not use Mimikatz to dump credentials from the memory of the LSASS process.',
    'It is unclear whether the operators used Mimikatz to dump credentials from the memory of the LSASS process.',
    'Detect the use of Mimikatz to dump credentials from the memory of the LSASS process.',
  ]) {
    expect(sure(doubted)).toEqual([]);
  }
});

test('a plain statement is sure, however short the report', () => {
  const sure = (text: string): readonly string[] =>
    shown(text)
      .filter(({ tier }) => tier === 'confident')
      .map(({ attackId }) => attackId);
  expect(sure('It used spearphishing attachments.')).toEqual(['T1566.001']);
  expect(sure('It logs keystrokes.')).toEqual(['T1056.001']);
});

test('a sentence without the words that say a technique is at most worth a look', () => {
  const sure = (text: string): readonly string[] =>
    shown(...STORY, DUMPS, text)
      .filter(({ tier, span }) => tier === 'confident' && span.quote === text)
      .map(({ attackId }) => attackId);
  for (const text of [
    'The authors of the implant speak Freedonian, and the resource language is Freedonian, too.',
    'The campaigns overlap in many ways, and eleven independent campaigns share their infrastructure.',
    'Figure 4 – Decoding shellcode with the XOR key 0x6A.',
    'We have written a Python script that decrypts the configuration file of the payload.',
    'Typically, downloaders download a payload and execute it.',
  ]) {
    expect(sure(text)).toEqual([]);
  }
});

test('a list of domains, hashes or whois fields shows no technique at all', () => {
  for (const text of [
    'update.heron-cdn.example mail.heron-cdn.example ftp2.heron.example www.heron.example',
    'zp . heron . com zp . otter . net it . finch . com www . heron . org',
    'Registrar: HERON.EXAMPLE, LLC Email: someone@heron.example',
    'd41d8cd98f00b204e9800998ecf8427e 0cc175b9c0f1b6a831c399e269772661 C:\\Windows\\Temp\\heron.dll',
  ]) {
    expect(shown(...STORY, text).filter(({ span }) => text.includes(span.quote))).toEqual([]);
  }
});

test('what is not the report’s own words is not judged', () => {
  expect(shown({ kind: 'comment', text: SHOWS }, { kind: 'navigation', text: DUMPS })).toEqual([]);
});

test('prose about other things shows nothing surely', () => {
  const prose = [
    'The museum opened its new wing on Saturday, and thousands queued for hours to see the restored paintings.',
    'The company said that revenue rose by four per cent, helped by strong sales of fridges in the south.',
    'Her lawyer told the court that the task had been scheduled for months and that nobody had objected.',
  ];
  expect(shown(...prose).filter(({ tier }) => tier === 'confident')).toEqual([]);
});

test('hostile text is judged without harm', () => {
  for (const text of ['', '\ud800', 'a'.repeat(50_000), `${'schtasks /create '.repeat(5_000)}.`]) {
    for (const { span } of shown(text)) expect(text).toContain(span.quote);
  }
});

test('the shipped models are whole, and speak of active techniques only', () => {
  for (const { data, sha256, labels, scales, biases } of techniquePacks()) {
    expect(createHash('sha256').update(data).digest('hex')).toBe(sha256);
    const ids = labels.split(' ');
    expect(ids.filter((id) => techniqueById(id).kind !== 'active')).toEqual([]);
    expect([scales.length, biases.length]).toEqual([ids.length, ids.length]);
  }
});
