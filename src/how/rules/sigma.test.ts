import { expect, test } from 'vitest';
import { findSigmaRules } from './sigma.ts';

const RULE = `title: Copper Heron Loader
id: 4f1c2a5e-0000-4000-8000-000000000001
status: experimental
description: Detects the loader
tags:
    - attack.t1059.001
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        CommandLine|contains:
            - 'quiet.ps1'
    condition: selection
falsepositives:
    - Unknown
level: high`;

test('a rule is found whole between prose, with its title', () => {
  const text = `We hunt with this rule.\n\n${RULE}\n\nNote: it is noisy.\nThat is all.`;
  expect(findSigmaRules(text)).toEqual([
    { start: 25, end: 25 + RULE.length, name: 'Copper Heron Loader', text: RULE },
  ]);
});

test('an indented rule is given without the common indentation', () => {
  const indented = RULE.replaceAll(/^/gm, '  ');
  expect(findSigmaRules(indented)).toMatchObject([{ text: RULE, start: 0, end: indented.length }]);
});

test('rules one after the other are rules of their own', () => {
  const text = `${RULE}\n---\n${RULE.replace('Loader', 'Wiper')}`;
  expect(findSigmaRules(text).map(({ name, fault }) => `${name}${fault ?? ''}`)).toEqual([
    'Copper Heron Loader',
    'Copper Heron Wiper',
  ]);
});

test('a value wrapped by a narrow column is one line again', () => {
  const text = RULE.replace('Detects the loader', 'Detects the loader\nof the copper kind\n');
  expect(findSigmaRules(text)).toEqual([
    {
      start: 0,
      end: text.length,
      name: 'Copper Heron Loader',
      text: RULE.replace('Detects the loader', 'Detects the loader of the copper kind'),
    },
  ]);
});

test('a rule that lost its indentation gets it back', () => {
  const flat = RULE.replaceAll(/^ +/gm, '');
  expect(findSigmaRules(flat)).toMatchObject([{ text: RULE, end: flat.length }]);
  expect(findSigmaRules(flat)[0]).not.toHaveProperty('fault');
});

test('lists of fields and fields with lists get theirs back, too', () => {
  const detection = [
    'detection:',
    '    sel_image:',
    "        - Image|endswith: '\\a.exe'",
    '          User|contains:',
    "              - 'x'",
    "              - 'y: z'",
    "        - OriginalFileName: 'A'",
    '    words:',
    "        - 'quiet'",
    '    condition: 1 of sel_* and not words',
    'falsepositives:',
  ].join('\n');
  const [head = '', tail = ''] = [RULE.split('detection:')[0], RULE.split('falsepositives:')[1]];
  const rule = `${head}${detection}${tail}`;
  expect(findSigmaRules(rule.replaceAll(/^ +/gm, ''))).toMatchObject([{ text: rule }]);
});

test('a rule whose condition names what is not there is kept as it stands, with the fault', () => {
  const broken = RULE.replace('condition: selection', 'condition: selection and not filter');
  expect(findSigmaRules(broken)).toMatchObject([
    { text: broken, fault: 'its condition names “filter”, which its detection lacks' },
  ]);
});

test('YAML that is no Sigma rule is left alone', () => {
  expect(findSigmaRules('title: A page\nauthor: nobody\nlogsource: none')).toEqual([]);
  expect(findSigmaRules('')).toEqual([]);
});

test('a hostile rule is refused by the parser, not obeyed', () => {
  const deep = RULE.replace('experimental', '['.repeat(5_000));
  expect(findSigmaRules(deep)).toMatchObject([{ fault: 'does not parse: nested too deep' }]);
  const compact = RULE.replace('    - Unknown', `    ${'- '.repeat(5_000)}x`);
  expect(findSigmaRules(compact)).toMatchObject([{ fault: 'does not parse: nested too deep' }]);
  const levels = Array.from({ length: 12 }, (_, n) => `    l${n + 1}: &l${n + 1} [${`*l${n}, `.repeat(9)}]`);
  const bomb = RULE.replace(
    'falsepositives:',
    ['related:', '    l0: &l0 [x, x]', ...levels, 'falsepositives:'].join('\n'),
  );
  expect(findSigmaRules(bomb)).toMatchObject([{ fault: expect.stringMatching(/^does not parse: .*alias/) }]);
});
