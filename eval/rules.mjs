// How many of the thirty documents in test/fixtures/rules give every rule they print, whole and fit to load.
// Run after a build: node eval/rules.mjs [--all] [--write folder]
//   --all    each document, not only those that fall short
//   --write  the rules found as files, for test/judges/rules.sh
// HOWDUNIT_DIST: the build to measure (default ../dist). Ends with 1 below 28 of 30.
//
// Whole: every printed rule is found under its type, and its text is its author's, letter for letter, but for
// white space where the format does not mind it. Fit to load: no fault is reported.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const FLOOR = 28;
const root = new URL('../', import.meta.url);
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? fileURLToPath(new URL('dist', root))}/`);
const { findRules } = await import(new URL('how/rules/index.js', dist));
const { readBytes } = await import(new URL('read/index.js', dist));
const fixtures = fileURLToPath(new URL('test/fixtures/rules', root));
const expected = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8'));
const folder = process.argv.includes('--write')
  ? process.argv[process.argv.indexOf('--write') + 1]
  : undefined;

const ENDINGS = {
  yar: ['yara'],
  yml: ['sigma'],
  rules: ['snort', 'suricata'],
  kql: ['kql'],
  spl: ['spl'],
  osquery: ['osquery'],
  eql: ['eql'],
};

let right = 0;
let printed = 0;
let whole = 0;
for (const [name, originals] of Object.entries(expected)) {
  const reading = await readBytes(readFileSync(join(fixtures, 'documents', name)), { name });
  if (!reading.ok) throw new Error(`${name}: ${reading.problem.message}`);
  const found = findRules(reading.value);
  for (const { span } of found)
    if (reading.value.text.slice(span.start, span.end) !== span.quote)
      throw new Error(`${name}: a span is wrong`);
  const faults = originals.flatMap((original) => judge(original, found));
  const surplus = found.filter(
    ({ ruleType }) => !originals.some((original) => typesOf(original).includes(ruleType)),
  );
  faults.push(...surplus.map((rule) => `not printed: ${rule.ruleType} ${rule.name}`));
  printed += originals.length;
  whole += originals.filter((original) => judge(original, found).length === 0).length;
  if (faults.length === 0) right += 1;
  if (faults.length > 0 || process.argv.includes('--all'))
    console.log(
      `${faults.length === 0 ? 'whole ' : 'FAULTY'} ${name}${faults.map((fault) => `\n       ${fault}`).join('')}`,
    );
  if (folder !== undefined) writeAll(name, found);
}
const documents = Object.keys(expected).length;
console.log(
  `${whole} of ${printed} rules whole and fit to load; ${right} of ${documents} documents (floor ${FLOOR})`,
);
if (right < FLOOR) process.exitCode = 1;

function typesOf(original) {
  return ENDINGS[original.split('.').at(-1)];
}

function judge(original, found) {
  const text = readFileSync(join(fixtures, 'originals', original), 'utf8').trim();
  const ofType = found.filter(({ ruleType }) => typesOf(original).includes(ruleType));
  // A file of several rules is found rule by rule.
  const wanted = original.endsWith('.yar') ? text.split(/(?<=\})\n\n/) : [text];
  return wanted.flatMap((one) => {
    const same = ofType.find((rule) => comparable(original, rule.text) === comparable(original, one));
    if (same === undefined)
      return [`not whole: ${original}: ${ofType.map((rule) => `${rule.fault ?? ''}\n${rule.text}`)}`];
    return same.fault === undefined ? [] : [`${original}: ${same.fault}`];
  });
}

/** What must be the same: of YAML its value, else all but the white space outside quotation marks. */
function comparable(original, text) {
  if (original.endsWith('.yml')) return yamlOf(text);
  return text.replaceAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\s+/g, (part) => (part.trim() === '' ? '' : part));
}

function yamlOf(text) {
  try {
    return JSON.stringify(parse(text));
  } catch (error) {
    return `${error.message}`;
  }
}

/** YARA rules of one document go into one file, as they lean on one another and on its imports. */
function writeAll(name, found) {
  mkdirSync(folder, { recursive: true });
  const of = (...types) =>
    found.filter(({ ruleType, fault }) => types.includes(ruleType) && fault === undefined);
  const put = (ending, rules, between) => {
    if (rules.length > 0)
      writeFileSync(join(folder, `${name}.${ending}`), `${rules.map(({ text }) => text).join(between)}\n`);
  };
  put('yar', of('yara'), '\n\n');
  put('yml', of('sigma'), '\n---\n');
  put('suricata.rules', of('suricata', 'snort'), '\n');
}
