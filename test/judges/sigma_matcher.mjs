// Rules, events, and which events each rule matches by our matcher, as one JSON record; called by sigma-matcher.sh as:
// DIST [FOLDER OF RULES]. Events are flat, as a table's rows are, and have no field twice.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, folder] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { parseSigma, RefusedRule } = await load('hunt/rules/index.js');
const { matchesRule } = await load('hunt/rules/match-rule.js');
const { fieldsOf } = await load('hunt/records/fields.js');

const IMAGES = [
  'C:\\Windows\\System32\\cmd.exe',
  'C:\\Temp\\KELP.exe',
  'C:\\Temp\\kelp_x.exe',
  'kelp%.exe',
  'C:\\*\\a?.exe',
];
const LINES = [
  'cmd /c whoami',
  'kelp.exe -enc AAAA',
  'KELP.EXE /ENC 100%_x',
  'a*b',
  'powershell -w hidden',
  '',
];
const EVENTS = IMAGES.flatMap((Image, i) =>
  LINES.map((CommandLine, l) => ({
    EventID: [1, 3, 4688, 11][(i + l) % 4],
    Image,
    CommandLine,
    ParentImage: IMAGES[(i + l) % IMAGES.length],
    User: ['SYSTEM', 'ana', 'Ana Berth'][(i * l) % 3],
    DestinationPort: 80 + l,
    ...(l % 2 === 0 ? { DestinationIp: `198.51.100.${i * 40}` } : {}),
  })),
);

const values = [
  'kelp',
  '\\kelp.exe',
  '*.exe',
  'C:\\Temp\\*',
  'a\\*b',
  '?elp*',
  '-enc',
  '100%_',
  'cmd /c whoami',
  '\\\\*\\\\a',
];
const tests = values.flatMap((value) =>
  ['', '|contains', '|startswith', '|endswith'].map(
    (how) => `  s:\n    CommandLine${how}: '${value}'\n  t:\n    Image${how}: '${value}'`,
  ),
);
const own = [
  ...tests.flatMap((test) =>
    ['s', 's or t', 'not s and not t', '1 of them'].map((condition) => `${test}\n  condition: ${condition}`),
  ),
  '  s:\n    Image|contains|all: [kelp, Temp]\n  condition: s',
  '  s:\n    - Image|contains: kelp\n      User: ana\n    - DestinationPort: 83\n  condition: s',
  '  s:\n    DestinationPort|gte: 82\n    DestinationPort|lt: 85\n  condition: s',
  '  s:\n    DestinationIp|cidr: 198.51.100.0/25\n  condition: s',
  '  s:\n    DestinationIp: null\n  condition: s',
  "  s:\n    User|cased: 'ana'\n  condition: s",
  '  sel_a:\n    User: SYSTEM\n  sel_b:\n    Image|endswith: cmd.exe\n  filter:\n    DestinationPort: 80\n  condition: all of sel_* and not filter',
].map(
  (detection, number) => `title: own ${number}\nlogsource: {product: windows}\ndetection:\n${detection}\n`,
);

const fetched = folder === undefined ? [] : below(folder);
const rules = [...own, ...fetched].flatMap((text) => {
  const rule = parseSigma(text);
  if (rule instanceof RefusedRule) return [];
  // The backend knows no log source: neither is asked here.
  const asked = { ...rule, source: [] };
  const matched = EVENTS.flatMap((event, at) => {
    const line = JSON.stringify(event);
    return matchesRule(asked, { line, fields: fieldsOf(line, { kind: 'lines' }) }) ? [at] : [];
  });
  return [{ text, matched }];
});
process.stdout.write(JSON.stringify({ events: EVENTS, rules, seen: own.length + fetched.length }));

function below(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yml'))
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'));
}
