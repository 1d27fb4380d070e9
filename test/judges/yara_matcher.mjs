// Which files our hunt says that rules match, with the place of each string, as one JSON record; called by
// yara-matcher.sh as: DIST OUTPUT [FOLDER OF RULES [FOLDER OF FILES]]. Without the folders the rules and files are ours.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, work, ruleFolder, fileFolder] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { huntFiles } = await load('hunt/yara/index.js');
const { findYaraRules } = await load('how/rules/yara.js');
const { inputsOf } = await load('hunt/index.js');

const strings = {
  text: '$a = "kelp"',
  nocase: '$a = "KELP" nocase',
  wide: '$a = "kelp" wide',
  both: '$a = "kelp" wide ascii nocase',
  word: '$a = "kelp" fullword',
  xored: '$a = "kelp forest" xor(1-255)',
  base64: '$a = "kelp forest" base64',
  hex: '$a = { 6B 65 ?? 70 }',
  jump: '$a = { 6B [2-6] 70 }',
  choice: '$a = { 6B ( 65 | 45 ) 6C 70 }',
  not: '$a = { 6B ~00 6C }',
  expression: '$a = /k[e3]lp[0-9]{1,3}/',
  lazy: '$a = /ke.{0,8}?p/ nocase',
  wordy: '$a = /\\bkelp\\b/ wide ascii',
};
const conditions = {
  any: 'any of them',
  many: '#a > 2',
  early: '$a in (0..32)',
  at: '$a at 0',
  sized: 'filesize < 4KB and $a',
  counted: 'for any i in (1..#a) : (@a[i] > 16)',
};
const own = [
  ...Object.entries(strings).flatMap(([s, string]) =>
    Object.entries(conditions).map(
      ([c, condition]) => `rule ${s}_${c} { strings: ${string} condition: ${condition} }`,
    ),
  ),
  'rule magic { condition: uint16(0) == 0x5A4D or uint32be(0) == 0x7F454C46 }',
  'import "elf"\nrule is_elf { condition: elf.type == elf.ET_DYN }',
  'import "hash"\nrule by_hash { condition: hash.sha256(0, filesize) != "" and hash.md5(0, 4) != "" }',
  'import "math"\nrule dense { condition: math.entropy(0, filesize) > 5.0 }',
  'rule twice : tag { strings: $a = "kelp" $b = { 66 6F } condition: all of them }',
  'private rule hidden { strings: $a = "kelp" condition: $a }',
  'rule needs_hidden { condition: hidden and filesize > 20 }',
];

/** Bytes with the words in every dress, the same each time. */
function written(folder) {
  mkdirSync(folder, { recursive: true });
  const xor = (text, key) => Buffer.from(text).map((byte) => byte ^ key);
  const wide = (text) => Buffer.from(text, 'utf16le');
  const parts = {
    plain: Buffer.from('kelp and KELP, k3lp12 kelp7; xkelpx ke-l-p kelp'),
    wide: Buffer.concat([Buffer.alloc(5), wide('kelp'), Buffer.alloc(40), wide('.KELP.kelp')]),
    xored: Buffer.concat([Buffer.alloc(9, 1), xor('kelp forest', 0x5a), xor('kelp forest', 7)]),
    encoded: Buffer.from(['', 'x', 'xy'].map((pad) => btoa(`${pad}kelp forest`)).join('\n')),
    elf: readFileSync(process.execPath).subarray(0, 300_000),
    windows: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000, 0x6b), Buffer.from('kelp fo')]),
    none: Buffer.from('nothing of it'),
    empty: Buffer.alloc(0),
  };
  for (const [name, bytes] of Object.entries(parts)) writeFileSync(join(folder, name), bytes);
  return folder;
}

const texts =
  ruleFolder === undefined
    ? own
    : inputsOf([ruleFolder])
        .files.filter((file) => /\.yara?$/u.test(file))
        .flatMap((file) => findYaraRules(readFileSync(file, 'utf8')).map(({ text }) => text));
const files = inputsOf([fileFolder ?? written(join(work, 'files'))]).files;
const names = texts.map((text) => /\brule\s+(\w+)/u.exec(text)?.[1] ?? '');
const rules = texts.map((text, number) => ({ name: names[number], text, group: 'one' }));
const refused = new Map();
const hits = [];
const done = await huntFiles(files, rules, { time: 60_000, size: 256 * 1024 * 1024 }, 2, {
  ready: () => {},
  refused: (rule, why) => refused.set(rule, why),
  done: async ({ file, hits: found, problem }) => {
    if (problem !== undefined) throw new Error(`${file}: ${problem.message}`);
    for (const { rule, strings: at, stringCount } of found)
      hits.push({ rule, file, stringCount, strings: at });
  },
});
if (!done.ok) throw new Error(done.problem.message);
const told = { rules: texts, names, refused: Object.fromEntries(refused), files, hits };
process.stdout.write(JSON.stringify(told));
