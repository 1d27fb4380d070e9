import { expect, test } from 'vitest';
import { findNetworkRules } from './network.ts';

const SURICATA =
  'alert http $HOME_NET any -> [192.0.2.0/24, !192.0.2.7] any (msg:"Heron, beacon"; http.uri; content:"/a;b"; pcre:"/x\\)[0-9]$/"; sid:9000001; rev:2;)';
const SNORT = 'alert tcp any any -> any 443 (msg:"Heron"; content:"|16 03|a\\"b|"; sid:9000002;)'.replace(
  'b|',
  'b',
);

test('a rule is found whole, brackets and semicolons in its values included, with its message', () => {
  const text = `We use (since May) this rule: ${SURICATA} It is noisy.`;
  expect(findNetworkRules(text)).toEqual([
    { start: 30, end: 30 + SURICATA.length, name: 'Heron, beacon', text: SURICATA, ruleType: 'suricata' },
  ]);
});

test('what only Suricata has makes it Suricata’s; else the words before decide, and Snort’s it is', () => {
  expect(findNetworkRules(SNORT)).toMatchObject([{ ruleType: 'snort', name: 'Heron', text: SNORT }]);
  expect(findNetworkRules(`Suricata rules\n\n${SNORT}`)).toMatchObject([{ ruleType: 'suricata' }]);
});

test('a rule that a layout wrapped is one line again, and nothing else about it changes', () => {
  const wrapped = SURICATA.replace('Heron, beacon', 'Heron,\nbeacon').replace('any (msg', 'any\n(msg');
  expect(findNetworkRules(wrapped)).toMatchObject([{ text: SURICATA, end: wrapped.length }]);
  const hyphenated = SNORT.replace('sid:', 'reference:cve,2024-\n21762; sid:');
  expect(findNetworkRules(hyphenated)[0]?.text).toContain('reference:cve,2024-21762;');
});

test('a rule written over lines with backslashes is left as it is', () => {
  const written = SNORT.replace('; content', '; \\\n  content');
  expect(findNetworkRules(written)).toMatchObject([{ text: written }]);
});

test.each([
  [SNORT.replace('->', '→'), 'its arrow is written “→”'],
  [SNORT.replace('sid:9000002', 'sid:xxx'), 'its sid is no number'],
  [SNORT.replace('msg:"Heron"', 'msg:“Heron”'), 'its quotation marks are typographic'],
  [SNORT.replace('16 03|', '16 03['), 'the bars of a content do not close'],
  [SNORT.replace('16 03', '16 3'), 'between the bars of a content stand no bytes'],
  [SNORT.slice(0, -1), 'its options do not close'],
])('what an engine would refuse is said: %s', (rule, fault) => {
  expect(findNetworkRules(rule)).toMatchObject([{ fault }]);
});

test('prose is no rule', () => {
  expect(findNetworkRules('They drop files (sid is short for it) and log in (again; sid:1;).')).toEqual([]);
});

test('hostile text takes no longer than long text', () => {
  expect(findNetworkRules(`${'alert xtcp '.repeat(20_000)}(sid:1;`)).toEqual([]);
  expect(findNetworkRules(`${SNORT.slice(0, 40)}${'"\\'.repeat(50_000)} sid:1`)).toEqual([]);
});
