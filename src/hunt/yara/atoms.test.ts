import * as yara from '@litko/yara-x';
import { expect, test } from 'vitest';
import { atomsOf } from './atoms.ts';
import { compileErrors } from './compiling.ts';
import { unitsOf } from './units.ts';

const compile = async (source: string) => compileErrors(yara, source);
const rule = (group: string, name: string, text: string) => ({ group, name, text });
const plain = (name: string, word = name) => `rule ${name} { strings: $a = "${word}" condition: $a }`;

/** What matches in some bytes, as numbers of rules. */
async function matching(rules: Parameters<typeof atomsOf>[0], bytes: string) {
  const { atoms, refused } = await atomsOf(rules, compile);
  const units = unitsOf(atoms);
  const hits = units.flatMap(({ source, owners }) => {
    const compiled: yara.YaraX = yara.compile(source);
    return compiled
      .scan(Buffer.from(bytes))
      .flatMap(({ ruleIdentifier }) => owners.get(ruleIdentifier) ?? []);
  });
  return { hits: hits.sort(), refused, passes: units.length };
}

test('rules of many reports go over a file in one pass; the same name twice takes another', async () => {
  const many = ['a', 'b', 'c'].map((name) => rule(`report-${name}`, name, plain(name)));
  expect(await matching(many, 'a b')).toMatchObject({ hits: [0, 1], passes: 1 });
  const twice = [rule('one', 'a', plain('a', 'first')), rule('two', 'a', plain('a', 'second'))];
  expect(await matching(twice, 'first second')).toMatchObject({ hits: [0, 1], passes: 2 });
  const echoed = [rule('one', 'a', plain('a')), rule('two', 'a', plain('a'))];
  expect(await matching(echoed, 'a')).toMatchObject({ hits: [0, 1], passes: 1 });
});

test('a global rule holds back the rules of its own report and of no other', async () => {
  const rules = [
    rule('hostile', 'never', 'global rule never { condition: false }'),
    rule('hostile', 'a', plain('a')),
    rule('other', 'b', plain('b')),
  ];
  expect(await matching(rules, 'a b')).toEqual({ hits: [2], refused: [], passes: 2 });
  // Behind the end of the rule that is named, too.
  const behind = [
    rule('hostile', 'a', `${plain('a')} global rule x { condition: false }`),
    ...rules.slice(2),
  ];
  expect((await matching(behind, 'a b')).hits).toEqual([1]);
});

test('a rule may refer to one of its own report, and to none of another', async () => {
  const rules = [
    rule('one', 'base', plain('base')),
    rule('one', 'both', 'rule both { strings: $a = "more" condition: base and $a }'),
    rule('two', 'borrows', 'rule borrows { condition: base }'),
  ];
  const { hits, refused } = await matching(rules, 'base more');
  expect(hits).toEqual([0, 1]);
  expect(refused).toEqual([{ rule: 2, why: 'unknown identifier `base`' }]);
});

test('what cannot be run is refused with the reason, and costs no other rule', async () => {
  const rules = [
    rule('one', 'reads', `include "/etc/hostname"\n${plain('reads')}`),
    rule('one', 'asks', 'import "cuckoo"\nrule asks { condition: cuckoo.network.host(/x/) > 0 }'),
    rule('one', 'broken', 'rule broken { strings: $a = "x" condition: $b }'),
    rule('one', 'named', 'rule named { condition: filename == "x" }'),
    rule('one', 'sound', plain('sound')),
  ];
  const { hits, refused } = await matching(rules, 'sound reads');
  expect(hits).toEqual([4]);
  expect(refused.map(({ rule: number, why }) => `${number} ${why}`).sort()).toEqual([
    '0 include statements not allowed',
    '1 it asks the module cuckoo, which knows nothing of a file alone',
    '2 unknown pattern `$b`',
    '3 unknown identifier `filename`',
  ]);
});

test('a module that the report imports elsewhere is imported', async () => {
  const hashed = 'rule hashed { condition: hash.md5(0, 1) == "0cc175b9c0f1b6a831c399e269772661" }';
  expect((await matching([rule('one', 'hashed', hashed)], 'a')).hits).toEqual([0]);
});
