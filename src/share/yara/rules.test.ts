import { expect, test } from 'vitest';
import { observable, SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import type { Rule } from '../../model/index.ts';
import { toYara } from './index.ts';

function printed(name: string, text: string, own: Partial<Rule> = {}): Rule {
  const { span } = observable('mutex', 'The victim');
  return {
    kind: 'rule',
    id: text,
    span,
    status: 'suggested',
    by: 'rules@1',
    ruleType: 'yara',
    name,
    text,
    ...own,
  };
}

test('a hash becomes a rule that says where it comes from', () => {
  const text = toYara(SAMPLE);
  expect(text).toContain('hash.md5(0, filesize) == "0cc175b9c0f1b6a831c399e269772661"');
  expect(text).toContain(`copy_sha256 = "${SAMPLE.capture.sha256}"`);
  expect(text).toContain('description = "“0cc175b9c0f1b6a831c399e269772661,');
  expect(text.match(/^import "hash"$/gmu)).toHaveLength(1);
  expect(text).not.toContain('import "pe"');
});

test('no text of a report ends a string of ours, and no value is a condition', () => {
  const title = 'a" condition: true } rule b { \\" \n condition: true }';
  const hash = { ...observable('file:md5', 'The victim'), value: '" or true or "' };
  const other = { ...observable('file:imphash', 'The victim'), value: 'F34D5F2D4577ED6D9CEEC516C1F5A744' };
  const document = sampleWith([hash, other]);
  const text = toYara({ ...document, report: { ...document.report, title } });
  expect(text.match(/^rule /gmu)).toHaveLength(1);
  expect(text.match(/^ {2}condition:$/gmu)).toHaveLength(1);
  expect(text).toContain('pe.imphash() == "f34d5f2d4577ed6d9ceec516c1f5a744"');
  expect(text).toContain('left out: file:md5 " or true or ": no hexadecimal hash');
});

test('printed rules are passed on letter for letter, each name once, none that would stop the file', () => {
  const whole = 'rule heron {\n  condition:\n    false\n}';
  const text = toYara(
    sampleWith([
      printed('heron', whole),
      printed('heron', 'rule heron { condition: true }'),
      printed('broken', 'rule broken {', { fault: 'no closing brace' }),
      printed('reads', 'include "/etc/passwd"\nrule reads { condition: true }'),
      printed('rejected', 'rule rejected { condition: true }', { status: 'rejected', by: 'R. Vane' }),
    ]),
  );
  expect(text).toContain(whole);
  expect(text.match(/^(?:rule|include) /gmu)).toHaveLength(1);
  expect(text).toContain('// left out: printed rule heron: another of its name stands above');
  expect(text).toContain('// left out: printed rule broken: no closing brace');
  expect(text).toContain('// left out: printed rule reads: it includes a file');
});

test('a printed rule that YARA would refuse for a backslash is left out and told, and a file of printed rules is not empty', () => {
  const pdb = 'rule pdb { strings: $a = "\\Heron\\obj\\x86\\loader.pdb" condition: $a }';
  const sound = 'rule sound { strings: $a = "\\\\Heron\\\\x\\x41\\"" $b = /\\d\\s/ condition: any of them }';
  const text = toYara(sampleWith([printed('pdb', pdb), printed('sound', sound)]));
  expect(text).toContain('// YARA rules; 0 values, 1 printed rule\n');
  expect(text).not.toContain('EMPTY');
  expect(text).toContain('// left out: printed rule pdb: \\H in a text string, where \\\\H must be meant');
  expect(text).not.toContain('rule pdb {');
  expect(text).toContain(sound);
  expect(toYara(sampleWith([printed('pdb', pdb)]))).toContain('EMPTY');
});
