import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import { findRules } from './index.ts';

const RULE = 'rule Heron {\n  strings:\n    $a = "x"\n  condition:\n    $a\n}';
const [ABOVE, BELOW] = [RULE.slice(0, 36), RULE.slice(37)];

test('a rule is its quote, and says nothing of mending', () => {
  const [rule] = findRules(readingInBlocks('Detection', { kind: 'code', text: RULE }));
  expect(rule).toMatchObject({
    kind: 'rule',
    ruleType: 'yara',
    name: 'Heron',
    text: RULE,
    span: { quote: RULE },
  });
  expect(rule).not.toHaveProperty('mended');
});

test('a running header inside a rule is left out of its text, not of its span, and the mend is said', () => {
  const reading = readingInBlocks(
    { kind: 'code', text: ABOVE, page: 1 },
    { kind: 'running', text: 'Northgate Labs } – Page 2', page: 2 },
    { kind: 'code', text: BELOW, page: 2 },
  );
  expect(findRules(reading)).toMatchObject([
    { text: RULE, mended: true, span: { start: 0, end: reading.text.length } },
  ]);
});

test('line numbers beside a rule and soft hyphens in it are left out', () => {
  const cell = { table: 0, row: 0, column: 0, header: false };
  const numbered = RULE.split('\n').flatMap((text, at) => [
    { kind: 'table-cell' as const, text: `${at + 1}`, cell },
    { kind: 'code' as const, text },
  ]);
  expect(findRules(readingInBlocks(...numbered))).toMatchObject([{ name: 'Heron', mended: true }]);
  expect(findRules(readingInBlocks(...numbered))[0]).not.toHaveProperty('fault');
  const hyphen = readingInBlocks(RULE.replace('"x"', '"har\u00ADbour"'));
  expect(findRules(hyphen)).toMatchObject([{ text: RULE.replace('"x"', '"harbour"'), mended: true }]);
});

test('rules of every kind come in the order of the text', () => {
  const reading = readingInBlocks(
    'alert dns any any -> any 53 (msg:"a"; dns.query; content:"x"; sid:1;)',
    RULE,
    'DeviceEvents | where ActionType == "x"',
  );
  expect(findRules(reading).map(({ ruleType }) => ruleType)).toEqual(['suricata', 'yara', 'kql']);
});
