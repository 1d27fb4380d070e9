// How many of the malware names that experts marked are found, and how many of those found they marked, by report.
//   node eval/software-names.mjs FOLDER PART [--show]
// FOLDER is AnnoCTR's `all` folder (Bosch, CC BY-SA 4.0): text/, ner_json/, splits.tsv. PART is train, dev or, once,
// test. Needs a build (HOWDUNIT_DIST, default ../dist). A name counts as found where a found one equals it, or begins
// or ends it or the other way round, letters and digits compared. Names that report and ATT&CK share and the experts
// left unmarked count as wrong here, so that precision is a floor.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? fileURLToPath(new URL('dist', root))}/`);
const { findSoftware } = await import(new URL('how/software/index.js', dist));
const { readText } = await import(new URL('read/index.js', dist));

const [folder = '', part = 'dev'] = process.argv.slice(2);
const GENERIC =
  /^(?:the)?(?:malware|ransomware|trojans?|botnets?|backdoors?|loaders?|bots?|rats?|virus(?:es)?|worms?|exploitkits?|stealers?|infostealers?|bankingtrojans?|webshells?|keyloggers?|spyware|adware|downloaders?|droppers?|rootkits?|payloads?)$/;

if (!existsSync(join(folder, 'splits.tsv'))) console.log('skipped: there is no AnnoCTR to read');
else measure();

function measure() {
  const totals = {
    marked: 0,
    found: 0,
    mentions: 0,
    foundMentions: 0,
    named: 0,
    right: 0,
    introduced: 0,
    introducedRight: 0,
  };
  for (const line of readFileSync(join(folder, 'splits.tsv'), 'utf8').trim().split('\n')) {
    const [name, of] = line.split('\t');
    if (of === part) add(totals, name);
  }
  const ratio = (some, all) => `${some}/${all} = ${(some / all).toFixed(3)}`;
  console.log(
    `${part}: names ${ratio(totals.found, totals.marked)}, mentions of those ${ratio(totals.foundMentions, totals.mentions)}`,
  );
  console.log(
    `marked among the named: ${ratio(totals.right, totals.named)}, among the introduced ${ratio(totals.introducedRight, totals.introduced)}`,
  );
}

function add(totals, report) {
  const malware = new Map();
  const others = new Set();
  for (const line of readFileSync(join(folder, 'ner_json', `${report}.json`), 'utf8')
    .trim()
    .split('\n')) {
    for (const [kind, name] of marked(JSON.parse(line))) {
      if (kind === 'TOOL') others.add(name);
      else if (!GENERIC.test(name)) malware.set(name, (malware.get(name) ?? 0) + 1);
    }
  }
  const found = new Map();
  for (const each of findSoftware(readText(readFileSync(join(folder, 'text', `${report}.txt`), 'utf8')))) {
    const name = fold(each.span.quote);
    if (each.heldBack === undefined && !found.has(name)) found.set(name, each);
  }
  for (const [name, count] of malware) {
    const isFound = [...found.keys()].some((other) => areOne(name, other));
    totals.marked += 1;
    totals.mentions += count;
    if (isFound) totals.found += 1;
    if (isFound) totals.foundMentions += count;
    else show('missed', report, name);
  }
  for (const [name, { attackId }] of found) {
    const isRight = [...malware.keys(), ...others].some((other) => areOne(name, other));
    totals.named += 1;
    if (isRight) totals.right += 1;
    else show('not marked', report, name);
    if (attackId !== undefined) continue;
    totals.introduced += 1;
    if (isRight) totals.introducedRight += 1;
  }
}

/** Of a sentence, what is marked MALWARE or TOOL, folded. */
function marked({ tokens, all_tags: tags }) {
  const names = [];
  for (const [at, tag] of tags.entries()) {
    if (tag !== 'B-MALWARE' && tag !== 'B-TOOL') continue;
    let end = at + 1;
    while (tags[end] === tag.replace('B-', 'I-')) end += 1;
    const name = fold(tokens.slice(at, end).join(''));
    if (name !== '') names.push([tag.slice(2), name]);
  }
  return names;
}

function areOne(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return one === other || (short.length > 3 && (long.startsWith(short) || long.endsWith(short)));
}

function fold(name) {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function show(what, report, name) {
  if (process.argv.includes('--show')) console.log(`${what}\t${report}\t${name}`);
}
