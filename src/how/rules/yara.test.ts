import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findYaraRules } from './yara.ts';

const RULE = `private global rule Copper_Heron : loader apt
{
  meta:
    description = "braces } and \\" quotes"
  strings:
    $a = { E2 34 [4-6] ( AA | BB ) ?? }
    $b = /ab[}"]{2,3}\\/x/ nocase
    // a comment with }
    /* and another } */
    $c = "end"
  condition:
    uint16(0) == 0x5A4D and any of them
}`;

test('a rule is found whole, modifiers and tags included', () => {
  const text = `Detection\n\n${RULE}\n\nAfter the rule { prose }.`;
  const [rule, ...others] = findYaraRules(text);
  expect(rule).toEqual({ start: 11, end: 11 + RULE.length, name: 'Copper_Heron', text: RULE });
  expect(others).toEqual([]);
});

test('rules one after the other are rules of their own', () => {
  const text = `${RULE}\nrule Second { condition: true }`;
  expect(findYaraRules(text).map(({ name }) => name)).toEqual(['Copper_Heron', 'Second']);
});

test('a rule whose braces do not close is kept with its fault and does not swallow the next', () => {
  const text = 'rule Broken { condition: (true\n\nProse goes on.\nrule Whole { condition: true }';
  expect(findYaraRules(text)).toMatchObject([
    { name: 'Broken', text: 'rule Broken { condition: (true', fault: 'its braces do not close' },
    { name: 'Whole', text: 'rule Whole { condition: true }' },
  ]);
});

test('typographic quotation marks are named as the fault they are', () => {
  const [rule] = findYaraRules('rule Curly { strings: $a = “x}” condition: $a }');
  expect(rule).toMatchObject({
    text: expect.stringMatching(/\$a \}$/),
    fault: 'its quotation marks are typographic',
  });
});

test('spaces of typesetting become plain ones', () => {
  expect(findYaraRules('rule A {\u00A0condition: true }')[0]?.text).toBe('rule A { condition: true }');
});

test('prose and styles with braces are no rules', () => {
  expect(findYaraRules('a rule of thumb { } and rule x { color: red } and $rule y { condition: 1 }')).toEqual(
    [],
  );
});

test('every rule re-reads, in order and apart, whatever the text', () => {
  const pieces = fc.constantFrom(
    'rule a ',
    '{',
    '}',
    'condition:',
    '"',
    '/',
    '*',
    '//',
    '\n',
    'private ',
    ': t ',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      let end = 0;
      for (const rule of findYaraRules(parts.join(''))) {
        expect(rule.start).toBeGreaterThanOrEqual(end);
        expect(rule.end).toBeGreaterThan(rule.start);
        end = rule.end;
      }
    }),
  );
});
