import { expect, test } from 'vitest';
import { findYaraRules } from './yara.ts';

const RULE = `import "pe"

rule Heron
{
  meta:
    score = -5
    live = true
  strings:
    $ = "unnamed"
    $text = "a 'quoted' \\"word\\"" wide ascii
    $re = /a\\/b[0-9]{2}/is
    $hex = { 4D 5A ?? [2-4] ( 90 | ~00 ) // comment
             1? FF }
    $_spare = "y" xor(0x01-0xff)
  condition:
    for all i in (1..3) : ( @text[i] < 100 ) and #re > 1 and ($hex or any of ($te*)) and pe.is_dll() and $ at 0
}`;

function faultOf(rule: string): string | undefined {
  return findYaraRules(rule)[0]?.fault;
}

test('a rule that YARA loads has no fault, and its imports belong to it', () => {
  expect(findYaraRules(RULE)).toEqual([{ start: 0, end: RULE.length, name: 'Heron', text: RULE }]);
});

test.each([
  [RULE.replace('import "pe"', ''), 'it uses the module pe and nothing imports it'],
  [RULE.replace('#re > 1', '#other > 1'), 'its condition names #other, which it does not define'],
  [RULE.replace('$hex or ', ''), 'its condition does not use $hex'],
  [RULE.replace('$re =', '$text ='), 'it defines $text twice'],
  [RULE.replace('4D 5A', '4D 5'), 'the value of $hex is no string, expression or hex string'],
  [RULE.replace('score = -5', 'score: -5'), 'its meta cannot be read at: score'],
  [RULE.replace('$ at 0', '$ at'), 'its condition ends with “at”'],
  [RULE.replace('#re > 1 and', '#re > 1 Page 3'), 'its condition cannot be read behind “1”'],
  [RULE.replace('( @text[i]', '@text[i]'), 'the brackets of its condition do not close'],
  [RULE.replace('wide ascii', 'wide ascii Page 3'), 'its strings cannot be read at: Page'],
  [RULE.replace('"unnamed"', '"unnamed'), 'a string or expression does not close: "unnamed'],
])('what YARA would refuse is said (%#)', (rule, fault) => {
  expect(faultOf(rule)).toBe(fault);
});

test('strings, expressions and comments that a layout wrapped are in one line again', () => {
  const rule = `rule Heron {
  meta:
    text = "a long description } of it"
  strings:
    // a comment on what follows
    $a = "C:\\\\Program Files\\\\x"
    $b = /ab[0-9]c/
  condition:
    all of them
}`;
  const wrapped = rule
    .replace('description } ', 'description }\n')
    .replace('on what', 'on\nwhat')
    .replace('Program Files', 'Program\nFiles')
    .replace('ab[', 'ab\n[');
  expect(findYaraRules(wrapped)).toEqual([{ start: 0, end: wrapped.length, name: 'Heron', text: rule }]);
});

test('a break behind a hyphen or a slash is no space', () => {
  const rule = 'rule Heron { meta: url = "https://a.example/one-\ntwo/\nthree" condition: true }';
  expect(findYaraRules(rule)[0]?.text).toContain('"https://a.example/one-two/three"');
});
