// How often the role of a mention is right, on mentions of reports labelled by hand twice.
//   node eval/roles.mjs             agreement of the two rounds, and Howdunit against them on both halves
//   node eval/roles.mjs --errors    also the errors on the development half, with their context
// Needs the data folder's report-texts (HOWDUNIT_DATA or ../shared/data) and a build (HOWDUNIT_DIST, default
// ../dist); without the texts it prints the agreement alone. What the letters mean, and how they were given, stands
// in eval/roles/guideline.md. A mention that Howdunit does not find counts as "unknown".
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? fileURLToPath(new URL('dist', root))}/`);
const folder = `${process.env.HOWDUNIT_DATA ?? fileURLToPath(new URL('../shared/data', root))}/report-texts`;
const CONTEXT = 100;

const ROLES = {
  a: 'attacker',
  v: 'victim',
  r: 'researcher',
  f: 'reference',
  s: 'sinkhole',
  b: 'benign',
  e: 'example',
  u: 'unknown',
  x: 'unknown',
};
const NAMES = [...new Set(Object.values(ROLES))];

const { reports } = read('mentions.json');
const first = labelsOf('labels-first.json');
const second = existsSync(new URL('roles/labels-second.json', import.meta.url))
  ? labelsOf('labels-second.json')
  : undefined;

if (second !== undefined) printAgreement();
if (existsSync(folder)) await printScores();
else print('skipped: there are no report texts to read');

function labelsOf(name) {
  const { labels } = read(name);
  return reports.flatMap(({ sha256, mentions }) => {
    const letters = [...(labels[sha256] ?? '')];
    if (letters.length !== mentions.length || letters.some((letter) => ROLES[letter] === undefined))
      throw new Error(`${name}: ${letters.length} letters for the ${mentions.length} mentions of ${sha256}`);
    return letters.map((letter) => ROLES[letter]);
  });
}

function printAgreement() {
  print(`two rounds, ${first.length} mentions`);
  const sided = (labels) => labels.map((label) => label === 'attacker');
  for (const [what, one, other] of [
    ['all roles', first, second],
    ['attacker or not', sided(first), sided(second)],
  ]) {
    const same = share(one, (label, at) => label === other[at]);
    print(
      `  ${what}: same ${same.toFixed(3)}  Krippendorff's α ${alpha(one, other).toFixed(3)}  Cohen's κ ${kappa(one, other).toFixed(3)}`,
    );
  }
}

/** Nominal, two coders, nothing left out: observed disagreement against that of all labels thrown together. */
function alpha(one, other) {
  const all = [...one, ...other];
  const counts = [...countsOf(all).values()];
  const pairs = all.length * (all.length - 1);
  const expected = 1 - counts.reduce((sum, n) => sum + n * (n - 1), 0) / pairs;
  return 1 - share(one, (label, at) => label !== other[at]) / expected;
}

/** Against chance, each coder with their own habits. */
function kappa(one, other) {
  const theirs = countsOf(other);
  const chance = [...countsOf(one)].reduce((sum, [label, n]) => sum + n * (theirs.get(label) ?? 0), 0);
  const expected = chance / one.length ** 2;
  return (share(one, (label, at) => label === other[at]) - expected) / (1 - expected);
}

async function printScores() {
  const { findObservables } = await import(new URL('how/observables/index.js', dist));
  const { readText } = await import(new URL('read/index.js', dist));
  const texts = new Map(
    readdirSync(folder).map((name) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      return [createHash('sha256').update(text).digest('hex'), text];
    }),
  );
  const rows = reports
    .flatMap(({ sha256, half, mentions }) => {
      const text = texts.get(sha256);
      if (text === undefined) throw new Error(`no text has the hash ${sha256}`);
      const found = findObservables(readText(text), {});
      return mentions.map(([type, start, end]) => ({
        ...said(found, type, start, end),
        half,
        type,
        text,
        start,
        end,
      }));
    })
    .map((row, at) => ({ ...row, first: first[at], second: second?.[at] }));
  for (const half of ['development', 'test']) {
    const these = rows.filter((row) => row.half === half);
    printHalf(half, these);
    if (half === 'development' && process.argv.includes('--errors')) printErrors(these);
  }
}

/** What Howdunit says of a mention; where it finds it with other ends, what it says of that. */
function said(found, type, start, end) {
  const here = found.filter(({ span }) => span.start < end && start < span.end);
  const exact = here.find(({ span }) => span.start === start && span.end === end);
  const one = exact ?? here.find((finding) => finding.type === type) ?? here[0];
  return { role: one?.role ?? 'unknown', why: one?.roleWhy ?? 'not found' };
}

function printHalf(half, rows) {
  print(`\n${half}: ${rows.length} mentions`);
  printSides('the first round', rows, ({ first: label }) => label);
  if (second !== undefined) {
    printSides('the second round', rows, ({ second: label }) => label);
    const agreed = rows.filter((row) => row.first === row.second);
    printSides('where both agree', agreed, ({ first: label }) => label);
  }
  printConfusion(rows);
}

function printSides(what, rows, labelOf) {
  const f1 = (is) => {
    const right = rows.filter((row) => is(row.role) && is(labelOf(row))).length;
    const all = rows.filter((row) => is(row.role)).length + rows.filter((row) => is(labelOf(row))).length;
    return all === 0 ? 0 : (2 * right) / all;
  };
  const attacker = f1((role) => role === 'attacker');
  const rest = f1((role) => role !== 'attacker');
  const same = share(rows, (row) => row.role === labelOf(row));
  print(
    `  against ${what} (${rows.length}): attacker F1 ${attacker.toFixed(3)}  rest F1 ${rest.toFixed(3)}  macro-F1 ${((attacker + rest) / 2).toFixed(3)}  all roles right ${same.toFixed(3)}`,
  );
}

function printConfusion(rows) {
  print(
    `  first round ↓ Howdunit →\n  ${['', ...NAMES].map((name) => name.slice(0, 9).padEnd(10)).join('')}`,
  );
  for (const label of NAMES) {
    const of = rows.filter((row) => row.first === label);
    const cells = NAMES.map((role) => of.filter((row) => row.role === role).length);
    if (of.length > 0) print(`  ${[label, ...cells].map((cell) => String(cell).padEnd(10)).join('')}`);
  }
}

function printErrors(rows) {
  for (const { first: label, role, why, type, text, start, end } of rows) {
    if (label === role) continue;
    const around = `${text.slice(Math.max(0, start - CONTEXT), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + CONTEXT)}`;
    print(`${label} → ${role} (${why})\t${type}\t${around.replaceAll(/\s+/g, ' ')}`);
  }
}

function read(name) {
  return JSON.parse(readFileSync(new URL(`roles/${name}`, import.meta.url), 'utf8'));
}

function share(list, is) {
  return list.filter(is).length / list.length;
}

function countsOf(list) {
  const counts = new Map();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
