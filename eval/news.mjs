// What the WHO part makes of news and of prose that no one here wrote or labelled: three figures.
//   node eval/news.mjs --polnear DIR    names of actors in the 840 training articles of PolNeAR (political news of 2016:
//                                       none is expected), and sources and cues of speech in its development articles
//   node eval/news.mjs --conll FILE     hedged sentences of the CoNLL-2010 sample (lines `"-1","sentence"`, -1 is hedged)
//   node eval/news.mjs … --list         each name that was found, in its sentence
// PolNeAR is github.com/networkdynamics/PolNeAR, the sample github.com/clips/pattern (test/corpora). Neither states a
// licence that lets us pass it on: they are measured on where somebody has them, and nothing is learnt from them.
//
// Of PolNeAR a source and a cue are spans of UTF-16 units. A found one and a labelled one are the same where they
// overlap ("overlap"), as in the notes of its authors; several parts of one label count each. Cues of quotations
// without a verb are not looked for by us and count as missed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    polnear: { type: 'string' },
    conll: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = process.env['HOWDUNIT_DIST'] ?? join(root, 'dist');
const load = async (path) => await import(pathToFileURL(join(dist, path)).href);
const { readText } = await load('read/index.js');
const { findWho } = await load('who/index.js');
const { sentencesOf } = await load('who/sentences.js');
const { framesIn } = await load('who/claims/frames/index.js');
const { hedgeIn } = await load('who/hedges/hedge.js');

if (options.polnear === undefined && options.conll === undefined) {
  console.log('skipped: --polnear DIR or --conll FILE names the data');
}
if (options.polnear !== undefined) {
  names(join(options.polnear, 'data/train/text'));
  speech(join(options.polnear, 'data/dev'));
}
if (options.conll !== undefined) hedges(options.conll);

function names(folder) {
  const found = filesIn(folder, '.txt').flatMap((file) => {
    const reading = readText(readFileSync(join(folder, file), 'utf8'));
    return findWho(reading, {})
      .filter(({ kind, heldBack }) => kind === 'actor-name' && heldBack === undefined)
      .map(({ span }) => ({ name: span.quote, around: around(reading.text, span) }));
  });
  console.log(`actor names in ${filesIn(folder, '.txt').length} articles: ${found.length}`);
  if (options.list) for (const { name, around: words } of found) console.log(`  ${name}\t${words}`);
}

function around(text, { start, end }) {
  return text.slice(Math.max(0, start - 60), end + 60).replaceAll(/\s+/gu, ' ');
}

function speech(folder) {
  const sums = { Source: [0, 0, 0, 0], Cue: [0, 0, 0, 0] };
  for (const file of filesIn(join(folder, 'text'), '.txt')) {
    const text = readFileSync(join(folder, 'text', file), 'utf8');
    const labels = labelsFor(join(folder, 'attributions'), file.slice(0, -'.txt'.length), text);
    if (labels === undefined) continue;
    const found = framesOf(readText(text));
    for (const kind of ['Source', 'Cue']) add(sums[kind], found[kind], labels[kind]);
  }
  for (const [kind, [right, all, hit, labelled]] of Object.entries(sums)) {
    const [precision, recall] = [right / all, hit / labelled];
    const f1 = (2 * precision * recall) / (precision + recall);
    console.log(
      `${kind}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (${labelled} labelled)`,
    );
  }
}

/** Adds found and right, labelled and hit. */
function add(sum, found, labelled) {
  const meets = (one, others) => others.some((other) => one[0] < other[1] && other[0] < one[1]);
  sum[0] += found.filter((one) => meets(one, labelled)).length;
  sum[1] += found.length;
  sum[2] += labelled.filter((one) => meets(one, found)).length;
  sum[3] += labelled.length;
}

function framesOf(reading) {
  const found = { Source: [], Cue: [] };
  for (const { tokens } of sentencesOf(reading)) {
    for (const { claimant, verb } of framesIn(tokens)) {
      const [from, to] = [tokens[claimant?.from], tokens[(claimant?.to ?? 0) - 1]];
      if (from !== undefined && to !== undefined) found.Source.push([from.start, to.end]);
      if (tokens[verb] !== undefined) found.Cue.push([tokens[verb].start, tokens[verb].end]);
    }
  }
  return found;
}

/** Labels of the first annotator who has the article; offsets count code points, which are UTF-16 units here or skipped. */
function labelsFor(folder, name, text) {
  const file = filesIn(folder, '.ann').find((each) => each.startsWith(`${name}_`) || each === `${name}.ann`);
  if (file === undefined || [...text].length !== text.length) return undefined;
  const labels = { Source: [], Cue: [] };
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const [, kind, places] = /^T\d+\t(Source|Cue) ([\d ;]+)\t/u.exec(line) ?? [];
    for (const place of places?.split(';') ?? []) labels[kind].push(place.split(' ').map(Number));
  }
  return labels;
}

function hedges(file) {
  const counts = { right: 0, found: 0, hedged: 0, all: 0 };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, label, words] = /"(-?1)","(.*)"\s*$/u.exec(line) ?? [];
    if (words === undefined) continue;
    const reading = readText(words.replaceAll('""', '"'));
    const isFound = sentencesOf(reading).some(
      ({ tokens }) => hedgeIn(reading, tokens, 0, tokens.length, 0).class !== 'none',
    );
    counts.all += 1;
    counts.hedged += label === '-1';
    counts.found += isFound;
    counts.right += isFound && label === '-1';
  }
  const [precision, recall] = [counts.right / counts.found, counts.right / counts.hedged];
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `hedged sentences: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (${counts.all} sentences)`,
  );
}

function filesIn(folder, ending) {
  return readdirSync(folder).filter((name) => name.endsWith(ending));
}
