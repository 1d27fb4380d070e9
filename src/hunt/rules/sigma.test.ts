import { expect, test } from 'vitest';
import { fieldsOf } from '../records/fields.ts';
import { matchesRule } from './match-rule.ts';
import { parseSigma } from './parse-sigma.ts';
import { RefusedRule } from './sigma-rule.ts';

const PROCESS = (image: string, line: string, id = '1') =>
  JSON.stringify({
    Event: { System: { EventID: id }, EventData: { Image: image, CommandLine: line, Port: 443 } },
  });

function rule(detection: string, logsource = '{product: windows, category: process_creation}'): string {
  return `title: Kelp\nlogsource: ${logsource}\ndetection:\n${detection.replace(/^/gm, '  ')}\n`;
}

function matched(text: string, lines: readonly string[]): readonly number[] {
  const parsed = parseSigma(text);
  if (parsed instanceof RefusedRule) throw parsed;
  return lines.flatMap((line, at) =>
    matchesRule(parsed, { line, fields: fieldsOf(line, { kind: 'lines' }) }) ? [at] : [],
  );
}

const LINES = [
  PROCESS('C:\\Windows\\System32\\cmd.exe', 'cmd /c whoami'),
  PROCESS('C:\\Temp\\KELP.exe', 'kelp.exe -enc AAAA 100%_x'),
  PROCESS('C:\\Temp\\kelp.exe', 'kelp.exe -enc AAAA', '3'),
  JSON.stringify({ EventID: 4688, Image: 'C:\\Temp\\kelp.exe', CommandLine: '', src: '198.51.100.7' }),
];

test.each([
  ['a value, whatever its case', "s:\n  Image|endswith: '\\kelp.exe'\ncondition: s", [1, 3]],
  ['all of several', 's:\n  CommandLine|contains|all: [enc, kelp]\ncondition: s', [1]],
  [
    'one of a list of maps',
    's:\n  - CommandLine|contains: whoami\n  - CommandLine|contains: enc\ncondition: s',
    [0, 1],
  ],
  ['words anywhere', 's: [whoami, 198.51.100.7]\ncondition: s', [0, 3]],
  ['wildcards, and what they are in the text', "s:\n  CommandLine: '*100%_?'\ncondition: s", [1]],
  ['escaped wildcards', "s:\n  CommandLine|contains: 'e\\*e'\ncondition: s", []],
  [
    'not, and brackets',
    "a:\n  Image: '*'\nb:\n  CommandLine|contains: whoami\ncondition: a and not (b or b)",
    [1, 3],
  ],
  ['numbers and comparisons', 's:\n  Port|gte: 443\n  EventID: 1\ncondition: s', [0, 1]],
  ['networks', 's:\n  src|cidr: 198.51.100.0/24\ncondition: s', [3]],
  ['what is there', 's:\n  src|exists: true\ncondition: s', [3]],
  ['what is not', 's:\n  CommandLine: null\ncondition: s', [3]],
  [
    'one of names by their beginning',
    'sel_a:\n  Port: 1\nsel_b:\n  Port: 443\ncondition: 1 of sel_*',
    [0, 1],
  ],
  ['all of them', 'a:\n  Port: 443\nb:\n  CommandLine|contains: whoami\ncondition: all of them', [0]],
  ['case where it matters', "s:\n  Image|endswith|cased: 'KELP.exe'\ncondition: s", [1]],
  ['any dash', "s:\n  CommandLine|windash|contains: ' /enc'\ncondition: s", [1]],
])('a rule asks for %s', (_, detection, wanted) => {
  expect(matched(rule(detection), LINES)).toEqual(wanted);
});

test.each([
  ['modifier “re”', rule("s:\n  Image|re: 'a+'\ncondition: s")],
  ['modifier “base64offset”', rule('s:\n  Image|base64offset|contains: x\ncondition: s')],
  ['“|” is not understood', rule('s:\n  Image: x\ncondition: s | count() > 5')],
  ['“timeframe”', rule('s:\n  Image: x\ntimeframe: 5m\ncondition: s')],
  ['log source “okta” is not mapped', rule('s:\n  a: x\ncondition: s', '{product: okta}')],
  [
    'log source “windows/kernel_odd” is not mapped',
    rule('s:\n  a: x\ncondition: s', '{product: windows, category: kernel_odd}'),
  ],
  ['it has aliases', rule('s: &a\n  Image: x\nt: *a\ncondition: s')],
  ['it is no YAML', 'title: [\n'],
  ['“other” is not understood', rule('s:\n  Image: x\ncondition: s and other')],
])('what is outside the subset is refused by name: %s', (why, text) => {
  const parsed = parseSigma(text);
  expect(parsed).toBeInstanceOf(RefusedRule);
  expect((parsed as RefusedRule).message).toContain(why);
});

test('a hostile pattern costs no more than text times pattern', () => {
  const line = JSON.stringify({ EventID: 1, Image: 'a'.repeat(100_000) });
  const text = rule(`s:\n  Image: '${'*a'.repeat(2_000)}*b'\ncondition: s`);
  const before = process.cpuUsage();
  expect(matched(text, [line])).toEqual([]);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
});
